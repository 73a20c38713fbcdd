-- grain: one row per namespace and file whose keys differ from known ones only in how they are written
select n.namespace, n.keys, n.by_case, n.by_decimal, n.by_apostrophe, n.by_zeros, l.file_name, l.mapping
from source.near n
join source.load l on l.load_no = n.load_no
order by n.load_no, n.namespace
