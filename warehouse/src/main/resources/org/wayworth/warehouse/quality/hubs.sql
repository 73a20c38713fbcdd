-- Keys that join very many keys of one namespace into one customer: perhaps a stand-in, such as none@none.com.
-- grain: one row per key and joined namespace; line: where the key first does it
with edge as (
    select a as key, b as other, load_no, line, part from source.link
    union all
    select b, a, load_no, line, part from source.link
),
named as (
    select hash, min(namespace) as namespace from source.key where names_customer group by hash
),
hub as (
    select e.key, o.namespace as joined_namespace, count(distinct e.other) as joined_keys,
        min(e.load_no) as load_no, min(e.line) as line
    from edge e
    join named o on o.hash = e.other
    where not exists (
            select 1 from source.superseded s where s.load_no = e.load_no and s.line = e.line and s.part = e.part
        )
        and not exists (select 1 from source.held h where h.hash = e.key)
        and not exists (select 1 from source.held h where h.hash = e.other)
    group by e.key, o.namespace
    having count(distinct e.other) >= :suspicious
)
select n.namespace, h.joined_namespace, h.joined_keys, l.file_name, h.line
from hub h
join named n on n.hash = h.key
join source.load l on l.load_no = h.load_no
order by h.joined_keys desc, n.namespace, h.joined_namespace, h.line
limit 5
