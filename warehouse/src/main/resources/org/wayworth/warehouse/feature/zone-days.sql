-- zone-days.sql
-- zone_day: how far the company's clock is ahead of UTC on a day of UTC, before and from changes_at on. grain: one row per day
create or replace temp table zone_day as
select
  date '1970-01-01' + cast(d.day_number as integer) as day,
  d.minutes_before * interval '1 minute' as ahead_before,
  make_timestamp(d.changes_at_micros) as changes_at,
  d.minutes_after * interval '1 minute' as ahead_after
from (
  select unnest(range(g.first_day, g.last_day + 1)) as day_number, g.minutes_before, g.changes_at_micros, g.minutes_after
  from given_days g
) d;
