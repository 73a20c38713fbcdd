-- buyers.sql
-- grain: one row
-- units: n in customers who have a sale
select count(distinct t.customer_id) as n
from canonical.transaction t
where t.role = 'sale'
