-- linkage-support.sql
-- grain: one row per survey and metric
-- units: n_* responses; scale_* in points of the scale; first_answer, last_answer UTC
select
  f.survey,
  f.metric,
  count(*) as n_responses,
  count_if(f.rating is not null) as n_rated,
  count_if(f.rating is not null and f.answered_at is not null) as n_dated,
  count_if(f.rating is not null and f.answered_at is not null and f.customer_id is not null) as n_linked,
  count(distinct f.customer_id) as n_customers,
  count(distinct f.rating) as n_levels,
  min(f.scale_low) as scale_low,
  max(f.scale_high) as scale_high
from canonical.feedback f
group by f.survey, f.metric
order by n_linked desc, n_rated desc, f.survey, f.metric
