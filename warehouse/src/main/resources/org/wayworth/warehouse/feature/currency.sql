-- currency.sql
-- The main currency: that in which most customers bought; of several the one with most sales. grain: at most one row
select t.currency
from canonical.transaction t
where t.role = 'sale'
group by t.currency
order by count(distinct case when t.occurred_at is not null then t.customer_id end) desc, count(*) desc, t.currency
limit 1
