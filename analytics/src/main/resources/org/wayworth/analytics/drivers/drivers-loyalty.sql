-- drivers-loyalty.sql
-- grain: one row per dated response of a known customer who is observed to the end of the horizon
-- units: n_orders sales decided after the answer that came in :horizon_days; n_contracts running when it was given and not
--        under notice, n_ended of them that ended within the horizon; contracts that follow one another count as one
-- time:  what follows begins at the moment of the answer, or, where only its day is known, after that day
with observed as (
  select
    f.feedback_id,
    f.customer_id,
    f.answered_at,
    case when f.is_day_only then f.day_until else f.answered_at end as after_from
  from canonical.feedback f
  join canonical.observation_period o
    on o.customer_id = f.customer_id
    and o.starts_on <= cast(f.answered_at as date)
    and o.ends_on >= cast(f.answered_at + :horizon_days * interval '1 day' as date)
  where f.survey = :survey and f.metric = :metric
  group by
    f.feedback_id,
    f.customer_id,
    f.answered_at,
    case when f.is_day_only then f.day_until else f.answered_at end
),
orders as (
  select r.feedback_id, count(*) as n_orders
  from observed r
  join canonical.transaction t
    on t.customer_id = r.customer_id
    and t.role = 'sale'
    and t.decided_at > r.after_from
    and t.occurred_at <= r.after_from + :horizon_days * interval '1 day'
  group by r.feedback_id
),
noticed as (
  select distinct r.feedback_id
  from observed r
  join canonical.contract c
    on c.customer_id = r.customer_id
    and c.started_on <= cast(r.answered_at as date)
    and (c.ended_on > cast(r.answered_at as date) or (c.ended_on is null and not c.is_ended))
    and c.notice_on <= cast(r.answered_at as date)
),
contracts as (
  select
    r.feedback_id,
    count(*) as n_contracts,
    count_if(c.ended_on <= cast(r.answered_at + :horizon_days * interval '1 day' as date)) as n_ended
  from observed r
  join canonical.relationship c
    on c.customer_id = r.customer_id
    and c.started_on <= cast(r.answered_at as date)
    and (c.ended_on > cast(r.answered_at as date) or (c.ended_on is null and not c.is_ended))
  left join noticed n on n.feedback_id = r.feedback_id
  where n.feedback_id is null
  group by r.feedback_id
)
select
  r.feedback_id,
  coalesce(o.n_orders, 0) as n_orders,
  coalesce(c.n_contracts, 0) as n_contracts,
  coalesce(c.n_ended, 0) as n_ended
from observed r
left join orders o on o.feedback_id = r.feedback_id
left join contracts c on c.feedback_id = r.feedback_id
order by r.feedback_id
