-- orders.sql
-- grain: one row per point
-- units: money in major units of :currency, of which one has :minor_per_major minor units; recency_days in days; refund_share
--        as a share
-- time:  *_365 over the 365 days up to the point, by when each sale or refund happened; an order is counted where its first
--        sale of those days is. Counted only where the customer's sales are on record for all of those days; dates that were
--        set aside as stray, before the observation window, are left out. Each moment of an order has one sale with order_minor,
--        so those are enough to know when and in which currencies was bought
with bought as (
  select
    p.point,
    max(t.occurred_at) as last_sale_at,
    count_if(t.currency = :currency) as n_main,
    min(case when t.currency <> :currency then t.currency end) as first_other,
    max(case when t.currency <> :currency then t.currency end) as last_other
  from point p
  join canonical.transaction t
    on t.customer_id = p.customer_id
    and t.order_minor is not null
    and t.occurred_at <= p.as_of
  where t.occurred_at >= :records_from and t.occurred_at <= :last_as_of
  group by p.point
),
summed as (
  select
    p.point,
    count_if(t.role = 'sale' and (t.earlier_sale_at is null or t.earlier_sale_at <= p.since)) as n_orders,
    sum(t.amount_minor) as revenue_minor,
    sum(t.margin_minor) as margin_minor,
    sum(t.amount_minor) filter (where t.role = 'sale') as sold_minor,
    sum(t.amount_minor) filter (where t.role = 'refund') as refunded_minor,
    count_if(t.currency <> :currency) as n_elsewhere,
    count_if(t.margin_minor is null) as n_without_margin
  from point p
  join canonical.transaction t
    on t.customer_id = p.customer_id
    and t.role in ('sale', 'refund')
    and t.occurred_at <= p.as_of
    and t.occurred_at > p.since
  where
    t.occurred_at >= :records_from
    and t.occurred_at > :first_since
    and t.occurred_at <= :last_as_of
  group by p.point
),
first_margin as (
  select min(t.occurred_at) as first_at from canonical.transaction t where t.margin_minor is not null
),
stood as (
  select
    p.point,
    p.as_of,
    p.as_of_on,
    k.is_known_to_sales and k.sales_from is not null as is_observed,
    k.is_known_to_sales
      and coalesce(days_between(cast(k.sales_from as timestamp), cast(p.as_of_on as timestamp)) >= 365, false) as is_counted
  from point p
  join known k on k.point = p.point
)
select
  s.point,
  case
    when s.is_observed
    then days_between(
      cast(
        cast(b.last_sale_at + case when b.last_sale_at >= z.changes_at then z.ahead_after else z.ahead_before end as date)
        as timestamp
      ),
      cast(s.as_of_on as timestamp)
    )
  end as recency_days,
  case when s.is_counted then cast(coalesce(m.n_orders, 0) as bigint) end as orders_365,
  case
    when s.is_counted and coalesce(m.n_elsewhere, 0) = 0
    then cast(coalesce(m.revenue_minor, 0) as double) / :minor_per_major
  end as revenue_365,
  case
    when s.is_counted and coalesce(m.n_elsewhere, 0) = 0 and coalesce(m.n_without_margin, 0) = 0 and g.first_at <= s.as_of
    then cast(coalesce(m.margin_minor, 0) as double) / :minor_per_major
  end as margin_365,
  case
    when s.is_counted and m.n_elsewhere = 0 and m.sold_minor > 0
    then cast(-coalesce(m.refunded_minor, 0) as double) / m.sold_minor
  end as refund_share,
  case
    when b.first_other is null and b.n_main > 0 then :currency
    when b.n_main = 0 and b.first_other = b.last_other then b.first_other
  end as currency
from stood s
cross join first_margin g
left join bought b on b.point = s.point
left join summed m on m.point = s.point
left join zone_day z on z.day = cast(b.last_sale_at as date)
