-- Transactions in a currency with rates, none of which reaches back to them. grain: one row per currency
-- units: amount_minor in minor units of the currency
select t.currency, count(*) as records, count_if(t.occurred_at is null) as undated,
    cast(sum(t.amount_minor) as bigint) as amount_minor, r.first_on
from canonical."transaction" t
join (
    select currency, min(valid_from) as first_on from canonical.exchange_rate where currency <> per_currency group by currency
) r on r.currency = t.currency
where t.currency = t.source_currency
group by t.currency, r.first_on
order by t.currency
