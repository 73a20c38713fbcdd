-- tickets.sql
-- grain: one row per point
-- units: tickets_365 in tickets
-- time:  over the 365 days up to the point, by when each began. A ticket is an episode of a kind in which nothing had been
--        sold to anybody by then: a support case, a claim, a complaint, but no order. Kinds of which episodes of their first 30
--        days were sales before all points need no further look: nearly all episodes are orders. Each moment of an order has one sale
--        with order_minor
with started as (
  select e.kind, min(e.started_at) as started_at from canonical.episode e group by e.kind
),
looked_at as materialized (
  select e.episode, e.kind
  from canonical.episode e
  join started k on k.kind = e.kind and e.started_at <= k.started_at + interval '30 days'
),
early as materialized (
  select l.kind, min(t.occurred_at) as first_at
  from looked_at l
  join canonical.transaction t on t.episode = l.episode and t.order_minor is not null
  group by l.kind
  having min(t.occurred_at) <= :first_as_of
),
others as materialized (
  select e.episode, e.kind from canonical.episode e where e.kind not in (select y.kind from early y)
),
sold as (
  select y.kind, y.first_at from early y
  union all
  select o.kind, min(t.occurred_at)
  from others o
  join canonical.transaction t on t.episode = o.episode and t.order_minor is not null
  group by o.kind
),
begins as (
  select s.first_at as sold_at, min(k.started_at) as started_at
  from started k
  left join sold s on s.kind = k.kind
  group by s.first_at
),
opened as (
  select p.point, count(*) filter (where e.started_at > p.since) as n_tickets
  from point p
  join canonical.episode e on e.customer_id = p.customer_id and e.started_at <= p.as_of
  left join sold s on s.kind = e.kind
  where
    (s.first_at is null or s.first_at > p.as_of)
    and e.kind not in (select y.kind from sold y where y.first_at <= :first_as_of)
  group by p.point
),
begun as (
  select p.point, cast(min(b.started_at) as date) as begun_on
  from point p
  join begins b on b.sold_at is null or b.sold_at > p.as_of
  group by p.point
),
stood as (
  select
    p.point,
    k.is_within
      and (k.is_known_to_sales or o.point is not null)
      and is_on_record_for_a_year(b.begun_on, k.records_from, p.as_of_on) as is_counted
  from point p
  join known k on k.point = p.point
  left join begun b on b.point = p.point
  left join opened o on o.point = p.point
)
select s.point, case when s.is_counted then coalesce(o.n_tickets, 0) end as tickets_365
from stood s
left join opened o on o.point = s.point
