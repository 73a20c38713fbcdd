-- Rows of this load whose name (row_key) stands in it twice or was loaded before, and what becomes of their records.
-- grain: one row per row of the load that shares its name
create or replace temp table repeat as
with fresh as (
    select row_id, row_check from source.part where load_no = :load_no
),
repeated as (
    select row_id, row_check from fresh group by row_id, row_check having count(*) > 1
    union
    select f.row_id, f.row_check
    from fresh f
    where (f.row_id, f.row_check) in (select row_id, row_check from source.part where load_no < :load_no)
),
here as (
    select p.table_name, p.line, p.part, p.row_id, p.row_check, p.content,
        row_number() over named as place,
        first_value(p.line) over named as first_line,
        first_value(p.part) over named as first_part,
        first_value(p.content) over named as first_content
    from source.part p
    join repeated r on r.row_id = p.row_id and r.row_check = p.row_check
    where p.load_no = :load_no
    window named as (partition by p.row_id, p.row_check order by p.line, p.part)
),
-- What counts so far of each name: the last word of the loads before.
earlier as (
    select e.load_no, e.line, e.part, e.row_id, e.row_check, e.content,
        row_number() over (
            partition by e.row_id, e.row_check order by e.load_no desc, e.line desc, e.part desc
        ) as version
    from source.part e
    join repeated r on r.row_id = e.row_id and r.row_check = e.row_check
    where e.load_no < :load_no
        and (e.load_no, e.line, e.part) not in (select load_no, line, part from source.superseded)
)
select h.table_name, h.line, h.part, h.row_id, h.row_check,
    case when h.place = 1 then e.load_no else :load_no end as other_load_no,
    case when h.place = 1 then e.line else h.first_line end as other_line,
    case when h.place = 1 then e.part else h.first_part end as other_part,
    case
        when h.place = 1 and e.load_no is null then 'new'
        when h.place = 1 and h.content = e.content then 'same'
        when h.place = 1 then 'update'
        when h.content = h.first_content then 'same'
        -- Rows that describe a thing may say it again in other words; rows that are counted may not.
        when h.table_name in ('customer', 'episode', 'promise', 'contract', 'touchpoint') then 'changed'
        else 'repeated'
    end as state
from here h
left join earlier e on e.row_id = h.row_id and e.row_check = h.row_check and e.version = 1;

-- grain: one row per record that has such a row. A record that holds nothing but names which the file has already, or one
-- counted row of such a name, is not taken: 'repeated' where it says something else, 'already' where it says the same.
create or replace temp table verdict as
select line, has_repeated,
    case
        when has_repeated or (has_changed and not has_news) then 'repeated'
        when has_news then 'kept'
        else 'already'
    end as verdict
from (
    select p.line,
        bool_or(coalesce(r.state, 'new') in ('new', 'update')) as has_news,
        bool_or(coalesce(r.state, 'new') = 'changed') as has_changed,
        bool_or(coalesce(r.state, 'new') = 'repeated') as has_repeated
    from source.part p
    left join repeat r on r.line = p.line and r.part = p.part
    where p.load_no = :load_no
        and p.line in (select line from repeat where state <> 'new')
    group by p.line
) states;

-- Rows to set beside another: why a record was not taken, and which updates say something that counts.
create or replace temp table beside as
select r.table_name, r.line, r.part, r.other_load_no, r.other_line, r.other_part, r.state
from repeat r
join verdict v on v.line = r.line
where (v.verdict = 'kept' and r.state = 'update')
    or (v.verdict = 'repeated' and r.state = case when v.has_repeated then 'repeated' else 'changed' end);

-- grain: one row per row beside another and table in which they differ; labels: what differs, ", " between
create or replace temp table difference (
    line BIGINT not null, part SMALLINT not null, labels VARCHAR, counts BOOLEAN not null
);
