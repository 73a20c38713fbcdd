-- reach.sql
-- grain: one row
-- units: n_customers who bought in the last :horizon_days that the transactions cover; n_known customers in all
with last as (
  select max(t.occurred_at) as at
  from canonical.transaction t
  where t.role = 'sale'
)
select
  count(distinct t.customer_id) as n_customers,
  (select count(*) from canonical.customer) as n_known
from canonical.transaction t, last l
where t.role = 'sale'
  and t.customer_id is not null
  and t.occurred_at > l.at - :horizon_days * interval '1 day'
