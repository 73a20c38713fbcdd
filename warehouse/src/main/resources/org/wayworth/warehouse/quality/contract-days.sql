-- Contracts whose days contradict each other or their status. grain: one row per kind of contradiction that there is;
-- is_turned: ends before it begins, as several records of it say together; else not ended, with a last day in the past
with observed as (
    select coalesce(
        (select max(ends_on) from canonical.observation_window), (select cast(max(imported_at) as date) from source.load)
    ) as ends_on
),
odd as (
    select c.contract, o.ends_on, coalesce(c.ended_on < c.started_on, false) as is_turned
    from canonical.contract c
    cross join observed o
    where c.ended_on < c.started_on or (not c.is_ended and c.ended_on < o.ends_on)
),
placed as (
    select o.contract, o.is_turned, o.ends_on, min(s.load_no * 1000000000000 + s.line) as place
    from odd o
    join source.counting_contract s on s.contract = o.contract
    where s.ended_on is not null
    group by o.contract, o.is_turned, o.ends_on
)
select p.is_turned, count(*) as contracts, p.ends_on, min_by(l.file_name, p.place) as file_name,
    cast(min(p.place) % 1000000000000 as bigint) as line
from placed p
join source.load l on l.load_no = p.place // 1000000000000
group by p.is_turned, p.ends_on
order by p.is_turned
