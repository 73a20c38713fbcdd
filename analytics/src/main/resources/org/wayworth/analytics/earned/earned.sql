-- earned.sql
-- grain: one row per customer with a sale or refund in one of the two periods
-- units: revenue_*_minor in minor units of :currency; the later period is the :period_days up to and with :end_day (days
--        since 1970-01-01), the earlier one as many days before it; is_first: nothing was bought before the later period;
--        came_by: what the customer said, empty where nothing was said
with money as (
  select
    t.customer_id,
    t.role,
    t.amount_minor,
    days_between(cast('1970-01-01' as timestamp), t.occurred_at) as day
  from canonical.transaction t
  where t.role in ('sale', 'refund')
    and t.currency = :currency
    and t.customer_id is not null
    and t.occurred_at is not null
),
sums as (
  select
    m.customer_id,
    sum(m.amount_minor) filter (where m.day > :end_day - 2 * :period_days and m.day <= :end_day - :period_days)
      as revenue_before_minor,
    sum(m.amount_minor) filter (where m.day > :end_day - :period_days and m.day <= :end_day) as revenue_after_minor,
    min(m.day) filter (where m.role = 'sale') as first_day
  from money m
  group by m.customer_id
),
said as (
  select a.customer_id, min(a.value) as came_by
  from canonical.customer_attribute a
  where a.name = :attribute
  group by a.customer_id
)
select
  s.customer_id,
  coalesce(s.revenue_before_minor, 0) as revenue_before_minor,
  coalesce(s.revenue_after_minor, 0) as revenue_after_minor,
  s.revenue_before_minor is not null as is_before,
  coalesce(s.first_day > :end_day - :period_days, false)
    and coalesce(cast(c.joined_on as timestamp) > cast('1970-01-01' as timestamp)
      + (:end_day - :period_days) * interval '1 day', true) as is_first,
  coalesce(d.came_by, '') as came_by
from sums s
join canonical.customer c on c.customer_id = s.customer_id
left join said d on d.customer_id = s.customer_id
where s.revenue_before_minor is not null or s.revenue_after_minor is not null
order by s.customer_id
