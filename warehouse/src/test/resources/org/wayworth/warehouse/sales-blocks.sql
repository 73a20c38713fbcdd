-- sales-blocks.sql
-- grain: one row per block of the file in which columns of sales lie
select distinct block_id as block
from pragma_storage_info('canonical.transaction')
where block_id >= 0
order by block
