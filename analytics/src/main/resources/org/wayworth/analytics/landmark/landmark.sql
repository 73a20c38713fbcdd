-- landmark.sql
-- grain: one row per rated, dated and linked response (or, with :landmark, one per customer: the latest before it)
-- units: rating in points of its scale; *_minor in minor units of :currency; *_days in days; orders_* in orders;
--        referrals_after in interactions; landmark_day in days since 2000-01-01;
--        an order is counted where its first sale of the span is; quarter is 4 times the year, plus 0 to 3;
--        nothing after the landmark t0 is seen by any column but *_after and *_to_end
with rated as (
  select
    f.feedback_id,
    f.customer_id,
    f.rating,
    coalesce(cast(:landmark as timestamp), f.answered_at) as t0,
    row_number() over (
      partition by f.customer_id, case when cast(:landmark as timestamp) is null then f.feedback_id else 0 end
      order by f.answered_at desc, f.feedback_id desc
    ) as newest
  from canonical.feedback f
  where f.survey = :survey
    and f.metric = :metric
    and f.rating is not null
    and f.answered_at is not null
    and f.customer_id is not null
    and (cast(:from as date) is null or f.answered_at >= cast(:from as date))
    and (cast(:until as date) is null or f.answered_at < cast(:until as date) + interval '1 day')
    and (
      cast(:landmark as timestamp) is null
      or (
        f.answered_at <= cast(:landmark as timestamp)
        and f.answered_at > cast(:landmark as timestamp) - :recent_days * interval '1 day'
      )
    )
),
landmarked as (
  select
    r.feedback_id,
    r.customer_id,
    r.rating,
    r.t0,
    r.t0 - :lookback_days * interval '1 day' as before_from,
    r.t0 - :placebo_days * interval '1 day' as placebo_from,
    r.t0 - :horizon_days * interval '1 day' as span_from,
    r.t0 - greatest(:lookback_days, :horizon_days) * interval '1 day' as counted_from,
    r.t0 + :horizon_days * interval '1 day' as counted_to
  from rated r
  where r.newest = 1
),
money as (
  select
    l.feedback_id,
    sum(t.amount_minor) filter (where t.occurred_at > l.t0) as revenue_after_minor,
    sum(t.margin_minor) filter (where t.occurred_at > l.t0) as margin_after_minor,
    count_if(t.occurred_at > l.t0 and t.role = 'sale' and (t.earlier_sale_at is null or t.earlier_sale_at <= l.t0))
      as orders_after,
    sum(t.amount_minor)
      filter (where t.occurred_at > l.before_from and t.occurred_at <= l.placebo_from) as revenue_before_minor,
    count_if(
      t.occurred_at > l.before_from
      and t.occurred_at <= l.placebo_from
      and t.role = 'sale'
      and (t.earlier_sale_at is null or t.earlier_sale_at <= l.before_from)
    ) as orders_before,
    sum(t.amount_minor)
      filter (where t.occurred_at > l.placebo_from and t.occurred_at <= l.t0) as revenue_placebo_minor,
    sum(t.amount_minor)
      filter (where t.occurred_at > l.span_from and t.occurred_at <= l.t0) as revenue_span_before_minor
  from landmarked l
  join canonical.transaction t
    on t.customer_id = l.customer_id
    and t.role in ('sale', 'refund')
    and t.currency = :currency
    and t.occurred_at > l.counted_from
    and t.occurred_at <= l.counted_to
  group by l.feedback_id
),
kept as (
  select
    l.feedback_id,
    bool_or(c.ended_on is null) as is_running,
    max(days_between(l.t0, cast(c.ended_on as timestamp))) as days_to_end
  from landmarked l
  join canonical.contract c
    on c.customer_id = l.customer_id
    and c.started_on <= cast(l.t0 as date)
    and (not c.is_ended or c.ended_on > cast(l.t0 as date))
  group by l.feedback_id
),
referred as (
  select l.feedback_id, count(*) as n_referrals
  from landmarked l
  join canonical.interaction i
    on i.customer_id = l.customer_id
    and i.touchpoint = 'referral'
    and i.occurred_at > l.t0
    and i.occurred_at <= l.counted_to
  group by l.feedback_id
),
observed as (
  select l.feedback_id
  from landmarked l
  join canonical.observation_period o
    on o.customer_id = l.customer_id
    and o.starts_on <= cast(l.t0 as date)
    and o.ends_on >= cast(l.t0 + :seen_days * interval '1 day' as date)
  group by l.feedback_id
)
select
  l.feedback_id,
  l.customer_id,
  l.rating,
  days_between(cast('2000-01-01' as timestamp), l.t0) as landmark_day,
  4 * extract(year from l.t0) + extract(quarter from l.t0) - 1 as quarter,
  o.feedback_id is not null as is_observed,
  greatest(0, coalesce(days_between(coalesce(cast(c.joined_on as timestamp), c.first_seen_at), l.t0), 0))
    as tenure_days,
  cast(coalesce(m.revenue_after_minor, 0) as bigint) as revenue_after_minor,
  cast(coalesce(m.margin_after_minor, 0) as bigint) as margin_after_minor,
  cast(coalesce(m.orders_after, 0) as bigint) as orders_after,
  cast(coalesce(m.revenue_before_minor, 0) as bigint) as revenue_before_minor,
  cast(coalesce(m.orders_before, 0) as bigint) as orders_before,
  cast(coalesce(m.revenue_placebo_minor, 0) as bigint) as revenue_placebo_minor,
  cast(coalesce(m.revenue_span_before_minor, 0) as bigint) as revenue_span_before_minor,
  k.feedback_id is not null as has_contract,
  case when k.is_running then 1000000 else coalesce(k.days_to_end, 0) end as contract_days_to_end,
  coalesce(r.n_referrals, 0) as referrals_after
from landmarked l
join canonical.customer c on c.customer_id = l.customer_id
left join money m on m.feedback_id = l.feedback_id
left join kept k on k.feedback_id = l.feedback_id
left join referred r on r.feedback_id = l.feedback_id
left join observed o on o.feedback_id = l.feedback_id
order by l.customer_id, l.t0, l.feedback_id
