-- grain: one row per response
select coalesce(source_rating, '-') || ': ' || coalesce(cast(rating as varchar), 'none') as said
from canonical.feedback
order by said
