-- same-moment.sql
-- grain: one row per rating, for data without dates
-- units: rating in points; n_customers different ones; n_contracts of them with a contract, n_ended with none that has not
--        ended; n_paying of them whom sales, contracts or a list of customers name and who pay in no other currency than
--        :currency; of these, mean_revenue_minor and sd_revenue_minor per customer in minor units of :currency,
--        total_minor of the sizes of their revenue, first_minor to third_minor of the largest three; of the customers of
--        all ratings, each counted once, n_unknown whom nothing but feedback names and n_elsewhere who pay in another currency
with money as (
  select t.customer_id, sum(t.amount_minor) as revenue_minor
  from canonical.transaction t
  where t.role in ('sale', 'refund') and t.currency = :currency
  group by t.customer_id
),
ended as (
  select c.customer_id, bool_and(c.is_ended) as is_ended
  from canonical.contract c
  group by c.customer_id
),
rated as (
  select
    f.rating,
    f.customer_id,
    min(f.rating) over (partition by f.customer_id) = f.rating as is_first
  from (
    select distinct f.rating, f.customer_id
    from canonical.feedback f
    where f.rating is not null and f.customer_id is not null and f.survey = :survey and f.metric = :metric
  ) f
),
known as (
  select
    r.rating,
    r.customer_id,
    r.is_first,
    c.is_known_to_sales,
    c.is_known_to_sales and (c.sales_currencies is null or c.sales_currencies = :currency) as is_paying,
    e.is_ended,
    cast(coalesce(m.revenue_minor, 0) as double) as revenue_minor
  from rated r
  join canonical.customer c on c.customer_id = r.customer_id
  left join money m on m.customer_id = r.customer_id
  left join ended e on e.customer_id = r.customer_id
),
valued as (
  select
    k.*,
    row_number() over (
      partition by k.rating, k.is_paying order by abs(k.revenue_minor) desc, k.customer_id
    ) as place
  from known k
),
left_out as (
  select
    count_if(not k.is_known_to_sales) as n_unknown,
    count_if(k.is_known_to_sales and not k.is_paying) as n_elsewhere
  from known k
  where k.is_first
)
select
  v.rating,
  count(*) as n_customers,
  coalesce(count_if(v.is_ended), 0) as n_ended,
  count_if(v.is_ended is not null) as n_contracts,
  count_if(v.is_paying) as n_paying,
  coalesce(avg(v.revenue_minor) filter (where v.is_paying), 0) as mean_revenue_minor,
  coalesce(stddev_samp(v.revenue_minor) filter (where v.is_paying), 0) as sd_revenue_minor,
  coalesce(sum(abs(v.revenue_minor)) filter (where v.is_paying), 0) as total_minor,
  sum(case when v.is_paying and v.place = 1 then abs(v.revenue_minor) else 0 end) as first_minor,
  sum(case when v.is_paying and v.place = 2 then abs(v.revenue_minor) else 0 end) as second_minor,
  sum(case when v.is_paying and v.place = 3 then abs(v.revenue_minor) else 0 end) as third_minor,
  max(o.n_unknown) as n_unknown,
  max(o.n_elsewhere) as n_elsewhere
from valued v
cross join left_out o
group by v.rating
order by v.rating
