-- linkage-attributes.sql
-- grain: one row per customer and attribute of few values
-- units: none; an attribute without a date is taken as one that does not change
with few as (
  select a.name
  from canonical.customer_attribute a
  group by a.name
  having count(distinct a.value) between 2 and 40
)
select a.customer_id, a.name, min(a.value) as value
from canonical.customer_attribute a
join few on few.name = a.name
where a.valid_from is null
group by a.customer_id, a.name
order by a.name, a.customer_id
