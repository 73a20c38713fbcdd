-- drivers-value.sql
-- grain: one row per dated response of a known customer who bought anything in the lookback before the answer
-- units: feedback_id as in drivers-responses.sql; revenue_minor in minor units of :currency in :lookback_days before
-- time:  up to the moment of the answer, or, where only its day is known, up to the begin of that day
with answered as (
  select
    f.feedback_id,
    f.customer_id,
    case when f.is_day_only then f.day_from else f.answered_at end as known_to
  from canonical.feedback f
  where f.survey = :survey and f.metric = :metric and f.answered_at is not null and f.customer_id is not null
)
select
  a.feedback_id,
  sum(t.amount_minor) as revenue_minor
from answered a
join canonical.transaction t
  on t.customer_id = a.customer_id
  and t.role in ('sale', 'refund')
  and t.currency = :currency
  and t.occurred_at > a.known_to - :lookback_days * interval '1 day'
  and t.occurred_at <= a.known_to
group by a.feedback_id
order by a.feedback_id
