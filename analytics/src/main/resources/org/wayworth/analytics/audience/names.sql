-- names.sql
-- grain: one row per list and name that occurs in the data, in the order of a form; of attributes those values that ten
--        customers or more have
-- units: none
with counted as (
  select 'SURVEYS' as list, f.survey as name, count(*) as n from canonical.feedback f group by f.survey
  union all
  select 'METRICS', f.metric, count(*) from canonical.feedback f group by f.metric
  union all
  select 'CURRENCIES', t.currency, count(*) from canonical.transaction t where t.role = 'sale' group by t.currency
  union all
  select 'PROMISES', p.kind, count(*) from canonical.promise p group by p.kind
  union all
  select 'QUESTIONS', a.item, count(*) from canonical.answer a group by a.item
  union all
  select 'ATTRIBUTES', a.name, count(*) from canonical.customer_attribute a where a.valid_from is not null group by a.name
  union all
  select
    'CONDITIONS',
    '`' || replace(replace(a.name, chr(92), chr(92) || chr(92)), '`', chr(92) || '`') || '` = "'
      || replace(replace(a.value, chr(92), chr(92) || chr(92)), '"', chr(92) || '"') || '"',
    count(*)
  from canonical.customer_attribute a
  where a.valid_from is not null
  group by a.name, a.value
  having count(distinct a.customer_id) >= 10
)
select c.list, c.name
from counted c
where c.name is not null
order by c.list, c.n desc, c.name
