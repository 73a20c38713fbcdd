-- Customers: since when we know them, whether their purchases are known to us, and in which currencies they buy. What was
-- set aside as a stray date tells nothing of since when.

insert into canonical.customer (
    customer_id, joined_on, first_seen_at, last_seen_at, is_known_to_sales, sales_currencies
)
select c.customer_id, j.joined_on, v.first_seen_at, v.last_seen_at,
    j.customer_id is not null or b.customer_id is not null or k.customer_id is not null,
    b.currencies
from (select distinct customer_id from source.resolved) c
left join (
    select s.customer_id, min(s.joined_on) as joined_on
    from source.counting_customer s
    where s.customer_id is not null
    group by s.customer_id
) j on j.customer_id = c.customer_id
left join (
    select customer_id, min(first_at) as first_seen_at, max(last_at) as last_seen_at
    from (
        select t.customer_id, min(t.occurred_at) as first_at, max(t.occurred_at) as last_at
        from canonical."transaction" t
        left join source.observed o on true
        where o.starts_at is null or t.occurred_at >= o.starts_at and (t.occurred_at < o.ends_before or o.basis = 'source')
        group by t.customer_id
        union all
        select customer_id, min(started_at), max(coalesce(ended_at, started_at))
        from canonical.episode group by customer_id
        union all
        select customer_id, min(answered_at), max(answered_at) from canonical.feedback group by customer_id
        union all
        select customer_id, min(occurred_at), max(occurred_at) from canonical.interaction group by customer_id
        union all
        select customer_id, min(sent_at), max(sent_at) from canonical.invitation group by customer_id
        union all
        select customer_id, cast(min(started_on) as timestamp), cast(max(started_on) as timestamp)
        from canonical.contract group by customer_id
    ) seen
    group by customer_id
) v on v.customer_id = c.customer_id
left join (
    select customer_id, string_agg(currency, ' ' order by currency) filter (where has_sale) as currencies
    from (
        select customer_id, currency, bool_or(role = 'sale') as has_sale
        from canonical."transaction"
        where customer_id is not null
        group by customer_id, currency
    ) bought
    group by customer_id
) b on b.customer_id = c.customer_id
left join (
    select distinct customer_id from canonical.contract where customer_id is not null
) k on k.customer_id = c.customer_id;
