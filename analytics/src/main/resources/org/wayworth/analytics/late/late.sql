-- late.sql
-- grain: one row per response about an episode in which something was promised; the latest promise of that kind
-- product: of the order's largest sale
-- units: rating and earlier_rating in points of their own scale; order_value and revenue_before in minor units of
--        order_currency and revenue_currency, which are blank where there is no amount; lead_days, days_late in
--        calendar days; *_day in days since 2000-01-01; orders_before in orders;
--        is_late is true where the promise was kept after the promised time, or not kept at all and overdue at the answer
--        (promised_at < answered_at); is_known tells whether either holds or it was kept in time; is_open is true where it
--        was overdue and not kept yet at the answer; days_late then counts to the answer, the least that it can be
-- time:  earlier_rating, orders_before and revenue_before were known when the promise was made, at the begin of the
--        episode or, where that is not known, at the promised time; of the 365 days before
with rated as (
  select f.episode
  from canonical.feedback f
  where f.rating is not null
    and f.episode is not null
  group by f.episode
),
promised as (
  select
    p.episode,
    p.promised_at,
    p.kept_at,
    row_number() over (partition by p.episode order by p.promised_at desc, p.kept_at desc nulls last) as newest
  from canonical.promise p
  join rated r on r.episode = p.episode
  where p.kind = :promise
),
spent as (
  select t.episode, sum(t.amount_minor) as order_value_minor, max_by(t.product, t.amount_minor) as product,
    min(t.currency) as currency
  from canonical.transaction t
  join rated r on r.episode = t.episode
  where t.role = 'sale'
  group by t.episode
),
answered as (
  select
    f.feedback_id,
    f.customer_id,
    f.survey,
    f.metric,
    f.episode,
    f.rating,
    f.scale_low,
    f.scale_high,
    f.answered_at,
    p.promised_at,
    p.kept_at,
    e.kind as episode_kind,
    e.started_at,
    coalesce(e.started_at, p.promised_at) as made_at,
    f.answered_at > p.promised_at as is_overdue
  from canonical.feedback f
  join promised p on p.episode = f.episode and p.newest = 1
  left join canonical.episode e on e.episode = f.episode
  where f.rating is not null
),
earlier as (
  select a.feedback_id, max_by(b.rating, b.answered_at) as rating
  from answered a
  join canonical.feedback b
    on b.customer_id = a.customer_id
    and b.survey = a.survey
    and b.metric = a.metric
    and b.rating is not null
    and b.answered_at < a.made_at
    and b.feedback_id <> a.feedback_id
  group by a.feedback_id
),
bought as (
  select
    a.feedback_id,
    sum(t.amount_minor) as revenue_minor,
    min(t.currency) as currency,
    count_if(t.role = 'sale' and t.earlier_sale_at is null) as n_orders
  from answered a
  join canonical.transaction t
    on t.customer_id = a.customer_id
    and t.role in ('sale', 'refund')
    and t.occurred_at < a.made_at
    and t.occurred_at >= a.made_at - interval '365 days'
    and t.episode is distinct from a.episode
  group by a.feedback_id
)
select
  a.feedback_id,
  a.customer_id,
  a.rating,
  a.scale_low,
  a.scale_high,
  a.kept_at is not null as is_kept,
  a.kept_at is not null or a.is_overdue as is_known,
  coalesce(a.kept_at > a.promised_at, a.is_overdue) as is_late,
  a.is_overdue and coalesce(a.kept_at > a.answered_at, true) as is_open,
  coalesce(a.answered_at >= least(a.kept_at, a.promised_at), false) as is_answered_after,
  days_between(a.promised_at, least(a.kept_at, a.answered_at)) as days_late,
  days_between(a.started_at, a.promised_at) as lead_days,
  days_between(cast('2000-01-01' as timestamp), a.promised_at) as promised_day,
  days_between(cast('2000-01-01' as timestamp), a.made_at) as made_day,
  concat_ws('-', extract(year from a.promised_at), extract(quarter from a.promised_at)) as quarter,
  coalesce(s.order_value_minor, 0) as order_value_minor,
  coalesce(s.currency, '') as order_currency,
  coalesce(a.episode_kind, 'unknown') as episode_kind,
  coalesce(s.product, 'unknown') as product,
  coalesce(c.sales_currencies, 'none') as currencies,
  r.rating as earlier_rating,
  coalesce(b.n_orders, 0) as orders_before,
  coalesce(b.revenue_minor, 0) as revenue_before_minor,
  coalesce(b.currency, '') as revenue_currency
from answered a
left join canonical.customer c on c.customer_id = a.customer_id
left join spent s on s.episode = a.episode
left join earlier r on r.feedback_id = a.feedback_id
left join bought b on b.feedback_id = a.feedback_id
order by a.feedback_id
