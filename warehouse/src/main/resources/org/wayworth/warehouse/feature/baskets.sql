-- baskets.sql
-- grain: one row per point
-- units: typical_basket in major units of :currency, of which one has :minor_per_major minor units
-- time:  all orders up to the point, each with what was sold in it by then; an order is what one customer bought in one
--        episode, and a sale outside of any is one by itself
with typical as (
  select p.point, median(t.order_minor) as amount_minor
  from point p
  join canonical.transaction t
    on t.customer_id = p.customer_id
    and t.order_minor > 0
    and t.currency = :currency
    and t.occurred_at <= p.as_of
    and coalesce(t.next_sale_at > p.as_of, true)
  group by p.point
)
select p.point, cast(t.amount_minor as double) / :minor_per_major as typical_basket
from point p
left join typical t on t.point = p.point
