-- Rows that name no customer that we know. grain: one row per table that has some
select table_name, row_count
from (
    select 'contract' as table_name, count(*) as row_count from canonical.contract where customer_id is null
    union all
    select 'episode', count(*) from canonical.episode where customer_id is null
    union all
    select 'feedback', count(*) from canonical.feedback where customer_id is null
    union all
    select 'interaction', count(*) from canonical.interaction where customer_id is null
    union all
    select 'invitation', count(*) from canonical.invitation where customer_id is null
    union all
    select 'promise', count(*) from canonical.promise where customer_id is null
    union all
    select 'transaction', count(*) from canonical."transaction" where customer_id is null
) counted
where row_count > 0
order by table_name
