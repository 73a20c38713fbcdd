-- What was loaded, and what of it is in the tables now. grain: one row per load
select l.load_no, l.load_id, l.content_rows, l.content_hash,
    coalesce(p.content_rows, 0) as found_rows, coalesce(p.content_hash, '0') as found_hash
from source.load l
left join (
    select load_no, count(*) as content_rows, cast(sum(cast(content as hugeint)) as varchar) as content_hash
    from source.part
    group by load_no
) p on p.load_no = l.load_no
order by l.load_no
