-- undated-attributes.sql
-- grain: one row per attribute whose values carry no date
-- units: n_customers
select a.name, count(distinct a.customer_id) as n_customers
from canonical.customer_attribute a
where a.valid_from is null
group by a.name
order by a.name
