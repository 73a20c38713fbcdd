-- asked.sql
-- grain: one row per invitation of a known customer to :survey that was not returned undelivered and was answered
--        (feedback_id) or is one of the :most_learnt evenly spaced ones to learn from (is_learnt)
-- units: n_asked invitations in all; asked_day in days since 2000-01-01; quarter is 4 times the year, plus 0 to 3;
--        tenure_days in days; revenue_before_minor in minor units of :currency and sales_before in sales over
--        :lookback_days before
with asked as (
  select
    i.customer_id,
    i.sent_at,
    i.sent_at - :lookback_days * interval '1 day' as counted_from,
    lead(i.sent_at) over (partition by i.customer_id order by i.sent_at) as asked_again_at,
    row_number() over (order by i.customer_id, i.sent_at) as asking
  from canonical.invitation i
  where i.survey = :survey
    and i.customer_id is not null
    and i.is_delivered is distinct from false
    and (cast(:from as date) is null or i.sent_at >= cast(:from as date) - interval '90 days')
    and (cast(:until as date) is null or i.sent_at < cast(:until as date) + interval '1 day')
),
answered as (
  select a.asking, min_by(f.feedback_id, f.answered_at) as feedback_id
  from asked a
  join canonical.feedback f
    on f.customer_id = a.customer_id
    and f.survey = :survey
    and f.metric = :metric
    and f.rating is not null
    and f.answered_at >= a.sent_at
    and f.answered_at < coalesce(a.asked_again_at, a.sent_at + interval '90 days')
  group by a.asking
),
counted as (
  select count(*) as n_asked, least(count(*), :most_learnt) as n_learnt from asked
),
placed as (
  select
    a.asking,
    a.customer_id,
    a.sent_at,
    a.counted_from,
    b.feedback_id,
    n.n_asked,
    floor(1.0 * a.asking * n.n_learnt / n.n_asked) > floor(1.0 * (a.asking - 1) * n.n_learnt / n.n_asked) as is_learnt
  from asked a
  cross join counted n
  left join answered b on b.asking = a.asking
),
wanted as (
  select p.* from placed p where p.is_learnt or p.feedback_id is not null
),
money as (
  select
    w.asking,
    sum(t.amount_minor) as revenue_before_minor,
    count_if(t.role = 'sale') as sales_before
  from wanted w
  join canonical.transaction t
    on t.customer_id = w.customer_id
    and t.role in ('sale', 'refund')
    and t.currency = :currency
    and t.occurred_at <= w.sent_at
    and t.occurred_at > w.counted_from
  group by w.asking
)
select
  w.customer_id,
  w.feedback_id,
  w.n_asked,
  w.is_learnt,
  days_between(cast('2000-01-01' as timestamp), w.sent_at) as asked_day,
  4 * extract(year from w.sent_at) + extract(quarter from w.sent_at) - 1 as quarter,
  greatest(0, coalesce(days_between(coalesce(cast(c.joined_on as timestamp), c.first_seen_at), w.sent_at), 0))
    as tenure_days,
  cast(coalesce(m.revenue_before_minor, 0) as bigint) as revenue_before_minor,
  cast(coalesce(m.sales_before, 0) as bigint) as sales_before
from wanted w
join canonical.customer c on c.customer_id = w.customer_id
left join money m on m.asking = w.asking
order by w.asking
