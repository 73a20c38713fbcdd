-- sale-totals.sql
-- grain: one row: what of the sales was paid back, and which customers and sales are left out
-- units: refunded_share of sales, 0 to 1; n_undated sales without a date or a known customer, n_outside sales dated outside
--        the observation window; of all customers: n_unknown whom no record of sales, contracts or customers names,
--        n_elsewhere who pay in another currency, n_unwatched of the rest not observed to the window's end, n_never of the
--        rest without a sale of the kinds asked for in the window
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
placed as (
  select
    c.customer_id,
    case
      when not c.is_known_to_sales then 'unknown'
      when c.sales_currencies <> :currency then 'elsewhere'
      when u.customer_id is not null then 'unwatched'
      else 'counted'
    end as place
  from canonical.customer c
  left join unwatched u on u.customer_id = c.customer_id
),
moved as (
  select
    t.customer_id,
    t.role,
    t.kind,
    t.amount_minor,
    t.occurred_at is null or t.customer_id is null as is_undated,
    coalesce(cast(t.occurred_at as date) between o.starts_on and o.ends_on, false) as is_within,
    coalesce(p.place = 'counted', false) as is_counted
  from canonical.transaction t
  left join observed o on true
  left join placed p on p.customer_id = t.customer_id
  where t.role in ('sale', 'refund') and t.currency = :currency
),
bought as (
  select count(distinct m.customer_id) as n_bought
  from moved m
  where m.role = 'sale' and m.is_within and m.is_counted and position('|' || m.kind || '|' in :kinds) > 0
),
sums as (
  select
    coalesce(
      -1.0 * sum(m.amount_minor) filter (where m.role = 'refund' and m.is_within and m.is_counted)
      / nullif(sum(m.amount_minor) filter (where m.role = 'sale' and m.is_within and m.is_counted), 0),
      0
    ) as refunded_share,
    count_if(m.role = 'sale' and m.is_undated) as n_undated,
    count_if(m.role = 'sale' and not m.is_undated and not m.is_within) as n_outside
  from moved m
),
people as (
  select
    count_if(p.place = 'unknown') as n_unknown,
    count_if(p.place = 'elsewhere') as n_elsewhere,
    count_if(p.place = 'unwatched') as n_unwatched,
    count_if(p.place = 'counted') as n_counted
  from placed p
)
select
  s.refunded_share,
  s.n_undated,
  s.n_outside,
  p.n_unknown,
  p.n_elsewhere,
  p.n_unwatched,
  p.n_counted - b.n_bought as n_never
from sums s, people p, bought b
