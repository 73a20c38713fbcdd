-- Records that were not loaded, of one load or (with an empty load_id) of all. grain: one row per record
select r.load_id, l.file_name, r.line, r."column", r.code, r.expected, r.found
from canonical.reject r
join canonical.load l on l.load_id = r.load_id
where :load_id in ('', r.load_id)
order by l.imported_at, l.file_name, r.line
