-- zone.sql
-- The company's time zone: that in which most loaded records were read; of several the first by name. grain: at most one row
select l.time_zone
from source.load l
group by l.time_zone
order by sum(l.loaded) desc, l.time_zone
limit 1
