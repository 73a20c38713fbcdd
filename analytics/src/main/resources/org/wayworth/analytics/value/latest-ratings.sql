-- latest-ratings.sql
-- grain: one row per customer with a rated and dated answer of the survey up to and with :until: the latest
-- units: rating in points of its scale; day in days since 2000-01-01
with rated as (
  select
    f.customer_id,
    f.rating,
    f.answered_at,
    row_number() over (partition by f.customer_id order by f.answered_at desc, f.feedback_id desc) as newest
  from canonical.feedback f
  where f.survey = :survey
    and f.metric = :metric
    and f.rating is not null
    and f.answered_at is not null
    and f.customer_id is not null
    and f.answered_at < cast(:until as date) + interval '1 day'
)
select r.customer_id, r.rating, days_between(cast('2000-01-01' as timestamp), r.answered_at) as day
from rated r
where r.newest = 1
order by r.customer_id
