-- drivers-responses.sql
-- grain: one row per response of the survey in the period, in order of feedback_id
-- units: rating in points of its scale; weight as the source gives it; answered_at UTC
select
  f.feedback_id,
  f.customer_id,
  f.rating,
  f.weight,
  f.answered_at
from canonical.feedback f
where f.survey = :survey
  and f.metric = :metric
  and (cast(:starts_on as timestamp) is null or f.answered_at >= cast(:starts_on as timestamp))
  and (
    cast(:ends_on as timestamp) is null
    or f.answered_at < cast(:ends_on as timestamp) + interval '1 day'
  )
order by f.feedback_id
