-- Mailboxes and phones, and episodes, that stand beside several of another system's customers.
-- grain: one row per namespace, joined namespace and whether they are held back; file and line: where the first stands
with place as (
    select hash, min(spot) as spot
    from (
        select h.hash, l.load_no * 1000000000000 + l.line as spot
        from source.held h
        join source.link l on l.a = h.hash
        where h.why in ('join', 'shared', 'episode')
        union all
        select h.hash, l.load_no * 1000000000000 + l.line
        from source.held h
        join source.link l on l.b = h.hash
        where h.why in ('join', 'shared', 'episode')
    ) stood
    group by hash
),
counted as (
    select h.namespace, h.joined_namespace, h.why, count(*) as addresses,
        cast(sum(h.joined_keys) as bigint) as joined_keys, max(h.joined_keys) as most, min(p.spot) as spot
    from source.held h
    join place p on p.hash = h.hash
    where h.why in ('join', 'shared', 'episode')
    group by h.namespace, h.joined_namespace, h.why
)
select c.namespace, c.joined_namespace, c.why, c.addresses, c.joined_keys, c.most, d.file_name, d.mapping,
    c.spot % 1000000000000 as line
from counted c
join source.load d on d.load_no = c.spot // 1000000000000
order by c.namespace, c.joined_namespace, c.why
