-- habits.sql
-- grain: one row per point
-- units: typical_hour in hours of the day, 0 to 23, typical_weekday by its English name, both in the company's time zone
-- time:  orders up to the point, each at its first sale. Of three orders at least; of several hours or weekdays that are
--        equally frequent the earliest in the day or week. Where nine in ten of the customer's orders stand at the beginning
--        or in the last second of a day, only their days are known; days may be written as midnight in UTC, whatever the zone.
--        1 January 1900, from which weekdays are counted, was a Monday
with ordered as (
  select
    p.point,
    t.occurred_at,
    t.occurred_at + case when t.occurred_at >= z.changes_at then z.ahead_after else z.ahead_before end as local_at
  from point p
  join canonical.transaction t
    on t.customer_id = p.customer_id
    and t.role = 'sale'
    and t.earlier_sale_at is null
    and t.occurred_at <= p.as_of
  join zone_day z on z.day = cast(t.occurred_at as date)
),
dated as (
  select
    o.point,
    count(*) as n_orders,
    10 * count_if(
      o.local_at = cast(cast(o.local_at as date) as timestamp)
      or o.local_at = cast(cast(o.local_at as date) as timestamp) + interval '86399 seconds'
    ) >= 9 * count(*) as has_days,
    10 * count_if(o.occurred_at = cast(cast(o.occurred_at as date) as timestamp)) >= 9 * count(*) as has_days_of_utc
  from ordered o
  group by o.point
  having count(*) >= 3
),
placed as (
  select
    o.point,
    case when not d.has_days and not d.has_days_of_utc then cast(extract(hour from o.local_at) as bigint) end as hour_of_day,
    days_between(
      cast('1900-01-01' as timestamp),
      cast(
        cast(case when d.has_days_of_utc and not d.has_days then o.occurred_at else o.local_at end as date) as timestamp
      )
    ) % 7 as weekday
  from ordered o
  join dated d on d.point = o.point
),
hours as (
  select c.point, c.hour_of_day, row_number() over (partition by c.point order by c.n desc, c.hour_of_day) as place
  from (
    select l.point, l.hour_of_day, count(*) as n from placed l where l.hour_of_day is not null group by l.point, l.hour_of_day
  ) c
),
weekdays as (
  select c.point, c.weekday, row_number() over (partition by c.point order by c.n desc, c.weekday) as place
  from (select l.point, l.weekday, count(*) as n from placed l group by l.point, l.weekday) c
)
select
  p.point,
  h.hour_of_day as typical_hour,
  case w.weekday
    when 0 then 'Monday' when 1 then 'Tuesday' when 2 then 'Wednesday' when 3 then 'Thursday'
    when 4 then 'Friday' when 5 then 'Saturday' when 6 then 'Sunday'
  end as typical_weekday
from point p
left join hours h on h.point = p.point and h.place = 1
left join weekdays w on w.point = p.point and w.place = 1
