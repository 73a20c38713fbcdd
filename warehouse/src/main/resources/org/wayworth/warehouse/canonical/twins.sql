-- Of rows with one name that are in the tables, which counts. Rows of this load that say what the version before them says
-- are dropped by the caller; of the others the last word counts. What a file says of one episode or contract in several
-- rows is merged when the tables are built, so that there only a later file takes the place of an earlier one.
-- grain: one row per version; same: says what the version before it says
create or replace temp table twin as
with version as (
    select p.table_name, p.load_no, p.line, p.part, p.row_id, p.row_check, p.content
    from source.part p
    join (select distinct row_id, row_check from repeat) r on r.row_id = p.row_id and r.row_check = p.row_check
    where not exists (
        select 1 from source.superseded s where s.load_no = p.load_no and s.line = p.line and s.part = p.part
    )
)
select table_name, load_no, line, part, row_id, row_check,
    coalesce(content = lag(content) over chain, false) as same
from version
window chain as (partition by row_id, row_check order by load_no, line, part);

insert into source.superseded
select load_no, line, part
from (
    select table_name, load_no, line, part,
        row_number() over (partition by row_id, row_check order by load_no desc, line desc, part desc) as version,
        max(load_no) over (partition by row_id, row_check) as last_load_no
    from twin
    where not same
) ranked
where case when table_name in ('episode', 'contract') then load_no < last_load_no else version > 1 end;
