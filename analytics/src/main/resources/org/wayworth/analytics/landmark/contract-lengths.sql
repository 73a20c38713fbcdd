-- contract-lengths.sql
-- grain: one row per relationship that ended on a known day; its contracts follow one another within 31 days
-- units: days from its first day to its last
select days_between(cast(r.started_on as timestamp), cast(r.ended_on as timestamp)) as days
from canonical.relationship r
where r.is_ended and r.ended_on is not null
order by days
