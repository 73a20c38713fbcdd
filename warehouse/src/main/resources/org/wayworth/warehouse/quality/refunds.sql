-- Refunds, and those whose sale was not found. grain: one row per currency; units: amount_minor in minor units
select currency, count(*) as refunds, count_if(sale_found_by is null) as unmatched,
    coalesce(cast(sum(amount_minor) filter (where sale_found_by is null) as bigint), 0) as amount_minor
from canonical."transaction"
where role = 'refund' and customer_id is not null and occurred_at is not null
group by currency
order by currency
