-- purchases.sql
-- grain: one row per customer with a dated sale of the kinds asked for; sales of one day count as one purchase; alike
--        histories stand together
-- units: first_day, recency_days and early_recency_days in days, the first two from :start_day (days since 1970-01-01)
--        and from the first purchase; repeats purchases after the first; early_* up to :calibrated_day;
--        repeat_sales_minor in minor units of :currency
with sales as (
  select
    t.customer_id,
    days_between(cast('1970-01-01' as timestamp), t.occurred_at) - :start_day as day,
    t.amount_minor
  from canonical.transaction t
  where t.role = 'sale'
    and t.currency = :currency
    and t.customer_id is not null
    and t.occurred_at is not null
    and position('|' || t.kind || '|' in :kinds) > 0
),
days as (
  select s.customer_id, s.day, sum(s.amount_minor) as sales_minor
  from sales s
  group by s.customer_id, s.day
),
firsts as (
  select d.customer_id, min(d.day) as first_day from days d group by d.customer_id
)
select
  d.customer_id,
  f.first_day,
  max(d.day) - f.first_day as recency_days,
  count(*) - 1 as repeats,
  coalesce(max(d.day) filter (where d.day <= :calibrated_day - :start_day), f.first_day) - f.first_day
    as early_recency_days,
  greatest(0, count_if(d.day <= :calibrated_day - :start_day) - 1) as early_repeats,
  coalesce(sum(d.sales_minor) filter (where d.day > f.first_day), 0) as repeat_sales_minor,
  coalesce(sum(d.sales_minor) filter (where d.day > f.first_day and d.day <= :calibrated_day - :start_day), 0)
    as early_sales_minor,
  coalesce(sum(d.sales_minor) filter (where d.day > f.first_day and d.day > :calibrated_day - :start_day), 0)
    as late_sales_minor,
  bool_or(c.joined_on is not null
    and days_between(cast('1970-01-01' as timestamp), cast(c.joined_on as timestamp)) < :start_day) as is_older
from days d
join firsts f on f.customer_id = d.customer_id
join canonical.customer c on c.customer_id = d.customer_id
group by d.customer_id, f.first_day
order by f.first_day, recency_days, repeats, d.customer_id
