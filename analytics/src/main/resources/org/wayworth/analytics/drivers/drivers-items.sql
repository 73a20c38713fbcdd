-- drivers-items.sql
-- grain: one row per item of the survey, in order of name
-- units: scale_* in points of the item's scale, where the source gives none the least and the most that was answered
select
  a.item,
  count_if(a.rating is not null) as n_rated,
  coalesce(min(a.scale_low), min(a.rating), 0) as scale_low,
  coalesce(max(a.scale_high), max(a.rating), 0) as scale_high
from canonical.answer a
join canonical.feedback f on f.feedback_id = a.feedback_id
where f.survey = :survey and f.metric = :metric
group by a.item
order by a.item
