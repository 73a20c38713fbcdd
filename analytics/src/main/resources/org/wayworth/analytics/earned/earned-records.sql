-- earned-records.sql
-- grain: one row: what is recorded in :currency, and which customers cannot be counted
-- units: first_day of the sales within the observation window, in days since 1970-01-01 (0 where there are none);
--        n_undated sales and refunds without a date or a known customer, n_outside those dated outside the window; of all
--        customers: n_unknown whom no record of sales, contracts or customers names, n_elsewhere who pay in another
--        currency, n_unwatched of the others not observed up to :end_day
with observed as (
  select w.starts_on, w.ends_on from canonical.observation_window w
),
unwatched as (
  select p.customer_id
  from canonical.observation_period p
  group by p.customer_id
  having days_between(cast('1970-01-01' as timestamp), cast(max(p.ends_on) as timestamp)) < :end_day
),
moved as (
  select
    t.occurred_at,
    t.occurred_at is null or t.customer_id is null as is_undated,
    coalesce(cast(t.occurred_at as date) between o.starts_on and o.ends_on, false) as is_within
  from canonical.transaction t
  left join observed o on true
  where t.role in ('sale', 'refund') and t.currency = :currency
),
people as (
  select
    count_if(not c.is_known_to_sales) as n_unknown,
    count_if(c.is_known_to_sales and coalesce(c.sales_currencies <> :currency, false)) as n_elsewhere,
    count_if(
      c.is_known_to_sales and coalesce(c.sales_currencies, :currency) = :currency and u.customer_id is not null
    ) as n_unwatched
  from canonical.customer c
  left join unwatched u on u.customer_id = c.customer_id
),
sums as (
  select
    coalesce(
      min(days_between(cast('1970-01-01' as timestamp), m.occurred_at))
        filter (where m.is_within and not m.is_undated),
      0
    ) as first_day,
    count_if(m.is_undated) as n_undated,
    count_if(not m.is_undated and not m.is_within) as n_outside
  from moved m
)
select s.first_day, s.n_undated, s.n_outside, p.n_unknown, p.n_elsewhere, p.n_unwatched
from sums s, people p
