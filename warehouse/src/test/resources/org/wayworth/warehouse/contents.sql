-- contents.sql
-- grain: one row per load
select file_name || ' ' || content_rows || ' ' || content_hash as content from source.load order by load_no
