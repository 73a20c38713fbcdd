-- landmark-value.sql
-- grain: one row per rated, dated and linked response
-- units: *_minor in minor units of :currency, sales of :kinds (between bars) less refunds, after the landmark t0;
--        seen_minor up to :horizon_days after t0 or the end of the records, each day later counted less by
--        :daily_discount (continuous); early_minor up to :seen_days after t0, in full
with landmarked as (
  select f.feedback_id, f.customer_id, coalesce(cast(:landmark as timestamp), f.answered_at) as t0
  from canonical.feedback f
  where f.survey = :survey
    and f.metric = :metric
    and f.rating is not null
    and f.answered_at is not null
    and f.customer_id is not null
),
left_out as (
  select t.episode
  from canonical.transaction t
  where t.role = 'sale'
    and t.currency = :currency
    and t.episode is not null
    and position('|' || t.kind || '|' in :kinds) = 0
  group by t.episode
),
money as (
  select t.customer_id, t.occurred_at, t.amount_minor
  from canonical.transaction t
  left join left_out o on o.episode = t.episode
  where t.currency = :currency
    and t.customer_id is not null
    and t.occurred_at is not null
    and (
      (t.role = 'sale' and position('|' || t.kind || '|' in :kinds) > 0)
      or (t.role = 'refund' and o.episode is null)
    )
)
select
  l.feedback_id,
  coalesce(
    sum(cast(round(m.amount_minor * exp(-1.0 * :daily_discount * days_between(l.t0, m.occurred_at))) as bigint)),
    0
  ) as seen_minor,
  coalesce(
    sum(m.amount_minor) filter (where m.occurred_at <= l.t0 + :seen_days * interval '1 day'),
    0
  ) as early_minor
from landmarked l
left join money m
  on m.customer_id = l.customer_id
  and m.occurred_at > l.t0
  and m.occurred_at <= l.t0 + :horizon_days * interval '1 day'
group by l.feedback_id
order by l.feedback_id
