create or replace view canonical.load as
select load_id, file_name, sha256, mapping, read, loaded, rejected, imported_at from source.load;

create or replace view canonical.reject as
select l.load_id, r.line, r."column", r.code, r.expected, r.found
from source.reject r
join source.load l on l.load_no = r.load_no;
