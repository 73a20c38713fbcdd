-- doubtful-identities.sql
-- grain: one row per customer whom a rule joined that joined fewer than half of all customers
-- units: none
with joined as (
  select distinct l.customer_id, l.rule
  from canonical.identity_link l
),
rare as (
  select j.rule
  from joined j
  where j.rule <> 'own key'
  group by j.rule
  having count(*) < 0.5 * (select count(*) from canonical.customer)
)
select distinct j.customer_id
from joined j
join rare r on r.rule = j.rule
order by j.customer_id
