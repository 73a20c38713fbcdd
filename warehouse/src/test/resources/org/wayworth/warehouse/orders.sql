-- orders.sql
-- grain: one row per sale
-- units: earlier: day of the sale before it in the same order, or none
select t.product, coalesce(cast(cast(t.earlier_sale_at as date) as varchar(10)), 'none') as earlier
from canonical.transaction t
where t.role = 'sale'
order by t.product
