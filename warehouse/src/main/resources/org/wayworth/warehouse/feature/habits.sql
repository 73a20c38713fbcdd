-- habits.sql
-- grain: one row per point
-- units: typical_hour in hours of the day, 0 to 23, typical_weekday by its English name, both in the company's time zone
-- time:  orders up to the point, each at its first sale. Of three orders at least; of several hours or weekdays that are
--        equally frequent the earliest in the day or week. Where nine in ten of the customer's orders stand at the beginning
--        or in the last second of a day, only their days are known; days may be written as midnight in UTC, whatever the zone.
--        Weekdays are counted from 1 January 1900, which was a Monday
with placed as (
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
    and t.occurred_at <= :last_as_of
  join zone_day z on z.day = cast(t.occurred_at as date)
),
timed as (
  select
    l.point,
    extract(hour from l.local_at) as hour_of_day,
    date_trunc('day', l.local_at) in (l.local_at, l.local_at - interval '86399 seconds') as is_day,
    date_trunc('day', l.occurred_at) = l.occurred_at as is_day_of_utc,
    days_between(timestamp '1900-01-01', l.local_at) % 7 as weekday,
    days_between(timestamp '1900-01-01', l.occurred_at) % 7 as weekday_of_utc
  from placed l
),
counted as (
  select
    o.point,
    10 * count_if(o.is_day) >= 9 * count(*) as has_days,
    10 * count_if(o.is_day_of_utc) >= 9 * count(*) as has_days_of_utc,
    [
      count_if(o.hour_of_day = 0),
      count_if(o.hour_of_day = 1),
      count_if(o.hour_of_day = 2),
      count_if(o.hour_of_day = 3),
      count_if(o.hour_of_day = 4),
      count_if(o.hour_of_day = 5),
      count_if(o.hour_of_day = 6),
      count_if(o.hour_of_day = 7),
      count_if(o.hour_of_day = 8),
      count_if(o.hour_of_day = 9),
      count_if(o.hour_of_day = 10),
      count_if(o.hour_of_day = 11),
      count_if(o.hour_of_day = 12),
      count_if(o.hour_of_day = 13),
      count_if(o.hour_of_day = 14),
      count_if(o.hour_of_day = 15),
      count_if(o.hour_of_day = 16),
      count_if(o.hour_of_day = 17),
      count_if(o.hour_of_day = 18),
      count_if(o.hour_of_day = 19),
      count_if(o.hour_of_day = 20),
      count_if(o.hour_of_day = 21),
      count_if(o.hour_of_day = 22),
      count_if(o.hour_of_day = 23)
    ] as hours,
    [
      count_if(o.weekday = 0), count_if(o.weekday = 1), count_if(o.weekday = 2), count_if(o.weekday = 3),
      count_if(o.weekday = 4), count_if(o.weekday = 5), count_if(o.weekday = 6)
    ] as weekdays,
    [
      count_if(o.weekday_of_utc = 0), count_if(o.weekday_of_utc = 1), count_if(o.weekday_of_utc = 2),
      count_if(o.weekday_of_utc = 3), count_if(o.weekday_of_utc = 4), count_if(o.weekday_of_utc = 5),
      count_if(o.weekday_of_utc = 6)
    ] as weekdays_of_utc
  from timed o
  group by o.point
  having count(*) >= 3
),
typical as (
  select
    c.point,
    case
      when not c.has_days and not c.has_days_of_utc then cast(list_position(c.hours, list_max(c.hours)) - 1 as bigint)
    end as hour_of_day,
    case
      when c.has_days_of_utc and not c.has_days
      then list_position(c.weekdays_of_utc, list_max(c.weekdays_of_utc))
      else list_position(c.weekdays, list_max(c.weekdays))
    end as weekday
  from counted c
)
select
  p.point,
  t.hour_of_day as typical_hour,
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][t.weekday] as typical_weekday
from point p
left join typical t on t.point = p.point
