-- lifetime-contract-currencies.sql
-- grain: one row per currency of the dated sales, of the kinds asked for, of customers who have or had a contract
-- units: n_sales
select t.currency, count(*) as n_sales
from canonical.transaction t
where t.role = 'sale'
  and t.occurred_at is not null
  and position('|' || t.kind || '|' in :kinds) > 0
  and t.customer_id in (select k.customer_id from canonical.contract k where k.customer_id is not null)
group by t.currency
order by n_sales desc, t.currency
