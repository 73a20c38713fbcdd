-- earned-attributes.sql
-- grain: one row per attribute of few values, the one known of most customers first
-- units: n_customers
select a.name, count(distinct a.customer_id) as n_customers
from canonical.customer_attribute a
group by a.name
having count(distinct a.value) between 2 and 100
order by n_customers desc, a.name
