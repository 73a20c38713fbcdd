-- invitations.sql
-- grain: one row per point
-- units: invitations_365 in invitations
-- time:  sent in the 365 days up to the point, where invitations are on record for all of them; those that did not arrive are
--        left out
with asked as (
  select p.point, count_if(i.sent_at > p.since and coalesce(i.is_delivered, true)) as n_invitations
  from point p
  join canonical.invitation i on i.customer_id = p.customer_id and i.sent_at <= p.as_of
  group by p.point
),
begun as (
  select cast(min(i.sent_at) as date) as begun_on from canonical.invitation i where i.customer_id is not null
),
stood as (
  select
    p.point,
    k.is_within
      and (k.is_known_to_sales or a.point is not null)
      and is_on_record_for_a_year(b.begun_on, k.records_from, p.as_of_on) as is_counted
  from point p
  join known k on k.point = p.point
  cross join begun b
  left join asked a on a.point = p.point
)
select s.point, case when s.is_counted then cast(coalesce(a.n_invitations, 0) as bigint) end as invitations_365
from stood s
left join asked a on a.point = s.point
