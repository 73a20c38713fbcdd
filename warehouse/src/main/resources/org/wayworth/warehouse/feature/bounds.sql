-- bounds.sql
-- grain: one row
-- units: microseconds since 1970-01-01, UTC
-- Between which moments the points lie, and from when records are taken: the beginning of the observation window or, where there
-- is none, before all dates that are loaded
select
  epoch_us(coalesce(min(p.since), timestamp '1970-01-01')) as first_since,
  epoch_us(coalesce(min(p.as_of), timestamp '1970-01-01')) as first_as_of,
  epoch_us(coalesce(max(p.as_of), timestamp '1970-01-01')) as last_as_of,
  epoch_us(coalesce(max(cast(k.records_from as timestamp)), timestamp '1800-01-01')) as records_from
from point p
join known k on k.point = p.point
