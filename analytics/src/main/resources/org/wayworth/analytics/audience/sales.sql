-- sales.sql
-- grain: one row per currency in which customers bought, the one with most customers first
-- units: n_* transactions, but n_customers customers with a dated sale; n_margins those whose margin is known
select
  t.currency,
  count(*) as n_sales,
  count(distinct case when t.role = 'sale' and t.occurred_at is not null then t.customer_id end) as n_customers,
  count_if(t.occurred_at is not null and t.customer_id is not null) as n_dated,
  count_if(t.occurred_at is not null and t.customer_id is not null and t.margin_minor is not null) as n_margins
from canonical.transaction t
where t.role in ('sale', 'refund')
group by t.currency
order by n_customers desc, n_sales desc, t.currency
