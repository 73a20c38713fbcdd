-- attribute-values.sql
-- grain: one row per attribute of few values that says from when it holds, and value; places count from 0 in this order
-- units: none
with few as (
  select a.name
  from canonical.customer_attribute a
  where a.valid_from is not null
  group by a.name
  having count(distinct a.value) between 2 and 40
)
select distinct a.name, a.value
from canonical.customer_attribute a
join few on few.name = a.name
where a.valid_from is not null
order by a.name, a.value
