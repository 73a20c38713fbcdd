-- Currencies of sales without a single rate, where there are rates for others. grain: one row per currency
select distinct t.currency
from canonical."transaction" t
where t.role = 'sale'
    and exists (select 1 from canonical.exchange_rate)
    and t.currency not in (select currency from canonical.exchange_rate)
    and t.currency not in (select per_currency from canonical.exchange_rate)
order by t.currency
