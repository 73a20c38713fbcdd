-- listening-touchpoints.sql
-- grain: one row: how many touchpoints the responses to the surveys in :chosen speak of
-- units: n_touchpoints distinct ones
select count(distinct f.touchpoint) as n_touchpoints
from canonical.feedback f
where f.rating is not null
  and position(concat('|', f.survey, '/', f.metric, '|') in :chosen) > 0
