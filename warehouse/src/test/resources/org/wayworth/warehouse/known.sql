-- known.sql
-- grain: one row per key
select l.key, c.is_known_to_sales, coalesce(c.sales_currencies, 'none') as currencies,
  coalesce(o.basis, 'none') as basis
from canonical.identity_link l
join canonical.customer c on c.customer_id = l.customer_id
left join canonical.observation_period o on o.customer_id = l.customer_id
order by l.key
