-- grain: one row
select
    (select count(*) from verdict where verdict = 'already') as already_records,
    (select count(*) from verdict where verdict = 'repeated') as repeated_records,
    coalesce((select min(line) from verdict where verdict = 'repeated'), 0) as first_repeated,
    (select count(distinct line) from beside where state = 'update') as changed_records,
    (
        select count(distinct b.line)
        from beside b
        join difference d on d.line = b.line and d.part = b.part
        where b.state = 'update' and d.counts
    ) as updated_records,
    (select count(*) from repeat) as shared_names
