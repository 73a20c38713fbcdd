-- best-records.sql
-- grain: one row: since when purchases in :currency are recorded, and which customers can be ranked by them
-- units: first_day of the sales within the observation window, in days since 1970-01-01 (0 where there are none); of all
--        customers: n_unknown whom no record of sales, contracts or customers names, n_elsewhere who pay in another
--        currency, n_unwatched of the others not observed to the end of the window, n_counted the rest
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
placed as (
  select
    case
      when not c.is_known_to_sales then 'unknown'
      when c.sales_currencies <> :currency then 'elsewhere'
      when u.customer_id is not null then 'unwatched'
      else 'counted'
    end as place
  from canonical.customer c
  left join unwatched u on u.customer_id = c.customer_id
),
people as (
  select
    count_if(p.place = 'unknown') as n_unknown,
    count_if(p.place = 'elsewhere') as n_elsewhere,
    count_if(p.place = 'unwatched') as n_unwatched,
    count_if(p.place = 'counted') as n_counted
  from placed p
),
sales as (
  select coalesce(min(days_between(cast('1970-01-01' as timestamp), t.occurred_at)), 0) as first_day
  from canonical.transaction t
  join observed o on cast(t.occurred_at as date) between o.starts_on and o.ends_on
  where t.role in ('sale', 'refund') and t.currency = :currency and t.customer_id is not null
)
select s.first_day, p.n_unknown, p.n_elsewhere, p.n_unwatched, p.n_counted
from sales s, people p
