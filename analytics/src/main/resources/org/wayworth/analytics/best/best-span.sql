-- best-span.sql
-- grain: one row: from when to when purchases in :currency are recorded
-- units: *_day in days since 1970-01-01; observed_day the end of the records, 0 where nobody says
select
  coalesce(days_between(cast('1970-01-01' as timestamp), min(t.occurred_at)), 0) as first_day,
  coalesce(days_between(cast('1970-01-01' as timestamp), max(t.occurred_at)), 0) as last_day,
  coalesce(
    (
      select days_between(cast('1970-01-01' as timestamp), cast(max(o.ends_on) as timestamp))
      from canonical.observation_period o
    ),
    0
  ) as observed_day
from canonical.transaction t
where t.role in ('sale', 'refund') and t.currency = :currency and t.customer_id is not null
