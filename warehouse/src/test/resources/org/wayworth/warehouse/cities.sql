-- grain: one row per customer and attribute of place
select value as said
from canonical.customer_attribute
where name in ('city', 'region')
order by said
