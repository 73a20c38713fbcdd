-- Sales and refunds that no analysis of customers can use. grain: one row per lack and currency
-- units: amount_minor, and refunded_minor within it, in minor units of the currency
select customer_id is null as lacks_customer, occurred_at is null as lacks_date, currency, count(*) as records,
    cast(sum(amount_minor) as bigint) as amount_minor,
    cast(sum(case when role = 'refund' then amount_minor else 0 end) as bigint) as refunded_minor
from canonical."transaction"
where role in ('sale', 'refund') and (customer_id is null or occurred_at is null)
group by customer_id is null, occurred_at is null, currency
order by lacks_customer desc, lacks_date desc, currency
