-- silent-waves.sql
-- grain: one row per invitation to :survey from :asked_from to :cut_day that was not returned, of a known customer; an
--        earlier one to the same customer on the same moment is the same invitation
-- units: sent_day in days since 2000-01-01; place 1 for a customer's first invitation; rating in points of its scale, empty
--        where the customer did not respond until the next invitation; answers after :heard_until are dated by mistake
with asked as (
  select i.customer_id, i.sent_at
  from canonical.invitation i
  where i.survey = :survey
    and i.customer_id is not null
    and i.is_delivered is distinct from false
    and i.sent_at >= cast(:asked_from as timestamp)
  group by i.customer_id, i.sent_at
),
placed as (
  select
    a.customer_id,
    a.sent_at,
    lead(a.sent_at) over (partition by a.customer_id order by a.sent_at) as next_at,
    row_number() over (partition by a.customer_id order by a.sent_at) as place
  from asked a
),
heard as (
  select
    p.customer_id,
    p.place,
    max_by(f.rating, concat_ws(' ', cast(f.answered_at as varchar(40)), cast(f.feedback_id as varchar(40)))) as rating
  from placed p
  join canonical.feedback f
    on f.customer_id = p.customer_id
    and f.survey = :survey
    and f.metric = :metric
    and f.rating is not null
    and f.answered_at >= p.sent_at
    and f.answered_at < cast(:heard_until as timestamp) + interval '1 day'
    and (p.next_at is null or f.answered_at < p.next_at)
  group by p.customer_id, p.place
)
select
  p.customer_id,
  days_between(cast('2000-01-01' as timestamp), p.sent_at) as sent_day,
  p.place,
  h.rating
from placed p
left join heard h on h.customer_id = p.customer_id and h.place = p.place
where p.sent_at < cast(:cut_day as timestamp) + interval '1 day'
order by p.customer_id, p.place
