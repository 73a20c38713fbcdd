-- columns.sql
-- grain: one row per column of the canonical tables, as the file holds them
select table_name, column_name
from information_schema.columns
where table_schema = 'canonical'
order by table_name, column_name
