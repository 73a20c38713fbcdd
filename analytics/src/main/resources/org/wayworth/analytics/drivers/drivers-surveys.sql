-- drivers-surveys.sql
-- grain: one row per survey and metric whose responses hold answers to single questions (items)
-- units: n_responses responses with at least one rated item; n_items distinct items; n_answers rated items
select
  f.survey,
  f.metric,
  count(distinct f.feedback_id) as n_responses,
  count(distinct a.item) as n_items,
  count(*) as n_answers
from canonical.answer a
join canonical.feedback f on f.feedback_id = a.feedback_id
where a.rating is not null
group by f.survey, f.metric
order by n_answers desc, f.survey, f.metric
