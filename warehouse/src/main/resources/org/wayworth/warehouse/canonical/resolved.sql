-- Which customer each key that a counting row names belongs to. Keys of a component without any customer key are left
-- out: their rows stay unresolved.
-- grain: one row per key
create or replace table source.resolved as
with said as (
    select coalesce(i.who, p.who) as key
    from source.part p
    left join source.instead i on i.load_no = p.load_no and i.line = p.line and i.part = p.part
    where p.who is not null
        and not exists (
            select 1 from source.superseded s where s.load_no = p.load_no and s.line = p.line and s.part = p.part
        )
    union
    select l.b
    from source.link l
    where not exists (
        select 1 from source.superseded s where s.load_no = l.load_no and s.line = l.line and s.part = l.part
    )
),
named as (
    select s.key
    from said s
    where not exists (select 1 from source.held h where h.hash = s.key and h.why in ('word', 'rounded', 'share', 'episode'))
),
rooted as (
    select n.key, coalesce(m.customer_id, n.key) as customer_id
    from named n
    left join source.member m on m.key = n.key
)
select r.key, r.customer_id
from rooted r
where r.customer_id in (
    select c.customer_id from rooted c join source.key k on k.hash = c.key where k.names_customer
);
