-- Keys that are nobody's or far larger than all others, and what they were written in. grain: one row per key and file
with use as (
    select h.namespace, h.key, h.why, p.load_no, p.line
    from source.held h
    join source.part p on p.who = h.hash
    where h.why in ('word', 'rounded', 'share', 'large')
        and not exists (
            select 1 from source.superseded s where s.load_no = p.load_no and s.line = p.line and s.part = p.part
        )
    union
    select h.namespace, h.key, h.why, l.load_no, l.line
    from source.held h
    join source.link l on l.b = h.hash
    where h.why in ('word', 'rounded', 'share', 'large')
        and not exists (
            select 1 from source.superseded s where s.load_no = l.load_no and s.line = l.line and s.part = l.part
        )
)
select u.namespace, u.key, u.why, l.mapping, l.file_name, count(*) as records, l.loaded as of_records,
    min(u.line) as first_line
from use u
join source.load l on l.load_no = u.load_no
group by u.namespace, u.key, u.why, l.mapping, l.file_name, l.load_no, l.loaded
order by u.namespace, u.why, u.key, l.load_no
