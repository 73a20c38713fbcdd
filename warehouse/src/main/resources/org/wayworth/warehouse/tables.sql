-- grain: one row per canonical table
select table_name, row_count from source.built order by table_name
