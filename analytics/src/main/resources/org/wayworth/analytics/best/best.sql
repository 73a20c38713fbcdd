-- best.sql
-- grain: one row per customer who brought revenue in the :period_days up to and with :split_day (days since 1970-01-01),
--        whose sales are all in :currency and who was observed to the end of the observation window
-- units: revenue_*_minor in minor units of :currency, within the observation window and counted on the day on which they
--        were decided (a refund counts with its sale, an invoice with its order); after over as many days after the split,
--        known up to :recent_days before it, placebo in the last :placebo_days of these and early in the days before them;
--        refunds_after number of refunds after the split, unmatched_* those of which no sale was found; rating the latest
--        of the :recent_days up to the split, in points, empty where there is none; is_borrowed: its date is that of the
--        order or case that it is about; tenure_days at the split;
--        lot decides between customers with equal revenue, drawn from the customer alone
with observed as (
  select w.starts_on, w.ends_on from canonical.observation_window w
),
unwatched as (
  select p.customer_id
  from canonical.observation_period p
  join observed o on true
  group by p.customer_id
  having max(p.ends_on) < max(o.ends_on)
),
money as (
  select
    t.customer_id,
    t.amount_minor,
    t.role = 'refund' or t.amount_minor < 0 as is_refund,
    t.sale_found_by is not null as is_matched,
    days_between(cast('1970-01-01' as timestamp), t.decided_at) - :split_day as day
  from canonical.transaction t
  join observed o on cast(t.occurred_at as date) between o.starts_on and o.ends_on
  join canonical.customer c on c.customer_id = t.customer_id
  left join unwatched u on u.customer_id = t.customer_id
  where t.role in ('sale', 'refund')
    and t.currency = :currency
    and c.sales_currencies = :currency
    and u.customer_id is null
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
    coalesce(sum(m.amount_minor) filter (where m.day > 0), 0) as revenue_after_minor,
    count_if(m.day > 0 and m.is_refund) as refunds_after,
    count_if(m.day > 0 and m.is_refund and not m.is_matched) as unmatched_after,
    coalesce(sum(m.amount_minor) filter (where m.day > 0 and m.is_refund and not m.is_matched), 0)
      as unmatched_after_minor
  from money m
  where m.day > -:period_days and m.day <= :period_days
  group by m.customer_id
),
ratings as (
  select
    f.customer_id,
    f.rating,
    f.dated_by = 'episode' as is_borrowed,
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
  md5(cast(s.customer_id as varchar)) as lot,
  s.revenue_before_minor,
  s.revenue_known_minor,
  s.revenue_early_minor,
  s.revenue_placebo_minor,
  s.revenue_after_minor,
  s.refunds_after,
  s.unmatched_after,
  s.unmatched_after_minor,
  r.rating,
  coalesce(r.is_borrowed, false) as is_borrowed,
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
