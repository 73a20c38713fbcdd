-- grain: one row; wrong: transactions whose earlier sale is not the one that a window over their order finds
select
    cast(count_if(earlier_sale_at is distinct from before_it) as bigint) as wrong,
    cast(count_if(earlier_sale_at is not null) as bigint) as with_earlier,
    cast(count_if(is_sold_in_order and earlier_sale_at is null) as bigint) as without
from (
    select earlier_sale_at,
        role = 'sale' and episode is not null as is_sold_in_order,
        case
            when role = 'sale' and episode is not null
            then lag(occurred_at) over (
                partition by customer_id, currency, case when role = 'sale' then episode end
                order by occurred_at, transaction_id
            )
        end as before_it
    from canonical."transaction"
) ranked
