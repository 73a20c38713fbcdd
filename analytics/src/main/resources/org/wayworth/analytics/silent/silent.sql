-- silent.sql
-- grain: one row per customer who was asked from :from_day to :cut_day, at the last time (:by_invitation), or else who
--        bought in that time
-- units: rating in points of its scale, score in points 0–10, both empty where the customer did not respond; revenue_minor
--        sales less refunds of the :lookback_days before the customer was asked, or before sales end (:ends_on) where that
--        comes first, in minor units of :currency; orders of these days; is_covered false where sales ended more than
--        :most_lag_days before; tenure_days; asked_day in days since 2000-01-01; answers after :heard_until are dated by
--        mistake
with asked as (
  select
    i.customer_id,
    i.channel,
    i.sent_at,
    lead(i.sent_at) over (partition by i.customer_id order by i.sent_at) as next_at
  from canonical.invitation i
  where i.survey = :survey and i.customer_id is not null and i.is_delivered is distinct from false
),
latest as (
  select
    a.customer_id,
    a.channel,
    a.sent_at,
    a.next_at,
    row_number() over (partition by a.customer_id order by a.sent_at desc, a.channel nulls last) as newest
  from asked a
  where a.sent_at >= cast(:from_day as timestamp)
    and a.sent_at < cast(:cut_day as timestamp) + interval '1 day'
),
population as (
  select l.customer_id, l.channel, l.sent_at as asked_at, l.sent_at as open_from, l.next_at as open_until
  from latest l
  where l.newest = 1 and :by_invitation
  union all
  select distinct
    t.customer_id,
    cast(null as varchar(40)) as channel,
    cast(:cut_day as timestamp) + interval '1 day' as asked_at,
    cast(:from_day as timestamp) as open_from,
    cast(:cut_day as timestamp) + interval '1 day' as open_until
  from canonical.transaction t
  where not :by_invitation
    and t.role = 'sale'
    and t.customer_id is not null
    and t.occurred_at >= cast(:from_day as timestamp)
    and t.occurred_at < cast(:cut_day as timestamp) + interval '1 day'
),
heard as (
  select
    p.customer_id,
    max_by(f.rating, concat_ws(' ', cast(f.answered_at as varchar(40)), cast(f.feedback_id as varchar(40)))) as rating,
    max_by(f.score, concat_ws(' ', cast(f.answered_at as varchar(40)), cast(f.feedback_id as varchar(40)))) as score
  from population p
  join canonical.feedback f
    on f.customer_id = p.customer_id
    and f.survey = :survey
    and f.metric = :metric
    and f.rating is not null
    and f.answered_at >= p.open_from
    and f.answered_at < cast(:heard_until as timestamp) + interval '1 day'
    and (p.open_until is null or f.answered_at < p.open_until)
  group by p.customer_id
),
described as (
  select
    p.*,
    least(p.asked_at, coalesce(cast(:ends_on as timestamp) + interval '1 day', p.asked_at)) as known_to,
    cast(:ends_on as timestamp) is null
      or p.asked_at < cast(:ends_on as timestamp) + (:most_lag_days + 1) * interval '1 day' as is_covered
  from population p
),
spent as (
  select
    p.customer_id,
    sum(t.amount_minor) as revenue_minor,
    count_if(
      t.role = 'sale'
      and (t.earlier_sale_at is null or t.earlier_sale_at <= p.known_to - :lookback_days * interval '1 day')
    ) as orders
  from described p
  join canonical.transaction t
    on t.customer_id = p.customer_id
    and t.role in ('sale', 'refund')
    and t.currency = :currency
    and t.occurred_at > p.known_to - :lookback_days * interval '1 day'
    and t.occurred_at <= p.known_to
  group by p.customer_id
)
select
  p.customer_id,
  p.channel,
  days_between(cast('2000-01-01' as timestamp), p.asked_at) as asked_day,
  h.rating,
  h.score,
  cast(coalesce(s.revenue_minor, 0) as bigint) as revenue_minor,
  cast(coalesce(s.orders, 0) as bigint) as orders,
  greatest(0, coalesce(days_between(coalesce(cast(c.joined_on as timestamp), c.first_seen_at), p.asked_at), 0))
    as tenure_days,
  c.is_known_to_sales,
  c.sales_currencies is not null and c.sales_currencies <> :currency as pays_elsewhere,
  p.is_covered
from described p
join canonical.customer c on c.customer_id = p.customer_id
left join heard h on h.customer_id = p.customer_id
left join spent s on s.customer_id = p.customer_id
order by p.customer_id
