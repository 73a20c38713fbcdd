-- fact-customers.sql
-- grain: one row per customer number of the shop
select l.key, l.customer_id
from canonical.identity_link l
where l.namespace = 'shop.customer'
order by l.key
