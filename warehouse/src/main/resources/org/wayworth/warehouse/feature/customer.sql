-- customer.sql
-- grain: one row per point
-- units: tenure_days in days
-- time:  since the customer joined or, where no day of joining up to then is known, since the first dated record
with since as (
  select
    p.point,
    p.as_of_on,
    case when c.joined_on <= p.as_of_on then c.joined_on end as joined_on,
    case when c.first_seen_at <= p.as_of then c.first_seen_at end as seen_at
  from point p
  left join canonical.customer c on c.customer_id = p.customer_id
)
select
  s.point,
  days_between(
    cast(
      coalesce(
        s.joined_on,
        cast(s.seen_at + case when s.seen_at >= z.changes_at then z.ahead_after else z.ahead_before end as date)
      ) as timestamp
    ),
    cast(s.as_of_on as timestamp)
  ) as tenure_days,
  k.is_known_to_sales
from since s
join known k on k.point = s.point
left join zone_day z on z.day = cast(s.seen_at as date)
