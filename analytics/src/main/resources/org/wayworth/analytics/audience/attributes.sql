-- attributes.sql
-- grain: one row per customer, attribute of few values, and day from which the value holds
-- units: valid_from_day in days since 2000-01-01; an attribute without a date is not here: nobody knows from when it holds
with few as (
  select a.name
  from canonical.customer_attribute a
  where a.valid_from is not null
  group by a.name
  having count(distinct a.value) between 2 and 40
)
select
  a.customer_id,
  a.name,
  a.value,
  days_between(cast('2000-01-01' as timestamp), cast(a.valid_from as timestamp)) as valid_from_day
from canonical.customer_attribute a
join few on few.name = a.name
where a.valid_from is not null
order by a.name, a.customer_id, a.valid_from, a.value
