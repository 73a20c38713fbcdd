-- attribute-values.sql
-- grain: one row per dated attribute and value that so many customers have or had (:least), most customers first; an attribute
--        of more values than :most, or without one that can be shown, has a single row without a value
with counted as (
  select a.name, a.value, count(distinct a.customer_id) as n_customers
  from canonical.customer_attribute a
  where a.valid_from is not null
  group by a.name, a.value
),
named as (
  select c.name, count(*) as n_values from counted c group by c.name
)
select n.name, c.value
from named n
left join counted c on c.name = n.name and n.n_values <= :most and c.n_customers >= :least
order by n.name, c.n_customers desc, c.value
