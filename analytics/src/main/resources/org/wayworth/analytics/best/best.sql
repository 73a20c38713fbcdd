-- best.sql
-- grain: one row per customer who brought revenue in the :period_days up to and with :split_day (days since 1970-01-01)
-- units: revenue_*_minor in minor units of :currency, after over as many days after the split, known up to :recent_days
--        before it, placebo in the last :placebo_days of these and early in the days before them; rating the latest of the
--        :recent_days up to the split, in points, empty where there is none; tenure_days at the split
with money as (
  select
    t.customer_id,
    t.amount_minor,
    days_between(cast('1970-01-01' as timestamp), t.occurred_at) - :split_day as day
  from canonical.transaction t
  where t.role in ('sale', 'refund')
    and t.currency = :currency
    and t.customer_id is not null
    and t.occurred_at is not null
),
sums as (
  select
    m.customer_id,
    sum(m.amount_minor) filter (where m.day <= 0) as revenue_before_minor,
    coalesce(sum(m.amount_minor) filter (where m.day <= -:recent_days), 0) as revenue_known_minor,
    coalesce(sum(m.amount_minor) filter (where m.day <= -:recent_days - :placebo_days), 0) as revenue_early_minor,
    coalesce(
      sum(m.amount_minor) filter (where m.day <= -:recent_days and m.day > -:recent_days - :placebo_days), 0
    ) as revenue_placebo_minor,
    coalesce(sum(m.amount_minor) filter (where m.day > 0), 0) as revenue_after_minor
  from money m
  where m.day > -:period_days and m.day <= :period_days
  group by m.customer_id
),
ratings as (
  select
    f.customer_id,
    f.rating,
    row_number() over (partition by f.customer_id order by f.answered_at desc, f.feedback_id desc) as newest
  from canonical.feedback f
  where f.survey = :survey
    and f.metric = :metric
    and f.rating is not null
    and f.customer_id is not null
    and days_between(cast('1970-01-01' as timestamp), f.answered_at) <= :split_day
    and days_between(cast('1970-01-01' as timestamp), f.answered_at) > :split_day - :recent_days
)
select
  s.customer_id,
  s.revenue_before_minor,
  s.revenue_known_minor,
  s.revenue_early_minor,
  s.revenue_placebo_minor,
  s.revenue_after_minor,
  r.rating,
  greatest(
    0,
    coalesce(
      days_between(cast('1970-01-01' as timestamp), coalesce(cast(c.joined_on as timestamp), c.first_seen_at)) * -1
        + :split_day,
      0
    )
  ) as tenure_days
from sums s
join canonical.customer c on c.customer_id = s.customer_id
left join ratings r on r.customer_id = s.customer_id and r.newest = 1
where s.revenue_before_minor > 0
order by s.customer_id
