-- whose.sql
-- grain: one row per response, the last episode first
-- units: whose: a customer with sales, one without, or nobody
select
  case
    when f.customer_id is null then 'nobody'
    when f.customer_id in (select t.customer_id from canonical.transaction t) then 'with sales'
    else 'without sales'
  end as whose
from canonical.feedback f
order by f.episode desc
