-- grain: one row per episode
select episode || ' ' || coalesce(substr(cast(started_at as varchar), 1, 10), 'none') || ' ' || coalesce(status, 'none') as said
from canonical.episode
order by said
