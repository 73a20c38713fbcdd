-- baskets.sql
-- grain: one row per point
-- units: typical_basket in major units of :currency, of which one has :minor_per_major minor units
-- time:  all orders up to the point, each with what was sold in it by then; an order is what one customer bought in one
--        episode, and a sale outside of any is one by itself. Orders of one customer are told apart by the hash of their names,
--        since numbers are grouped much faster than texts
with sold as (
  select p.point, hash(t.episode) as order_key, t.episode is null as is_alone, t.amount_minor
  from point p
  join canonical.transaction t
    on t.customer_id = p.customer_id
    and t.role = 'sale'
    and t.currency = :currency
    and t.occurred_at <= p.as_of
),
basket as (
  select s.point, sum(s.amount_minor) as amount_minor from sold s where not s.is_alone group by s.point, s.order_key
  union all
  select s.point, s.amount_minor from sold s where s.is_alone
),
typical as (
  select b.point, median(b.amount_minor) as amount_minor from basket b where b.amount_minor > 0 group by b.point
)
select p.point, cast(t.amount_minor as double) / :minor_per_major as typical_basket
from point p
left join typical t on t.point = p.point
