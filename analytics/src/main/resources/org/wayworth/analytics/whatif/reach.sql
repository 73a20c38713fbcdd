-- reach.sql
-- grain: one row
-- units: n_customers who bought in :currency, and in no other, in the last :horizon_days of the observation window
with observed as (
  select w.starts_on, w.ends_on from canonical.observation_window w
)
select count(distinct t.customer_id) as n_customers
from canonical.transaction t
join observed o on cast(t.occurred_at as date) between o.starts_on and o.ends_on
join canonical.customer c on c.customer_id = t.customer_id
where t.role = 'sale'
  and t.currency = :currency
  and c.sales_currencies = :currency
  and days_between(t.occurred_at, cast(o.ends_on as timestamp)) < :horizon_days
