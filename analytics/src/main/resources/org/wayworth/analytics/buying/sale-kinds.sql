-- sale-kinds.sql
-- grain: one row per kind of sale, dated within the observation window, of customers whose purchases are all known in
--        :currency and who were observed to its end; sales of one customer on one day count as one purchase
-- units: n_*; *_day in days since 1970-01-01; spread: mean over customers of (a / (a + b) − 0.5)², with a and b the days
--        of the last two gaps between purchases: 1/12 where purchases come at random, 0 where they are regular;
--        spread_sd its standard deviation over customers, both from
--        whole millionths, so that the order of rows does not show; observed_day the end of the window
with observed as (
  select w.starts_on, w.ends_on from canonical.observation_window w
),
unwatched as (
  select p.customer_id
  from canonical.observation_period p
  join observed o on true
  group by p.customer_id
  having max(p.ends_on) < max(o.ends_on)
),
days as (
  select t.kind, t.customer_id, cast(t.occurred_at as date) as bought_on
  from canonical.transaction t
  join observed o on cast(t.occurred_at as date) between o.starts_on and o.ends_on
  join canonical.customer c on c.customer_id = t.customer_id
  left join unwatched u on u.customer_id = t.customer_id
  where t.role = 'sale'
    and t.currency = :currency
    and c.sales_currencies = :currency
    and u.customer_id is null
  group by t.kind, t.customer_id, cast(t.occurred_at as date)
),
placed as (
  select
    d.kind,
    d.customer_id,
    d.bought_on,
    row_number() over (partition by d.kind, d.customer_id order by d.bought_on desc) as newest
  from days d
),
pairs as (
  select
    p.kind,
    cast(round(
      1000000
      * power(
        1.0
          * days_between(
            cast(max(p.bought_on) filter (where p.newest = 2) as timestamp), cast(max(p.bought_on) as timestamp)
          )
          / days_between(cast(min(p.bought_on) as timestamp), cast(max(p.bought_on) as timestamp))
        - 0.5,
        2
      )
    ) as bigint) as millionths
  from placed p
  where p.newest <= 3
  group by p.kind, p.customer_id
  having count(*) = 3
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
),
bought as (
  select d.kind, d.customer_id, count(*) as n_days, min(d.bought_on) as first_on
  from days d
  group by d.kind, d.customer_id
),
totals as (
  select
    b.kind,
    cast(sum(b.n_days) as bigint) as n_purchases,
    count(*) as n_customers,
    min(b.first_on) as first_on
  from bought b
  group by b.kind
)
select
  t.kind,
  t.n_purchases,
  t.n_customers,
  days_between(cast('1970-01-01' as timestamp), cast(t.first_on as timestamp)) as first_day,
  days_between(cast('1970-01-01' as timestamp), cast(o.ends_on as timestamp)) as observed_day,
  coalesce(s.n_pairs, 0) as n_pairs,
  cast(coalesce(s.spread, 0) as double) as spread,
  cast(coalesce(s.spread_sd, 0) as double) as spread_sd
from totals t
join observed o on true
left join spreads s on s.kind = t.kind
order by t.n_purchases desc, t.kind
