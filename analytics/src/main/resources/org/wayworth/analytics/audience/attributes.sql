-- attributes.sql
-- grain: one row per customer, attribute of few values, and day from which the value holds
-- units: place of the value in attribute-values.sql; valid_from_day in days since 2000-01-01; an attribute without a date is
--        not here: nobody knows from when it holds
with few as (
  select a.name
  from canonical.customer_attribute a
  where a.valid_from is not null
  group by a.name
  having count(distinct a.value) between 2 and 40
),
said as (
  select a.name, a.value, row_number() over (order by a.name, a.value) - 1 as place
  from (select distinct b.name, b.value from canonical.customer_attribute b where b.valid_from is not null) a
  join few on few.name = a.name
)
select
  a.customer_id,
  said.place,
  days_between(cast('2000-01-01' as timestamp), cast(a.valid_from as timestamp)) as valid_from_day
from canonical.customer_attribute a
join said on said.name = a.name and said.value = a.value
where a.valid_from is not null
order by a.customer_id, a.valid_from, said.place
