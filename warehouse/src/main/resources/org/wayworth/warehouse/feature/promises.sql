-- promises.sql
-- grain: one row per point
-- units: promises_365 in promises, late_share as a share
-- time:  promises that fell due in the 365 days up to the point. What is due later is not late yet; what was due and has not
--        been kept by the point is, as it is whether or not it was kept afterwards
with due as (
  select
    p.point,
    count(*) as n_due,
    count_if(least(coalesce(r.kept_at, p.as_of), p.as_of) > r.promised_at) as n_late
  from point p
  join canonical.promise r on r.customer_id = p.customer_id and r.promised_at <= p.as_of and r.promised_at > p.since
  where r.promised_at > :first_since and r.promised_at <= :last_as_of
  group by p.point
),
promised as (
  select distinct p.point
  from point p
  join known k on k.point = p.point and not k.is_known_to_sales
  join canonical.promise r on r.customer_id = p.customer_id and r.promised_at <= p.as_of
),
begun as (
  select cast(min(r.promised_at) as date) as begun_on from canonical.promise r
),
stood as (
  select
    p.point,
    k.is_within
      and (k.is_known_to_sales or d.point is not null)
      and is_on_record_for_a_year(b.begun_on, k.records_from, p.as_of_on) as is_counted
  from point p
  join known k on k.point = p.point
  cross join begun b
  left join promised d on d.point = p.point
)
select
  s.point,
  case when s.is_counted then coalesce(d.n_due, 0) end as promises_365,
  case when s.is_counted and d.n_due > 0 then cast(d.n_late as double) / d.n_due end as late_share
from stood s
left join due d on d.point = s.point
