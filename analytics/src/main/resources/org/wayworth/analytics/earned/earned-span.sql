-- earned-span.sql
-- grain: one row per currency, the one with most sales first
-- units: *_day in days since 1970-01-01; observed_day the end of the records, 0 where nobody says; n_undated sales and
--        refunds without a date or a known customer
select
  t.currency,
  coalesce(days_between(cast('1970-01-01' as timestamp), min(t.occurred_at)), 0) as first_day,
  coalesce(days_between(cast('1970-01-01' as timestamp), max(t.occurred_at)), 0) as last_day,
  coalesce(
    (
      select days_between(cast('1970-01-01' as timestamp), cast(max(o.ends_on) as timestamp))
      from canonical.observation_period o
    ),
    0
  ) as observed_day,
  count_if(t.occurred_at is not null and t.customer_id is not null) as n_dated,
  count_if(t.occurred_at is null or t.customer_id is null) as n_undated
from canonical.transaction t
where t.role in ('sale', 'refund')
group by t.currency
order by n_dated desc, t.currency
