-- Amounts of the records that are not taken since their names are there already. grain: one row per currency
select t.currency, sum(t.amount_minor) as amount_minor
from source."transaction" t
join verdict v on v.line = t.line
where t.load_no = :load_no and v.verdict = 'repeated'
group by t.currency
order by t.currency
