-- Keys that stood in one record that counts. grain: one row per pair
select distinct l.a, l.b
from source.link l
where not exists (
    select 1 from source.superseded s where s.load_no = l.load_no and s.line = l.line and s.part = l.part
)
