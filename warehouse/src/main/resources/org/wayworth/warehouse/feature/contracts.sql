-- contracts.sql
-- grain: one row per point
-- units: contract_age_days in days, contracts_ended in contracts
-- time:  contracts that had begun by the day of the point. A contract has ended once its last day has come, one
--        whose last day lies later runs, and of one that ended nobody knows when, nobody knows whether it ran. A contract has
--        ended for good where no other that had begun by the day, within 31 days after it ended, goes on longer
with held as (
  select
    p.point,
    p.as_of_on,
    c.customer_id,
    c.contract,
    c.started_on,
    c.ended_on,
    coalesce(c.ended_on <= p.as_of_on, false) as has_ended,
    coalesce(c.started_on <= p.as_of_on and (c.ended_on > p.as_of_on or c.ended_on is null and not c.is_ended), false)
      as is_running,
    c.ended_on is null and c.is_ended or c.started_on is null and coalesce(c.ended_on > p.as_of_on, true) as is_unclear
  from point p
  join canonical.contract c on c.customer_id = p.customer_id and coalesce(c.started_on <= p.as_of_on, true)
),
renewed as (
  select distinct h.point, h.contract
  from held h
  join held n
    on n.point = h.point
    and n.contract <> h.contract
    and n.started_on <= h.ended_on + 31
    and (not n.has_ended or n.ended_on > h.ended_on or n.ended_on = h.ended_on and n.contract > h.contract)
  where h.has_ended
),
aged as (
  select h.point, h.contract, max(r.started_on) as started_on
  from held h
  join canonical.relationship r on r.customer_id = h.customer_id and r.started_on <= h.started_on
  where h.is_running
  group by h.point, h.contract
),
summed as (
  select
    h.point,
    bool_or(h.is_running) as is_running,
    bool_or(h.is_unclear) as is_unclear,
    max(days_between(cast(a.started_on as timestamp), cast(h.as_of_on as timestamp))) as age_days,
    count_if(h.has_ended and r.contract is null) as n_ended
  from held h
  left join renewed r on r.point = h.point and r.contract = h.contract
  left join aged a on a.point = h.point and a.contract = h.contract
  group by h.point
),
begun as (
  select min(c.started_on) as begun_on from canonical.contract c
),
stood as (
  select
    p.point,
    k.is_within
      and (s.point is not null or k.is_known_to_sales and coalesce(b.begun_on <= p.as_of_on, false)) as is_known
  from point p
  join known k on k.point = p.point
  cross join begun b
  left join summed s on s.point = p.point
)
select
  t.point,
  case
    when not t.is_known then null
    when s.is_running then true
    when s.is_unclear then null
    else false
  end as is_contract_running,
  case when t.is_known and s.is_running then s.age_days end as contract_age_days,
  case when t.is_known and not coalesce(s.is_unclear, false) then cast(coalesce(s.n_ended, 0) as bigint) end as contracts_ended
from stood t
left join summed s on s.point = t.point
