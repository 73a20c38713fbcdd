-- products.sql
-- grain: one row per point
-- units: none
-- time:  everything bought up to the point. Products are numbered in order of the alphabet: numbers are gathered, told apart and
--        sorted much faster than texts, and take less memory
with product as materialized (
  select k.product, cast(row_number() over (order by k.product) as integer) as number
  from (
    select distinct t.product from canonical.transaction t where t.role = 'sale' and t.product is not null
  ) k
),
bought as (
  select p.point, list_sort(list_distinct(array_agg(k.number))) as numbers
  from point p
  join canonical.transaction t on t.customer_id = p.customer_id and t.role = 'sale' and t.occurred_at <= p.as_of
  join product k on k.product = t.product
  group by p.point
),
named as (
  select list_sort(array_agg(k.product)) as products from product k
)
select p.point, list_select(n.products, b.numbers) as product_kinds
from point p
cross join named n
left join bought b on b.point = p.point
