-- Amounts without customer and date that are the sum of rows above them. grain: one row per record
select l.file_name, s.line, s.currency, s.source_amount, s.rows_summed
from source.subtotal s
join source.load l on l.load_no = s.load_no
order by l.load_no, s.line
limit 5
