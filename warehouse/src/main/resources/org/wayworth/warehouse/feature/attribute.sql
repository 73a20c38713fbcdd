-- attribute.sql
-- grain: one row per point and attribute that the customer had on that day
-- units: none
-- time:  the value that holds from the latest day up to that of the point; of two from one day the last in alphabetical order.
--        Values without a day are not here: nobody knows from when they hold
select h.point, h.name, h.value
from (
  select
    p.point,
    a.name,
    a.value,
    row_number() over (partition by p.point, a.name order by a.valid_from desc, a.value desc) as newest
  from point p
  join canonical.customer_attribute a on a.customer_id = p.customer_id and a.valid_from <= p.as_of_on
) h
where h.newest = 1
