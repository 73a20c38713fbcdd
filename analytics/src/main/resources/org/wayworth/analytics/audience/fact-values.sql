-- fact-values.sql
-- grain: one row per fact of text, or attribute with a date, and value that :least customers or more have or had; at most :most
--        values of each, most customers first
-- units: none
with said as (
  select 1 as is_attribute, a.name, a.value, a.customer_id
  from canonical.customer_attribute a
  where a.valid_from is not null
  union all
  select 0, 'last_survey', f.survey, f.customer_id from canonical.feedback f
  union all
  select 0, 'currency', t.currency, t.customer_id from canonical.transaction t where t.role = 'sale'
  union all
  select 0, 'product_kinds', t.product, t.customer_id from canonical.transaction t where t.role = 'sale'
  union all
  select 0, 'channels', i.channel, i.customer_id from canonical.interaction i where i.touchpoint <> 'referral'
  union all
  select 0, 'touchpoints', i.touchpoint, i.customer_id from canonical.interaction i where i.touchpoint <> 'referral'
),
counted as (
  select s.is_attribute, s.name, s.value, count(distinct s.customer_id) as n_customers
  from said s
  where s.value is not null and s.customer_id is not null
  group by s.is_attribute, s.name, s.value
),
placed as (
  select
    c.is_attribute,
    c.name,
    c.value,
    c.n_customers,
    row_number() over (partition by c.is_attribute, c.name order by c.n_customers desc, c.value) as place
  from counted c
  where c.n_customers >= :least
)
select p.is_attribute, p.name, p.value, p.n_customers
from placed p
where p.place <= :most
order by p.is_attribute, p.name, p.place
