-- The window in which silence means that nothing happened: from the first to the last day of the transactions, but never
-- past the import, nor out to a few records that a long gap sets apart from all others: a mistyped year, a default date.
-- A tail (or head) is set apart when it holds at most 1% of the transactions and at most 50, and the gap before it is
-- longer than 30 days and than ten times the longest gap between days with transactions elsewhere. With fewer than ten
-- days elsewhere nothing is set apart. Of 20 to 99 transactions a single one is, where the gap is longer than a year too. Days before 2 January 1970 are the zero of some clock, unless half of all are.
-- False alarms, in series of 500 to 1,500 days without strays: see StrayRuleTest.

-- Days on which something was bought, refunded or paid.
create or replace temp table transaction_day as
select cast(occurred_at as date) as day, count(*) as n
from canonical."transaction"
where occurred_at is not null
group by cast(occurred_at as date);

create or replace temp table plausible_day as
with latest as (
    select cast(max(imported_at) as date) as import_day from source.load
),
early as (
    select coalesce(sum(n) filter (where day < cast('1970-01-02' as date)), 0) as n_early, sum(n) as n_all
    from transaction_day
)
select d.day, cast(sum(d.n) as bigint) as n
from transaction_day d
cross join latest l
cross join early e
where d.day <= l.import_day
    and (d.day >= cast('1970-01-02' as date) or 2 * e.n_early >= e.n_all)
group by d.day;

-- zone: -1 for days up to which at most the limit of records stands, +1 for days from which on it does, else 0
create or replace temp table zoned_day as
with summed as (
    select day, n,
        sum(n) over (order by day rows between unbounded preceding and current row) as n_up_to,
        sum(n) over (order by day rows between current row and unbounded following) as n_from,
        sum(n) over () as n_all,
        lag(day) over (order by day) as day_before
    from plausible_day
),
limited as (
    select s.*,
        case when n_all between 20 and 99 then 1 else least(50, floor(n_all / 100)) end as most,
        case when n_all < 100 then 365 else 30 end as least_gap
    from summed s
)
select day, day_before, n, least_gap,
    cast(days_between(cast(day_before as timestamp), cast(day as timestamp)) as bigint) as gap,
    case when n_up_to <= most then -1 when n_from <= most then 1 else 0 end as zone,
    lag(case when n_up_to <= most then -1 when n_from <= most then 1 else 0 end) over (order by day) as zone_before
from limited;

create or replace temp table bulk as
select coalesce(max(gap) filter (where zone = 0 and zone_before = 0), 0) as longest_gap,
    count_if(zone = 0) as days
from zoned_day;

-- grain: one row; first_day and last_day: of the records that no gap sets apart
create or replace temp table kept_day as
with tail as (
    select z.day_before,
        z.gap > z.least_gap
            and z.gap > 10 * greatest(
                b.longest_gap,
                coalesce(max(z.gap) filter (where z.zone = 1) over (
                    order by z.day rows between unbounded preceding and 1 preceding
                ), 0)
            ) as is_cut,
        z.zone
    from zoned_day z
    cross join bulk b
    where b.days >= 10
),
head as (
    select z.day,
        z.gap > z.least_gap
            and z.gap > 10 * greatest(
                b.longest_gap,
                coalesce(max(z.gap) filter (where z.zone_before = -1) over (
                    order by z.day rows between 1 following and unbounded following
                ), 0)
            ) as is_cut,
        z.zone_before
    from zoned_day z
    cross join bulk b
    where b.days >= 10
)
select
    coalesce((select max(day) from head where is_cut and zone_before = -1), (select min(day) from plausible_day))
        as first_day,
    coalesce((select min(day_before) from tail where is_cut and zone = 1), (select max(day) from plausible_day))
        as last_day;

-- Without a single dated transaction the contracts say what happened, and the answers how long somebody looked.
create or replace temp table contract_day as
with latest as (
    select cast(max(imported_at) as date) as import_day from source.load
),
dated as (
    select started_on as day from canonical.contract
    union all
    select ended_on from canonical.contract
    union all
    select notice_on from canonical.contract
    union all
    select cast(answered_at as date) from canonical.feedback
    where exists (select 1 from canonical.contract where started_on is not null or ended_on is not null)
)
select (select min(started_on) from canonical.contract) as first_day,
    max(d.day) filter (where d.day <= l.import_day) as last_day,
    max(d.day) as last_record_on
from dated d
cross join latest l
where not exists (select 1 from transaction_day);

-- grain: one row; starts_at, ends_before: the window as moments. A mapping's day ends when it ends in its time zone.
create or replace table source.observed as
with latest as (
    select cast(max(imported_at) as date) as import_day from source.load
),
-- Mappings that do not say how far their transactions reach: as far as they do.
open_end as (
    select k.last_day
    from kept_day k
    where k.last_day is not null and not exists (select 1 from source.mapping where observed_until is not null)
    union all
    select least(k.last_day, o.last_day) as last_day
    from kept_day k
    join (
        select cast(max(coalesce(s.occurred_at, case when s.time_from_episode then e.started_at end)) as date) as last_day
        from source.counting_transaction s
        left join canonical.episode e on e.episode = s.episode
        where s.load_no in (
            select l.load_no
            from source.load l
            join source.mapping m on m.name = l.mapping
            where m.observed_until is null
        )
    ) o on o.last_day is not null
    where exists (select 1 from source.mapping where observed_until is not null)
),
said as (
    select m.observed_until, max(d.day_until) as ends_before
    from source.mapping m
    left join source.load l on l.mapping = m.name
    left join source.day d on d.time_zone = l.time_zone and d.day = m.observed_until
    where m.observed_until = (select max(observed_until) from source.mapping)
    group by m.observed_until
),
ends as (
    select
        case when o.last_day is null and s.observed_until is null then c.last_day else o.last_day end as derived_on,
        s.observed_until as said_on,
        s.ends_before as said_before,
        l.import_day,
        coalesce(k.first_day, c.first_day) as starts_on,
        coalesce((select max(day) from transaction_day), c.last_record_on) as last_record_on
    from latest l
    cross join kept_day k
    cross join contract_day c
    left join open_end o on true
    left join said s on true
),
chosen as (
    select e.*,
        least(coalesce(greatest(derived_on, said_on), derived_on, said_on), import_day) as ends_on,
        said_on is not null and said_on >= coalesce(derived_on, said_on) as is_said
    from ends e
    where starts_on is not null
)
select starts_on, ends_on,
    case when is_said then 'source' else 'derived' end as basis,
    last_record_on,
    cast(starts_on as timestamp) as starts_at,
    case
        when is_said and ends_on = said_on then coalesce(said_before, cast(ends_on as timestamp) + interval '1 day')
        else cast(ends_on as timestamp) + interval '1 day'
    end as ends_before
from chosen;

insert into canonical.observation_window (starts_on, ends_on, basis, last_record_on, set_aside)
select o.starts_on, o.ends_on, o.basis, coalesce(o.last_record_on, t.last_day), coalesce(t.n, 0)
from (
    select max(cast(t.occurred_at as date)) as last_day,
        count_if(o.starts_at is null or t.occurred_at < o.starts_at or t.occurred_at >= o.ends_before) as n
    from canonical."transaction" t
    left join source.observed o on true
    where t.occurred_at is not null
) t
left join source.observed o on true;

drop table plausible_day;
drop table zoned_day;
drop table bulk;
drop table kept_day;
drop table contract_day;
drop table transaction_day;
