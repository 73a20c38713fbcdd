-- silent-days.sql
-- grain: one row per day on which :survey was sent to a known customer, or answered (metric :metric) by one, in order of day
-- units: day since 2000-01-01; n_asked invitations that were not returned; n_heard rated answers
with asked as (
  select floor(days_between(cast('2000-01-01' as timestamp), i.sent_at)) as day, count(*) as n
  from canonical.invitation i
  where i.survey = :survey and i.customer_id is not null and i.is_delivered is distinct from false
  group by floor(days_between(cast('2000-01-01' as timestamp), i.sent_at))
),
heard as (
  select floor(days_between(cast('2000-01-01' as timestamp), f.answered_at)) as day, count(*) as n
  from canonical.feedback f
  where f.survey = :survey
    and f.metric = :metric
    and f.rating is not null
    and f.answered_at is not null
    and f.customer_id is not null
  group by floor(days_between(cast('2000-01-01' as timestamp), f.answered_at))
)
select
  cast(coalesce(a.day, h.day) as bigint) as day,
  coalesce(a.n, 0) as n_asked,
  coalesce(h.n, 0) as n_heard
from asked a
full outer join heard h on h.day = a.day
order by day
