-- buyers-a-day.sql
-- grain: one row per day of the observation window on which customers without a contract bought in :currency
-- units: ago days to the end of the window; buyers customers
with ending as (
  select max(w.ends_on) as ends_on, min(w.starts_on) as starts_on from canonical.observation_window w
)
select
  days_between(cast(cast(t.occurred_at as date) as timestamp), cast(e.ends_on as timestamp)) as ago,
  count(distinct t.customer_id) as buyers
from canonical.transaction t
join ending e on cast(t.occurred_at as date) between e.starts_on and e.ends_on
where t.customer_id is not null
  and t.role = 'sale'
  and t.currency = :currency
  and not exists (
    select 1
    from canonical.relationship c
    where c.customer_id = t.customer_id
      and c.started_on <= e.ends_on
      and (not c.is_ended or c.ended_on is not null)
  )
group by days_between(cast(cast(t.occurred_at as date) as timestamp), cast(e.ends_on as timestamp))
order by ago
