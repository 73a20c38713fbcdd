-- purchases.sql
-- grain: one row per customer with a sale of the kinds asked for, dated within the observation window, whose purchases are
--        all known in :currency and who was observed to the window's end; sales of one day count as one purchase; alike
--        histories stand together
-- units: first_day, recency_days and early_recency_days in days, the first two from :start_day (days since 1970-01-01)
--        and from the first purchase; repeats purchases after the first; early_* up to :calibrated_day;
--        repeat_sales_minor in minor units of :currency
with observed as (
  select w.starts_on, w.ends_on from canonical.observation_window w
),
unwatched as (
  select p.customer_id
  from canonical.observation_period p
  join observed o on true
  group by p.customer_id
  having max(p.ends_on) < max(o.ends_on)
),
sales as (
  select
    t.customer_id,
    days_between(cast('1970-01-01' as timestamp), t.occurred_at) - :start_day as day,
    t.amount_minor
  from canonical.transaction t
  join observed o on cast(t.occurred_at as date) between o.starts_on and o.ends_on
  join canonical.customer c on c.customer_id = t.customer_id
  left join unwatched u on u.customer_id = t.customer_id
  where t.role = 'sale'
    and t.currency = :currency
    and c.sales_currencies = :currency
    and u.customer_id is null
    and position('|' || t.kind || '|' in :kinds) > 0
),
days as (
  select s.customer_id, s.day, sum(s.amount_minor) as sales_minor
  from sales s
  group by s.customer_id, s.day
),
histories as (
  select
    d.customer_id,
    min(d.day) as first_day,
    max(d.day) as last_day,
    max(d.day) filter (where d.day <= :calibrated_day - :start_day) as early_last_day,
    count(*) as n_days,
    count_if(d.day <= :calibrated_day - :start_day) as early_n_days,
    min_by(d.sales_minor, d.day) as first_sales_minor,
    sum(d.sales_minor) as sales_minor,
    coalesce(sum(d.sales_minor) filter (where d.day <= :calibrated_day - :start_day), 0) as early_sales_minor
  from days d
  group by d.customer_id
)
select
  h.customer_id,
  h.first_day,
  h.last_day - h.first_day as recency_days,
  h.n_days - 1 as repeats,
  coalesce(h.early_last_day - h.first_day, 0) as early_recency_days,
  cast(greatest(0, h.early_n_days - 1) as bigint) as early_repeats,
  cast(h.sales_minor - h.first_sales_minor as bigint) as repeat_sales_minor,
  cast(case when h.early_n_days > 0 then h.early_sales_minor - h.first_sales_minor else 0 end as bigint)
    as early_sales_minor,
  cast(h.sales_minor - case when h.early_n_days > 0 then h.early_sales_minor else h.first_sales_minor end as bigint)
    as late_sales_minor,
  c.joined_on is not null
    and days_between(cast('1970-01-01' as timestamp), cast(c.joined_on as timestamp)) < :start_day as is_older
from histories h
join canonical.customer c on c.customer_id = h.customer_id
order by h.first_day, recency_days, repeats, h.customer_id
