-- grain: one row per set of currencies in which customers buy, such as 'EUR USD'
select sales_currencies as currencies, count(*) as customers
from canonical.customer
where sales_currencies is not null
group by sales_currencies
order by sales_currencies
