-- Exchange rates that count; of several for one currency and day the latest. grain: one row per currency and first day
select r.currency, r.per_currency, r.valid_from, r.rate, l.file_name, r.line
from (
    select s.*,
        row_number() over (
            partition by s.currency, s.per_currency, s.valid_from order by s.load_no desc, s.line desc, s.part desc
        ) as place
    from source.exchange_rate s
    where s.currency <> s.per_currency
        and (s.load_no, s.line, s.part) not in (select load_no, line, part from source.superseded)
) r
join source.load l on l.load_no = r.load_no
where r.place = 1
order by r.currency, r.valid_from, l.load_no, r.line
