-- Sums of all transactions. grain: one row per kind and currency; units: amount_minor in minor units of the currency
select kind, currency, sum(amount_minor) as amount_minor
from canonical."transaction"
group by kind, currency
order by kind, currency
