-- sfo-told.sql
-- grain: one row per metric and year
-- units: mean, weighted in points of the metric's own scale
select
  metric,
  extract(year from answered_at) as year,
  count(*) as n_responses,
  avg(rating) as mean,
  sum(weight * rating) / sum(weight) as weighted
from canonical.feedback
where rating is not null
group by metric, extract(year from answered_at)
order by metric, year
