-- Answers by what is known of who gave them. grain: one row
select count(*) as answers,
    coalesce(count_if(c.sales_currencies is not null), 0) as of_buyers,
    coalesce(count_if(c.sales_currencies is null and c.is_known_to_sales), 0) as of_known,
    coalesce(count_if(c.customer_id is not null and not c.is_known_to_sales), 0) as of_strangers,
    coalesce(count_if(f.customer_id is null), 0) as of_nobody,
    coalesce(count_if(f.answered_at > (select max(imported_at) from source.load)), 0) as after_import,
    (
        select coalesce(cast(sum(n.keys) as bigint), 0)
        from source.near n
        where n.load_no in (select load_no from source.feedback)
    ) as near_keys
from canonical.feedback f
left join canonical.customer c on c.customer_id = f.customer_id
