-- purchase-days.sql
-- grain: one row per day of the observation window with a repeat purchase of a customer who first bought by
--        :calibrated_day; of the customers that purchases.sql counts
-- units: day in days from :start_day (days since 1970-01-01); n_repeats purchases, those of one customer on one day as one
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
    days_between(cast('1970-01-01' as timestamp), t.occurred_at) - :start_day as day
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
  select s.customer_id, s.day
  from sales s
  group by s.customer_id, s.day
),
firsts as (
  select d.customer_id, min(d.day) as first_day from days d group by d.customer_id
)
select d.day, count(*) as n_repeats
from days d
join firsts f on f.customer_id = d.customer_id
where d.day > f.first_day and f.first_day <= :calibrated_day - :start_day
group by d.day
order by d.day
