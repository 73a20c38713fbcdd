-- points.sql
-- point: whom and when facts are asked of. grain: one row per customer and moment asked for, point numbers from 0 in their order
-- time:  nothing that happened after as_of may be seen, and no date after as_of_on; since is the same time of day 365 days
--        before, so that what is counted over 365 days happened after since and at as_of at the latest
create or replace temp table point as
select
  g.point,
  g.customer_id,
  make_timestamp(g.as_of_micros) as as_of,
  date '1970-01-01' + cast(g.as_of_day as integer) as as_of_on,
  make_timestamp(g.since_micros) as since
from given g;
