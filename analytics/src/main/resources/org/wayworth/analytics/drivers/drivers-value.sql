-- drivers-value.sql
-- grain: one row per dated response of a known customer who bought anything in the lookback before the answer
-- units: feedback_id as in drivers-responses.sql; revenue_minor in minor units of :currency in :lookback_days before
select
  f.feedback_id,
  sum(t.amount_minor) as revenue_minor
from canonical.feedback f
join canonical.transaction t
  on t.customer_id = f.customer_id
  and t.role in ('sale', 'refund')
  and t.currency = :currency
  and t.occurred_at > f.answered_at - :lookback_days * interval '1 day'
  and t.occurred_at <= f.answered_at
where f.survey = :survey and f.metric = :metric and f.answered_at is not null and f.customer_id is not null
group by f.feedback_id
order by f.feedback_id
