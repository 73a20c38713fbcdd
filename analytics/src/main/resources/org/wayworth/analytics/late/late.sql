-- late.sql
-- grain: one row per response about an episode in which something was promised; the latest promise of that kind
-- units: rating in points of its own scale; order_value in minor units; lead_days, days_late in calendar days;
--        is_late is true once the promised time has passed without the promise being kept
with rated as (
  select f.episode
  from canonical.feedback f
  where f.rating is not null
    and f.episode is not null
  group by f.episode
),
promised as (
  select
    p.episode,
    p.promised_at,
    p.kept_at,
    row_number() over (partition by p.episode order by p.promised_at desc, p.kept_at desc nulls last) as newest
  from canonical.promise p
  join rated r on r.episode = p.episode
  where p.kind = :promise
),
spent as (
  select t.episode, sum(t.amount_minor) as order_value_minor
  from canonical.transaction t
  join rated r on r.episode = t.episode
  where t.role = 'sale'
  group by t.episode
)
select
  f.feedback_id,
  f.customer_id,
  f.rating,
  f.scale_low,
  f.scale_high,
  p.kept_at is not null as is_kept,
  coalesce(p.kept_at > p.promised_at, false) as is_late,
  coalesce(f.answered_at >= least(p.kept_at, p.promised_at), false) as is_answered_after,
  days_between(p.promised_at, p.kept_at) as days_late,
  days_between(e.started_at, p.promised_at) as lead_days,
  days_between(cast('2000-01-01' as timestamp), p.promised_at) as promised_day,
  concat_ws('-', extract(year from p.promised_at), extract(quarter from p.promised_at)) as quarter,
  coalesce(s.order_value_minor, 0) as order_value_minor
from canonical.feedback f
join promised p on p.episode = f.episode and p.newest = 1
left join canonical.episode e on e.episode = f.episode
left join spent s on s.episode = f.episode
where f.rating is not null
order by f.feedback_id
