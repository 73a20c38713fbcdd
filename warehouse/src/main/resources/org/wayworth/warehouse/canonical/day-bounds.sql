-- The days of each time zone that something in the warehouse may ask for. grain: one row per time zone
select l.time_zone, min(d.first_day) as first_day, max(d.last_day) as last_day
from (
    select load_no, cast(min(answered_at) as date) as first_day, cast(max(answered_at) as date) as last_day
    from source.feedback
    group by load_no
    union all
    select distinct f.load_no, e.first_day, e.last_day
    from source.feedback f
    cross join (
        select cast(min(started_at) as date) as first_day, cast(max(started_at) as date) as last_day
        from source.episode
    ) e
    where f.time_from_episode
    union all
    select load_no, cast(min(occurred_at) as date), cast(max(occurred_at) as date)
    from source."transaction"
    where exists (select 1 from source.exchange_rate)
    group by load_no
    union all
    select distinct t.load_no, e.first_day, e.last_day
    from source."transaction" t
    cross join (
        select cast(min(started_at) as date) as first_day, cast(max(started_at) as date) as last_day
        from source.episode
    ) e
    where t.time_from_episode and exists (select 1 from source.exchange_rate)
    union all
    select l.load_no, m.observed_until, m.observed_until
    from source.load l
    join source.mapping m on m.name = l.mapping
) d
join source.load l on l.load_no = d.load_no
where d.first_day is not null
group by l.time_zone
order by l.time_zone
