-- Keys that differ from another of their namespace only in how their export writes them: capitals, a decimal .0, a leading
-- apostrophe, leading zeros. They are not joined, only counted, so that the mapping can be told to (fold:).
delete from source.near;

create or replace temp view plain_key as
with quoted as (
    select hash, namespace, key, trim(ltrim(key, '''’`')) as unquoted from source.key
),
whole as (
    select q.*,
        case
            when unquoted like '%.%0' and regexp_matches(unquoted, '^-?[0-9]+[.]0+$') then split_part(unquoted, '.', 1)
            else unquoted
        end as rounded
    from quoted q
),
stripped as (
    select w.*,
        case
            when rounded like '0_%' and regexp_matches(rounded, '^[0-9]+$') then coalesce(nullif(ltrim(rounded, '0'), ''), '0')
            else rounded
        end as bare
    from whole w
)
select s.*, lower(bare) as plain, key like '%_@_%._%' as is_mail from stripped s;

-- Only where a key is written in another way than the plain one can two differ so.
create or replace temp table odd_key as
select distinct namespace, plain from plain_key where key <> plain;

create or replace temp table alike as
select p.hash, p.namespace, p.key, p.unquoted, p.rounded, p.bare, p.plain, p.is_mail
from (
    select distinct p.*
    from plain_key p
    join odd_key o on o.namespace = p.namespace and o.plain = p.plain
    where not exists (select 1 from source.held h where h.hash = p.hash and h.why in ('word', 'rounded', 'share'))
) p
qualify count(*) over (partition by p.namespace, p.plain) > 1;

create or replace temp table alike_use as
select a.hash, u.load_no, cast(count(*) as bigint) as n, bool_or(s.load_no is not null) as is_sales
from alike a
join (
    select p.who as hash, p.load_no
    from source.part p
    where p.who in (select hash from alike)
        and not exists (
            select 1 from source.superseded s where s.load_no = p.load_no and s.line = p.line and s.part = p.part
        )
    union all
    select l.b, l.load_no
    from source.link l
    where l.b in (select hash from alike)
        and not exists (
            select 1 from source.superseded s where s.load_no = l.load_no and s.line = l.line and s.part = l.part
        )
) u on u.hash = a.hash
left join (
    select distinct load_no from source."transaction"
    union
    select distinct load_no from source.contract
    union
    select distinct load_no from source.customer
    union
    select distinct load_no from source.episode
) s on s.load_no = u.load_no
group by a.hash, u.load_no;

-- The known one is that which sales name, then that which stands most often; the others are told with what sets them apart.
-- Numbers with and without zeros, and other words than mailboxes in small and capital letters, may be two keys where one
-- file has both.
insert into source.near (namespace, load_no, keys, by_case, by_decimal, by_apostrophe, by_zeros)
with ranked as (
    select a.*, u.first_load, u.is_sales,
        row_number() over known as place,
        first_value(a.key) over known as known_key,
        first_value(a.unquoted) over known as known_unquoted,
        first_value(a.rounded) over known as known_rounded,
        first_value(a.bare) over known as known_bare
    from alike a
    join (
        select hash, min(load_no) as first_load, bool_or(is_sales) as is_sales, sum(n) as n
        from alike_use
        group by hash
    ) u on u.hash = a.hash
    window known as (partition by a.namespace, a.plain order by u.is_sales desc, u.n desc, a.key)
),
told as (
    select r.namespace, r.plain, r.first_load, r.is_mail,
        r.bare <> r.known_bare as by_case,
        length(r.unquoted) - length(r.rounded) <> length(r.known_unquoted) - length(r.known_rounded) as by_decimal,
        length(r.key) - length(r.unquoted) <> length(r.known_key) - length(r.known_unquoted) as by_apostrophe,
        length(r.rounded) - length(r.bare) <> length(r.known_rounded) - length(r.known_bare) as by_zeros
    from ranked r
    where r.place > 1
),
together as (
    select distinct a.namespace, a.plain
    from alike a
    join alike_use u on u.hash = a.hash
    group by a.namespace, a.plain, u.load_no
    having count(*) > 1
)
select t.namespace, t.first_load, count(*), bool_or(t.by_case), bool_or(t.by_decimal), bool_or(t.by_apostrophe),
    bool_or(t.by_zeros)
from told t
left join together b on b.namespace = t.namespace and b.plain = t.plain
where not (b.plain is not null and (t.by_zeros or t.by_case and not t.is_mail))
group by t.namespace, t.first_load;

drop view plain_key;
drop table odd_key;
drop table alike;
drop table alike_use;
