-- asked.sql
-- grain: one row per invitation of a known customer to :survey that was not returned undelivered
-- units: feedback_id of the answer that it brought, if any; asked_day in days since 2000-01-01; tenure_days in days;
--        revenue_before_minor in minor units of :currency and sales_before in sales over :lookback_days before
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
money as (
  select
    a.asking,
    sum(t.amount_minor) as revenue_before_minor,
    count(*) filter (where t.role = 'sale') as sales_before
  from asked a
  join canonical.transaction t
    on t.customer_id = a.customer_id
    and t.role in ('sale', 'refund')
    and t.currency = :currency
    and t.occurred_at <= a.sent_at
    and t.occurred_at > a.counted_from
  group by a.asking
)
select
  a.customer_id,
  b.feedback_id,
  days_between(cast('2000-01-01' as timestamp), a.sent_at) as asked_day,
  concat_ws('-', extract(year from a.sent_at), extract(quarter from a.sent_at)) as quarter,
  greatest(0, coalesce(days_between(coalesce(cast(c.joined_on as timestamp), c.first_seen_at), a.sent_at), 0))
    as tenure_days,
  coalesce(m.revenue_before_minor, 0) as revenue_before_minor,
  coalesce(m.sales_before, 0) as sales_before
from asked a
join canonical.customer c on c.customer_id = a.customer_id
left join answered b on b.asking = a.asking
left join money m on m.asking = a.asking
order by a.asking
