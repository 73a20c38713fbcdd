-- Facts of the Olist files that were counted independently. grain: one row
select
    (select count(*) from canonical.feedback where verbatim like '%' || chr(10) || '%') as verbatims_with_line_breaks,
    (select count(distinct episode) from canonical.feedback) as reviewed_orders,
    (select count(*) from canonical.feedback where score = 10) as fives,
    (select count(*) from canonical.feedback where rating = 1) as ones,
    (select cast(sum(rating) as bigint) from canonical.feedback) as stars,
    (select cast(min(started_at) as varchar) from canonical.episode) as first_order_at,
    (select cast(max(started_at) as varchar) from canonical.episode) as last_order_at,
    (select count(*) from canonical.episode where status = 'delivered') as delivered,
    (select count(*) from canonical.episode where ended_at is null) as never_arrived,
    (select count(*) from canonical."transaction" where occurred_at is null) as undated_money,
    (
        select count(*) from (select customer_id from canonical.episode group by customer_id having count(*) > 1) x
    ) as people_who_came_back,
    (select count(*) from canonical.customer_attribute where name = 'state') as states
