-- calendar.sql
-- grain: one row per day on which something happened, in order
-- units: day in days since 2000-01-01; revenue_minor in minor units of :currency, of sales less refunds by the day on which
--        they were decided; n_orders orders by their first sale; n_begun, n_gone customers whose observation begins or ends
--        on the day; n_contracts_* contracts, those that follow one another within 31 days as one
with money as (
  select
    cast(t.decided_at as date) as on_day,
    sum(t.amount_minor) as revenue_minor,
    count_if(t.role = 'sale' and t.earlier_sale_at is null) as n_orders
  from canonical.transaction t
  join canonical.customer c on c.customer_id = t.customer_id and c.sales_currencies = :currency
  where t.role in ('sale', 'refund') and t.currency = :currency and t.decided_at is not null
  group by cast(t.decided_at as date)
),
observed as (
  select min(o.starts_on) as starts_on, max(o.ends_on) as ends_on
  from canonical.observation_period o
  join canonical.customer c on c.customer_id = o.customer_id
  where c.sales_currencies is null or c.sales_currencies = :currency
  group by o.customer_id
),
begun as (
  select o.starts_on as on_day, count(*) as n from observed o group by o.starts_on
),
gone as (
  select o.ends_on as on_day, count(*) as n from observed o group by o.ends_on
),
contracts_begun as (
  select r.started_on as on_day, count(*) as n from canonical.relationship r group by r.started_on
),
contracts_ended as (
  select r.ended_on as on_day, count(*) as n from canonical.relationship r where r.ended_on is not null group by r.ended_on
),
happened as (
  select m.on_day from money m
  union
  select b.on_day from begun b
  union
  select g.on_day from gone g
  union
  select b.on_day from contracts_begun b
  union
  select e.on_day from contracts_ended e
)
select
  cast(days_between(cast('2000-01-01' as timestamp), cast(h.on_day as timestamp)) as bigint) as day,
  coalesce(m.revenue_minor, 0) as revenue_minor,
  coalesce(m.n_orders, 0) as n_orders,
  coalesce(b.n, 0) as n_begun,
  coalesce(g.n, 0) as n_gone,
  coalesce(cb.n, 0) as n_contracts_begun,
  coalesce(ce.n, 0) as n_contracts_ended
from happened h
left join money m on m.on_day = h.on_day
left join begun b on b.on_day = h.on_day
left join gone g on g.on_day = h.on_day
left join contracts_begun cb on cb.on_day = h.on_day
left join contracts_ended ce on ce.on_day = h.on_day
where h.on_day is not null
order by h.on_day
