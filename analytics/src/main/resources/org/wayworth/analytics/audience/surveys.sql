-- surveys.sql
-- grain: one row per survey and metric
-- units: n_* responses, but n_customers customers, n_levels distinct ratings and n_asked invitations; scale_* in points of
--        the scale; *_day in days since 1970-01-01
with asked as (
  select i.survey, count(*) as n_asked
  from canonical.invitation i
  where i.customer_id is not null and i.is_delivered is distinct from false
  group by i.survey
)
select
  f.survey,
  f.metric,
  count(*) as n_responses,
  count_if(f.rating is not null) as n_rated,
  count_if(f.rating is not null and f.answered_at is not null) as n_dated,
  count_if(f.rating is not null and f.answered_at is not null and f.customer_id is not null) as n_linked,
  count(distinct f.customer_id) as n_customers,
  count(distinct f.rating) as n_levels,
  count_if(f.rating is not null and f.weight is not null) as n_weighted,
  coalesce(min(a.n_asked), 0) as n_asked,
  coalesce(min(f.scale_low), 0) as scale_low,
  coalesce(max(f.scale_high), 0) as scale_high
from canonical.feedback f
left join asked a on a.survey = f.survey
group by f.survey, f.metric
order by n_linked desc, n_rated desc, f.survey, f.metric
