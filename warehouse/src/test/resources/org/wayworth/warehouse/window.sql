-- window.sql
-- grain: one row
select coalesce(cast(starts_on as varchar(10)), 'none') as starts_on, coalesce(cast(ends_on as varchar(10)), 'none') as ends_on,
  coalesce(basis, 'none') as basis, coalesce(cast(last_record_on as varchar(10)), 'none') as last_record_on, set_aside
from canonical.observation_window
