-- last-import.sql
-- grain: one row
-- units: import_day of the latest import, in days since 2000-01-01
select days_between(cast('2000-01-01' as timestamp), max(l.imported_at)) as import_day
from canonical.load l
