-- silent-times.sql
-- grain: one row about the survey :survey with metric :metric
-- units: n_asked invitations that were not returned, of known customers; n_heard rated, dated answers of known customers;
--        n_buyers customers with a dated sale; last_* in days since 2000-01-01, 0 where there is none
with asked as (
  select
    count(*) as n_asked,
    coalesce(max(days_between(cast('2000-01-01' as timestamp), i.sent_at)), 0) as last_asked_day
  from canonical.invitation i
  where i.survey = :survey and i.customer_id is not null and i.is_delivered is distinct from false
),
heard as (
  select
    count(*) as n_heard,
    coalesce(max(days_between(cast('2000-01-01' as timestamp), f.answered_at)), 0) as last_heard_day
  from canonical.feedback f
  where f.survey = :survey
    and f.metric = :metric
    and f.rating is not null
    and f.answered_at is not null
    and f.customer_id is not null
),
buyers as (
  select count(distinct t.customer_id) as n_buyers
  from canonical.transaction t
  where t.role = 'sale' and t.occurred_at is not null and t.customer_id is not null
)
select a.n_asked, a.last_asked_day, h.n_heard, h.last_heard_day, b.n_buyers
from asked a
cross join heard h
cross join buyers b
