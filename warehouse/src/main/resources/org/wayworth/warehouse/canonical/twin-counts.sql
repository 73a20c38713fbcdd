-- grain: one row
select
    (select count(*) from twin where load_no = :load_no and same) as same_rows,
    (select count(*) from already) as already_records,
    (
        select count(distinct t.line) from twin t where t.load_no = :load_no and t.repeats and not t.same
    ) as updated_records
