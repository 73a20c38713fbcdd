-- doubtful-identities.sql
-- grain: one row per customer whom a rule joined that joined fewer than half of all customers
-- units: none
with rare as (
  select l.rule
  from canonical.identity_link l
  where l.rule <> 'own key'
  group by l.rule
  having count(distinct l.customer_id) < 0.5 * (select count(*) from canonical.customer)
)
select distinct l.customer_id
from canonical.identity_link l
join rare r on r.rule = l.rule
order by l.customer_id
