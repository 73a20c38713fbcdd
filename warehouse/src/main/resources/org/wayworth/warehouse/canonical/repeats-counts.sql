-- grain: one row
select
    (select count(*) from verdict where verdict = 'already') as already_records,
    (select count(*) from verdict where verdict = 'repeated') as repeated_records,
    coalesce((select min(line) from verdict where verdict = 'repeated'), 0) as first_repeated,
    (
        select min(r.table_name)
        from repeat r
        where r.state in ('repeated', 'changed')
            and r.line = (select min(line) from verdict where verdict = 'repeated')
    ) as first_table,
    (select count(distinct line) from beside where state = 'update') as changed_records,
    (
        select count(distinct b.line)
        from beside b
        join difference d on d.line = b.line and d.part = b.part
        where b.state = 'update' and d.counts
    ) as updated_records,
    (select count(*) from repeat) as shared_names
