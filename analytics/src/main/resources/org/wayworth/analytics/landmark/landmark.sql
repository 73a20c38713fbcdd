-- landmark.sql
-- grain: one row per rated, dated and linked response (or, with :landmark, one per customer: the latest before it)
-- units: rating in points of its scale; *_minor in minor units of :currency; *_days in days; orders_* in orders;
--        referrals_* in interactions; refunds_* in refunds; landmark_day in days since 2000-01-01;
--        *_to_1, *_to_7, *_to_30 up to so many days after the landmark, *_after up to :horizon_days;
--        an order is counted where its first sale of the span is; quarter is 4 times the year, plus 0 to 3;
--        contract_age_days since the relationship began that runs at the landmark, 0 where none does;
--        contract_days_to_end until a relationship ends, whose contracts follow one another within 31 days; where the
--        records hold such contracts, is_renewal_known says whether the customer is observed for 31 days after the horizon
-- time:  what was known before ends at known_to and what follows begins at after_from: both the moment of the answer, or,
--        where only its day is known, the begin and the end of that day, which then belongs to neither side. What follows
--        was decided after after_from and came by counted_to; a refund is decided when its sale is. Nothing after known_to
--        is seen by any column but *_after, *_to_*, decided_before_minor, day_minor, refunds_* and *_to_end
with rated as (
  select
    f.feedback_id,
    f.customer_id,
    f.rating,
    coalesce(f.touchpoint, '') as touchpoint,
    coalesce(cast(:landmark as timestamp), f.answered_at) as t0,
    cast(:landmark as timestamp) is null and f.is_day_only as is_day_only,
    cast(:landmark as timestamp) is null and f.dated_by = 'episode' as is_dated_by_episode,
    f.day_from,
    f.day_until,
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
sided as (
  select
    r.feedback_id,
    r.customer_id,
    r.rating,
    r.touchpoint,
    r.t0,
    r.is_day_only,
    r.is_dated_by_episode,
    r.day_from,
    r.day_until,
    case when r.is_day_only then r.day_from else r.t0 end as known_to,
    case when r.is_day_only then r.day_until else r.t0 end as after_from
  from rated r
  where r.newest = 1
),
landmarked as (
  select
    s.*,
    s.known_to - :lookback_days * interval '1 day' as before_from,
    s.known_to - :placebo_days * interval '1 day' as placebo_from,
    s.known_to - :horizon_days * interval '1 day' as span_from,
    s.known_to - greatest(:lookback_days, :horizon_days) * interval '1 day' as counted_from,
    s.after_from + :horizon_days * interval '1 day' as counted_to
  from sided s
),
money as (
  select
    l.feedback_id,
    sum(t.amount_minor) filter (where t.decided_at > l.after_from) as revenue_after_minor,
    sum(t.amount_minor)
      filter (where t.decided_at > l.after_from and t.decided_at <= l.after_from + interval '1 day') as revenue_to_1_minor,
    sum(t.amount_minor)
      filter (where t.decided_at > l.after_from and t.decided_at <= l.after_from + interval '7 days')
      as revenue_to_7_minor,
    sum(t.amount_minor)
      filter (where t.decided_at > l.after_from and t.decided_at <= l.after_from + interval '30 days')
      as revenue_to_30_minor,
    sum(t.margin_minor) filter (where t.decided_at > l.after_from) as margin_after_minor,
    sum(t.margin_minor)
      filter (where t.decided_at > l.after_from and t.decided_at <= l.after_from + interval '1 day') as margin_to_1_minor,
    sum(t.margin_minor)
      filter (where t.decided_at > l.after_from and t.decided_at <= l.after_from + interval '7 days')
      as margin_to_7_minor,
    sum(t.margin_minor)
      filter (where t.decided_at > l.after_from and t.decided_at <= l.after_from + interval '30 days')
      as margin_to_30_minor,
    count_if(
      t.decided_at > l.after_from
      and t.role = 'sale'
      and (t.earlier_sale_at is null or t.earlier_sale_at <= l.after_from)
    ) as orders_after,
    count_if(
      t.decided_at > l.after_from
      and t.decided_at <= l.after_from + interval '1 day'
      and t.role = 'sale'
      and (t.earlier_sale_at is null or t.earlier_sale_at <= l.after_from)
    ) as orders_to_1,
    count_if(
      t.decided_at > l.after_from
      and t.decided_at <= l.after_from + interval '7 days'
      and t.role = 'sale'
      and (t.earlier_sale_at is null or t.earlier_sale_at <= l.after_from)
    ) as orders_to_7,
    count_if(
      t.decided_at > l.after_from
      and t.decided_at <= l.after_from + interval '30 days'
      and t.role = 'sale'
      and (t.earlier_sale_at is null or t.earlier_sale_at <= l.after_from)
    ) as orders_to_30,
    sum(t.amount_minor) filter (where t.occurred_at > l.after_from and t.decided_at <= l.after_from)
      as decided_before_minor,
    count_if(t.occurred_at > l.after_from and t.role = 'refund') as refunds_after,
    count_if(t.occurred_at > l.after_from and t.role = 'refund' and t.sale_found_by is null) as refunds_unmatched,
    sum(t.amount_minor) filter (where t.occurred_at > l.after_from and t.role = 'refund' and t.sale_found_by is null)
      as unmatched_refund_minor,
    sum(t.amount_minor)
      filter (where t.role = 'sale' and t.occurred_at >= l.day_from and t.occurred_at < l.day_until) as day_minor,
    sum(t.amount_minor)
      filter (where t.occurred_at > l.before_from and t.occurred_at <= l.placebo_from) as revenue_before_minor,
    count_if(
      t.occurred_at > l.before_from
      and t.occurred_at <= l.placebo_from
      and t.role = 'sale'
      and (t.earlier_sale_at is null or t.earlier_sale_at <= l.before_from)
    ) as orders_before,
    sum(t.amount_minor)
      filter (where t.occurred_at > l.placebo_from and t.occurred_at <= l.known_to) as revenue_placebo_minor,
    sum(t.margin_minor)
      filter (where t.occurred_at > l.placebo_from and t.occurred_at <= l.known_to) as margin_placebo_minor,
    count_if(
      t.occurred_at > l.placebo_from
      and t.occurred_at <= l.known_to
      and t.role = 'sale'
      and (t.earlier_sale_at is null or t.earlier_sale_at <= l.placebo_from)
    ) as orders_placebo,
    sum(t.amount_minor)
      filter (where t.occurred_at > l.span_from and t.occurred_at <= l.known_to) as revenue_span_before_minor
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
    bool_or(r.ended_on is null) as is_running,
    max(days_between(l.t0, cast(r.ended_on as timestamp))) as days_to_end,
    max(days_between(cast(r.started_on as timestamp), l.known_to)) as age_days
  from landmarked l
  join canonical.relationship r
    on r.customer_id = l.customer_id
    and r.started_on <= cast(l.t0 as date)
    and (not r.is_ended or r.ended_on > cast(l.t0 as date))
  group by l.feedback_id
),
noticed as (
  select distinct l.feedback_id
  from landmarked l
  join canonical.contract c
    on c.customer_id = l.customer_id
    and c.started_on <= cast(l.t0 as date)
    and (not c.is_ended or c.ended_on > cast(l.t0 as date))
    and c.notice_on <= cast(l.t0 as date)
),
referred as (
  select
    l.feedback_id,
    count_if(i.occurred_at > l.after_from) as n_after,
    count_if(i.occurred_at > l.after_from and i.occurred_at <= l.after_from + interval '1 day') as n_to_1,
    count_if(i.occurred_at > l.after_from and i.occurred_at <= l.after_from + interval '7 days') as n_to_7,
    count_if(i.occurred_at > l.after_from and i.occurred_at <= l.after_from + interval '30 days') as n_to_30,
    count_if(i.occurred_at <= l.known_to) as n_placebo
  from landmarked l
  join canonical.interaction i
    on i.customer_id = l.customer_id
    and i.touchpoint = 'referral'
    and i.occurred_at > l.placebo_from
    and i.occurred_at <= l.counted_to
  group by l.feedback_id
),
observed as (
  select
    l.feedback_id,
    min(o.starts_on) as starts_on,
    max(days_between(cast('2000-01-01' as timestamp), cast(o.ends_on as timestamp))) as latest_day
  from landmarked l
  join canonical.observation_period o
    on o.customer_id = l.customer_id
    and o.starts_on <= cast(l.t0 as date)
    and o.ends_on >= cast(l.after_from + :seen_days * interval '1 day' as date)
  group by l.feedback_id
),
recorded as (
  select max(w.starts_on) as starts_on from canonical.observation_window w
),
following as (
  select coalesce(max(r.n_contracts), 0) > 1 as are_followed from canonical.relationship r
)
select
  l.feedback_id,
  l.customer_id,
  l.rating,
  l.touchpoint,
  days_between(cast('2000-01-01' as timestamp), l.t0) as landmark_day,
  4 * extract(year from l.t0) + extract(quarter from l.t0) - 1 as quarter,
  o.feedback_id is not null as is_observed,
  c.is_known_to_sales,
  c.sales_currencies is not null and c.sales_currencies <> :currency as pays_elsewhere,
  l.is_day_only,
  l.is_dated_by_episode,
  greatest(0, coalesce(days_between(coalesce(cast(c.joined_on as timestamp), c.first_seen_at), l.t0), 0))
    as tenure_days,
  greatest(
    0,
    coalesce(days_between(cast(greatest(o.starts_on, coalesce(w.starts_on, o.starts_on)) as timestamp), l.known_to), 0)
  ) as seen_before_days,
  cast(coalesce(m.revenue_after_minor, 0) as bigint) as revenue_after_minor,
  cast(coalesce(m.revenue_to_1_minor, 0) as bigint) as revenue_to_1_minor,
  cast(coalesce(m.revenue_to_7_minor, 0) as bigint) as revenue_to_7_minor,
  cast(coalesce(m.revenue_to_30_minor, 0) as bigint) as revenue_to_30_minor,
  cast(coalesce(m.margin_after_minor, 0) as bigint) as margin_after_minor,
  cast(coalesce(m.margin_to_1_minor, 0) as bigint) as margin_to_1_minor,
  cast(coalesce(m.margin_to_7_minor, 0) as bigint) as margin_to_7_minor,
  cast(coalesce(m.margin_to_30_minor, 0) as bigint) as margin_to_30_minor,
  cast(coalesce(m.orders_after, 0) as bigint) as orders_after,
  cast(coalesce(m.orders_to_1, 0) as bigint) as orders_to_1,
  cast(coalesce(m.orders_to_7, 0) as bigint) as orders_to_7,
  cast(coalesce(m.orders_to_30, 0) as bigint) as orders_to_30,
  cast(coalesce(m.decided_before_minor, 0) as bigint) as decided_before_minor,
  cast(coalesce(m.refunds_after, 0) as bigint) as refunds_after,
  cast(coalesce(m.refunds_unmatched, 0) as bigint) as refunds_unmatched,
  cast(coalesce(m.unmatched_refund_minor, 0) as bigint) as unmatched_refund_minor,
  cast(coalesce(m.day_minor, 0) as bigint) as day_minor,
  cast(coalesce(m.revenue_before_minor, 0) as bigint) as revenue_before_minor,
  cast(coalesce(m.orders_before, 0) as bigint) as orders_before,
  cast(coalesce(m.revenue_placebo_minor, 0) as bigint) as revenue_placebo_minor,
  cast(coalesce(m.margin_placebo_minor, 0) as bigint) as margin_placebo_minor,
  cast(coalesce(m.orders_placebo, 0) as bigint) as orders_placebo,
  cast(coalesce(m.revenue_span_before_minor, 0) as bigint) as revenue_span_before_minor,
  k.feedback_id is not null as has_contract,
  coalesce(k.age_days, 0) as contract_age_days,
  n.feedback_id is not null as has_given_notice,
  not f.are_followed
    or coalesce(o.latest_day, 0) >= days_between(cast('2000-01-01' as timestamp), l.counted_to) + 31
    as is_renewal_known,
  case when k.is_running then 1000000 else coalesce(k.days_to_end, 0) end as contract_days_to_end,
  coalesce(r.n_after, 0) as referrals_after,
  coalesce(r.n_to_1, 0) as referrals_to_1,
  coalesce(r.n_to_7, 0) as referrals_to_7,
  coalesce(r.n_to_30, 0) as referrals_to_30,
  coalesce(r.n_placebo, 0) as referrals_placebo
from landmarked l
join canonical.customer c on c.customer_id = l.customer_id
cross join recorded w
cross join following f
left join money m on m.feedback_id = l.feedback_id
left join kept k on k.feedback_id = l.feedback_id
left join noticed n on n.feedback_id = l.feedback_id
left join referred r on r.feedback_id = l.feedback_id
left join observed o on o.feedback_id = l.feedback_id
order by l.customer_id, l.t0, l.feedback_id
