-- sale-kinds.sql
-- grain: one row per kind of dated sale of known customers; sales of one customer on one day count as one purchase
-- units: n_*; *_day in days since 1970-01-01; spread: mean over customers of (a / (a + b) − 0.5)², with a and b the days
--        of the last two gaps between purchases: 1/12 where purchases come at random, 0 where they are regular;
--        spread_sd its standard deviation over customers, both from
--        whole millionths, so that the order of rows does not show; observed_day the end of the records
with days as (
  select t.kind, t.customer_id, cast(t.occurred_at as date) as bought_on
  from canonical.transaction t
  where t.role = 'sale'
    and t.currency = :currency
    and t.customer_id is not null
    and t.occurred_at is not null
  group by t.kind, t.customer_id, cast(t.occurred_at as date)
),
gaps as (
  select
    d.kind,
    d.customer_id,
    d.bought_on,
    days_between(
      cast(lag(d.bought_on) over (partition by d.kind, d.customer_id order by d.bought_on) as timestamp),
      cast(d.bought_on as timestamp)
    ) as gap_days,
    row_number() over (partition by d.kind, d.customer_id order by d.bought_on desc) as newest
  from days d
),
pairs as (
  select
    g.kind,
    cast(round(
      1000000 * power(1.0 * sum(g.gap_days) filter (where g.newest = 1) / sum(g.gap_days) - 0.5, 2)
    ) as bigint) as millionths
  from gaps g
  where g.newest <= 2
  group by g.kind, g.customer_id
  having count(g.gap_days) = 2
),
spreads as (
  select
    p.kind,
    count(*) as n_pairs,
    cast(sum(p.millionths) as double) / count(*) / 1000000 as spread,
    sqrt(greatest(
      0,
      cast(sum(p.millionths * p.millionths) as double) - power(cast(sum(p.millionths) as double), 2) / count(*)
    ) / greatest(1, count(*) - 1)) / 1000000 as spread_sd
  from pairs p
  group by p.kind
)
select
  d.kind,
  count(*) as n_purchases,
  count(distinct d.customer_id) as n_customers,
  days_between(cast('1970-01-01' as timestamp), cast(min(d.bought_on) as timestamp)) as first_day,
  days_between(cast('1970-01-01' as timestamp), cast(max(d.bought_on) as timestamp)) as last_day,
  coalesce(
    (
      select days_between(cast('1970-01-01' as timestamp), cast(max(o.ends_on) as timestamp))
      from canonical.observation_period o
    ),
    0
  ) as observed_day,
  coalesce(min(s.n_pairs), 0) as n_pairs,
  cast(coalesce(min(s.spread), 0) as double) as spread,
  cast(coalesce(min(s.spread_sd), 0) as double) as spread_sd
from days d
left join spreads s on s.kind = d.kind
group by d.kind
order by n_purchases desc, d.kind
