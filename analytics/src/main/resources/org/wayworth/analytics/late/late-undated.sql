-- late-undated.sql
-- grain: one row per customer, attribute and value without a date, of customers who answered about a promise
-- units: none
select a.customer_id, a.name, min(a.value) as value
from canonical.customer_attribute a
where a.valid_from is null
  and exists (
    select 1
    from canonical.feedback f
    join canonical.promise p on p.episode = f.episode and p.kind = :promise
    where f.customer_id = a.customer_id and f.rating is not null
  )
group by a.customer_id, a.name
order by a.name, a.customer_id
