-- contacts.sql
-- grain: one row per point
-- units: contacts_365 in contacts, referrals_365 in referrals
-- time:  *_365 over the 365 days up to the point, where contacts are on record for all of them; lists over all time up to the
--        point. A referral (touchpoint "referral") is no contact
with met as (
  select p.point, i.touchpoint, i.channel, i.touchpoint = 'referral' as is_referral, i.occurred_at > p.since as is_recent
  from point p
  join canonical.interaction i on i.customer_id = p.customer_id and i.occurred_at <= p.as_of
),
counted as (
  select
    m.point,
    count_if(m.is_recent and not m.is_referral) as n_contacts,
    count_if(m.is_recent and m.is_referral) as n_referrals
  from met m
  group by m.point
),
used as (
  select c.point, list_sort(array_agg(c.channel)) as channels
  from (select distinct m.point, m.channel from met m where m.channel is not null and not m.is_referral) c
  group by c.point
),
visited as (
  select c.point, list_sort(array_agg(c.touchpoint)) as touchpoints
  from (select distinct m.point, m.touchpoint from met m where not m.is_referral) c
  group by c.point
),
begun as (
  select
    cast(min(i.occurred_at) filter (where i.touchpoint <> 'referral') as date) as contacts_on,
    cast(min(i.occurred_at) filter (where i.touchpoint = 'referral') as date) as referrals_on
  from canonical.interaction i
),
stood as (
  select
    p.point,
    k.is_within and (k.is_known_to_sales or c.point is not null) as is_seen,
    is_on_record_for_a_year(b.contacts_on, k.records_from, p.as_of_on) as has_contacts,
    is_on_record_for_a_year(b.referrals_on, k.records_from, p.as_of_on) as has_referrals
  from point p
  join known k on k.point = p.point
  cross join begun b
  left join counted c on c.point = p.point
)
select
  s.point,
  case when s.is_seen and s.has_contacts then cast(coalesce(c.n_contacts, 0) as bigint) end as contacts_365,
  u.channels,
  v.touchpoints,
  case when s.is_seen and s.has_referrals then cast(coalesce(c.n_referrals, 0) as bigint) end as referrals_365
from stood s
left join counted c on c.point = s.point
left join used u on u.point = s.point
left join visited v on v.point = s.point
