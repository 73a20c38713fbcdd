-- Customers who are called as totals are called, unless the mapping keeps the word as a key. grain: one row per file and word
select l.file_name, t.word, t.line, t.records
from source.total_name t
join source.load l on l.load_no = t.load_no
where not exists (
    select 1 from source.keep k where lower(rtrim(k.key, ' :.')) = lower(t.word)
)
order by l.load_no, t.line
limit 5
