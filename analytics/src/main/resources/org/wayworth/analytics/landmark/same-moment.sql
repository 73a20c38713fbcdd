-- same-moment.sql
-- grain: one row per rating, for data without dates
-- units: rating in points; n_customers; n_ended customers with a contract that has ended; revenue_minor per customer
with money as (
  select t.customer_id, sum(t.amount_minor) as revenue_minor
  from canonical.transaction t
  where t.role in ('sale', 'refund')
  group by t.customer_id
),
ended as (
  select c.customer_id, bool_or(c.is_ended) as is_ended
  from canonical.contract c
  group by c.customer_id
)
select
  f.rating,
  count(*) as n_customers,
  coalesce(count_if(e.is_ended), 0) as n_ended,
  count_if(e.is_ended is not null) as n_contracts,
  cast(avg(coalesce(m.revenue_minor, 0)) as double) as mean_revenue_minor,
  cast(coalesce(stddev_samp(coalesce(m.revenue_minor, 0)), 0) as double) as sd_revenue_minor
from canonical.feedback f
left join money m on m.customer_id = f.customer_id
left join ended e on e.customer_id = f.customer_id
where f.rating is not null and f.customer_id is not null and f.survey = :survey and f.metric = :metric
group by f.rating
order by f.rating
