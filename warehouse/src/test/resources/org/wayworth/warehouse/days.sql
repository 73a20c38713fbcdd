-- days.sql
-- grain: one row per response
select f.verbatim, coalesce(f.dated_by, 'none') as dated_by, coalesce(f.is_day_only, false) as is_day_only,
  f.is_day_only is null as is_undated,
  coalesce(cast(f.day_from as varchar(19)), 'none') as day_from,
  coalesce(cast(f.day_until as varchar(19)), 'none') as day_until
from canonical.feedback f
order by f.verbatim
