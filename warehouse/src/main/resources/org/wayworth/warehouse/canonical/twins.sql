-- Rows of this load whose natural key stands in it twice or was loaded before, with the rows that they repeat.
-- grain: one row per version; same: says what the version before it says
create or replace temp table twin as
with fresh as (
    select row_id, row_check from source.part where load_no = :load_no
),
repeated as (
    select row_id, row_check from fresh group by row_id, row_check having count(*) > 1
    union
    select f.row_id, f.row_check
    from fresh f
    where exists (
        select 1 from source.part e
        where e.row_id = f.row_id and e.row_check = f.row_check and e.load_no < :load_no
    )
),
version as (
    select p.load_no, p.line, p.part, p.row_id, p.row_check, p.content
    from source.part p
    join repeated r on r.row_id = p.row_id and r.row_check = p.row_check
    where not exists (
        select 1 from source.superseded s where s.load_no = p.load_no and s.line = p.line and s.part = p.part
    )
)
select
    load_no, line, part, row_id, row_check,
    coalesce(content = lag(content) over chain, false) as same,
    lag(content) over chain is not null as repeats,
    lag(load_no) over chain as earlier_load_no,
    lag(line) over chain as earlier_line
from version
window chain as (partition by row_id, row_check order by load_no, line, part);

-- A record all of whose rows are here already.
create or replace temp table already as
select p.line, min(t.earlier_load_no) as earlier_load_no, min(t.earlier_line) as earlier_line
from source.part p
left join twin t on t.load_no = p.load_no and t.line = p.line and t.part = p.part
where p.load_no = :load_no
    and p.line in (select line from twin where load_no = :load_no and same)
group by p.line
having bool_and(coalesce(t.same, false));

-- Of each key, the last row that says something new counts.
insert into source.superseded
select load_no, line, part
from (
    select load_no, line, part,
        row_number() over (partition by row_id, row_check order by load_no desc, line desc, part desc) as version
    from twin
    where not same
) ranked
where version > 1;

insert into source.reject (load_no, line, "column", code, expected, found)
select :load_no, a.line, null, :code, :expected,
    'the same as line ' || a.earlier_line || case
        when a.earlier_load_no = :load_no then '' else ' of ' || l.file_name
    end
from already a
left join source.load l on l.load_no = a.earlier_load_no;
