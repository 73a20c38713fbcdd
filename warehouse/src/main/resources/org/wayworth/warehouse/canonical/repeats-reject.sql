insert into source.reject (load_no, line, "column", code, expected, found)
select :load_no, f.line, null, :repeated_code, :repeated_must,
    'line ' || f.other_line || ' has the same row_key; ' || coalesce(d.labels || ' differ', 'it is written otherwise')
from (
    select b.line, min(b.other_line) as other_line
    from beside b
    where b.state <> 'update'
    group by b.line
) f
left join (
    select line, string_agg(labels, ', ' order by labels) as labels
    from (select distinct line, labels from difference where labels <> '') said
    group by line
) d on d.line = f.line;

insert into source.reject (load_no, line, "column", code, expected, found)
select :load_no, a.line, null, :already_code, :already_must,
    'the same as line ' || a.other_line || case
        when a.other_load_no = :load_no then '' else ' of ' || l.file_name
    end
from (
    select r.line, min(r.other_load_no) as other_load_no, min(r.other_line) as other_line
    from repeat r
    join verdict v on v.line = r.line
    where v.verdict = 'already'
    group by r.line
) a
left join source.load l on l.load_no = a.other_load_no;
