-- purchase-days.sql
-- grain: one row per day with a repeat purchase of a customer who first bought by :calibrated_day
-- units: day in days from :start_day (days since 1970-01-01); n_repeats purchases, those of one customer on one day as one
with sales as (
  select
    t.customer_id,
    days_between(cast('1970-01-01' as timestamp), t.occurred_at) - :start_day as day
  from canonical.transaction t
  where t.role = 'sale'
    and t.currency = :currency
    and t.customer_id is not null
    and t.occurred_at is not null
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
