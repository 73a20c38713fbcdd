-- same-moment.sql
-- grain: one row per rating, for data without dates
-- units: rating in points; n_customers different ones; n_contracts of them with a contract, n_ended with one that has
--        ended; mean_revenue_minor and sd_revenue_minor per customer; total_minor of the sizes of all customers' revenue,
--        first_minor to third_minor of the largest three
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
),
rated as (
  select distinct f.rating, f.customer_id
  from canonical.feedback f
  where f.rating is not null and f.customer_id is not null and f.survey = :survey and f.metric = :metric
),
valued as (
  select
    r.rating,
    cast(coalesce(m.revenue_minor, 0) as double) as revenue_minor,
    e.is_ended,
    row_number() over (partition by r.rating order by abs(coalesce(m.revenue_minor, 0)) desc, r.customer_id) as place
  from rated r
  left join money m on m.customer_id = r.customer_id
  left join ended e on e.customer_id = r.customer_id
)
select
  v.rating,
  count(*) as n_customers,
  coalesce(count_if(v.is_ended), 0) as n_ended,
  count_if(v.is_ended is not null) as n_contracts,
  avg(v.revenue_minor) as mean_revenue_minor,
  coalesce(stddev_samp(v.revenue_minor), 0) as sd_revenue_minor,
  sum(abs(v.revenue_minor)) as total_minor,
  sum(case when v.place = 1 then abs(v.revenue_minor) else 0 end) as first_minor,
  sum(case when v.place = 2 then abs(v.revenue_minor) else 0 end) as second_minor,
  sum(case when v.place = 3 then abs(v.revenue_minor) else 0 end) as third_minor
from valued v
group by v.rating
order by v.rating
