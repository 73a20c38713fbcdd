-- products.sql
-- grain: one row per point
-- units: none
-- time:  everything bought up to the point
with bought as (
  select distinct p.point, t.product
  from point p
  join canonical.transaction t
    on t.customer_id = p.customer_id
    and t.role = 'sale'
    and t.product is not null
    and t.occurred_at <= p.as_of
),
listed as (
  select b.point, list_sort(array_agg(b.product)) as product_kinds from bought b group by b.point
)
select p.point, l.product_kinds
from point p
left join listed l on l.point = p.point
