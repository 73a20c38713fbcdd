-- grain: one row; wrong: transactions whose earlier sale is not the one that a window over their order finds; unsummed: dated sales
--        whose order at their moment does not come to the sum of its sales up to then, exactly one of a moment being given it;
--        unfollowed: those of them whose next sale is not the one that follows
select
    cast(count_if(earlier_sale_at is distinct from before_it) as bigint) as wrong,
    cast(count_if(order_minor is distinct from sum_by_then) as bigint) as unsummed,
    cast(count_if(next_sale_at is distinct from after_it) as bigint) as unfollowed,
    cast(count_if(earlier_sale_at is not null) as bigint) as with_earlier,
    cast(count_if(next_sale_at is not null) as bigint) as with_next,
    cast(count_if(is_sold_in_order and earlier_sale_at is null) as bigint) as without
from (
    select earlier_sale_at, order_minor, next_sale_at,
        role = 'sale' and episode is not null as is_sold_in_order,
        case
            when role = 'sale' and episode is not null
            then lag(occurred_at) over (
                partition by customer_id, currency, case when role = 'sale' then episode end
                order by occurred_at, transaction_id
            )
        end as before_it,
        case
            when role <> 'sale' or occurred_at is null then null
            when episode is null then amount_minor
            when transaction_id = max(transaction_id) over (partition by customer_id, currency, role, episode, occurred_at)
            then sum(amount_minor) over (
                partition by customer_id, currency, role, episode order by occurred_at nulls last
                range between unbounded preceding and current row
            )
        end as sum_by_then,
        case
            when role = 'sale'
                and episode is not null
                and occurred_at is not null
                and transaction_id = max(transaction_id) over (partition by customer_id, currency, role, episode, occurred_at)
            then min(occurred_at) over (
                partition by customer_id, currency, role, episode order by occurred_at nulls last
                range between interval 1 microsecond following and unbounded following
            )
        end as after_it
    from canonical."transaction"
) ranked
