-- Keys that stood in one record that counts, without those that are held back: what stood beside these is joined to the
-- key that takes their place.
-- grain: one row per pair
with counting as (
    select l.load_no, l.line, l.part, l.a, l.b
    from source.link l
    where not exists (
            select 1 from source.superseded s where s.load_no = l.load_no and s.line = l.line and s.part = l.part
        )
        and not exists (
            select 1 from source.held h where h.hash = l.b and h.why in ('word', 'rounded', 'share', 'join', 'episode')
        )
)
select c.a, c.b
from counting c
where not exists (select 1 from source.held h where h.hash = c.a and h.why in ('word', 'rounded', 'share', 'join', 'episode'))
union
select i.who, c.b
from counting c
join source.instead i on i.load_no = c.load_no and i.line = c.line and i.part = c.part
where c.b <> i.who
