-- observation-window.sql
-- grain: one row, or none where nothing is observed
-- units: starts_day, ends_day in days since 1970-01-01; set_aside in records
select
  cast(days_between(cast('1970-01-01' as timestamp), cast(w.starts_on as timestamp)) as bigint) as starts_day,
  cast(days_between(cast('1970-01-01' as timestamp), cast(w.ends_on as timestamp)) as bigint) as ends_day,
  w.set_aside
from canonical.observation_window w
where w.starts_on is not null and w.ends_on is not null
