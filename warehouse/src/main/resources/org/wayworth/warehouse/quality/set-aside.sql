-- Transactions outside the window, the first five in order of import. grain: one row per transaction
select l.file_name, s.line, cast(t.occurred_at as date) as occurred_on
from canonical."transaction" t
left join source.observed o on true
join source.counting_transaction s on s.row_id = t.transaction_id
join source.load l on l.load_no = s.load_no
where t.occurred_at is not null
    and (o.starts_at is null or t.occurred_at < o.starts_at or t.occurred_at >= o.ends_before)
order by s.load_no, s.line
limit 5
