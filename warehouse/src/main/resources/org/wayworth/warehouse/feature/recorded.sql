-- recorded.sql
-- grain: one row per fact of which the records can say something
-- units: none
-- A ticket is an episode of a kind in which nothing was ever sold; nearly all episodes are orders, whose kinds the first 30 days
-- tell, as in tickets.sql
with sales as (
  select
    count_if(t.role = 'sale') > 0 as has_sales,
    count(t.margin_minor) > 0 as has_margins,
    count(case when t.role = 'sale' then t.product end) > 0 as has_products
  from canonical.transaction t
  where t.customer_id is not null and t.occurred_at is not null and t.role in ('sale', 'refund')
),
contacts as (
  select
    count_if(i.touchpoint <> 'referral') > 0 as has_contacts,
    count_if(i.touchpoint = 'referral') > 0 as has_referrals,
    count(case when i.touchpoint <> 'referral' then i.channel end) > 0 as has_channels
  from canonical.interaction i
  where i.customer_id is not null
),
answers as (
  select count(*) > 0 as has_answers, count(f.score) > 0 as has_ratings
  from canonical.feedback f
  where f.customer_id is not null and f.answered_at is not null
),
started as (
  select e.kind, min(e.started_at) as started_at from canonical.episode e group by e.kind
),
looked_at as materialized (
  select e.episode, e.kind
  from canonical.episode e
  join started k on k.kind = e.kind and e.started_at <= k.started_at + interval '30 days'
),
early as materialized (
  select distinct l.kind from looked_at l join canonical.transaction t on t.episode = l.episode and t.role = 'sale'
),
others as materialized (
  select e.episode, e.kind from canonical.episode e where e.kind not in (select y.kind from early y)
),
sold as (
  select y.kind from early y
  union
  select o.kind from others o join canonical.transaction t on t.episode = o.episode and t.role = 'sale'
),
tickets as (
  select count(*) > 0 as has_tickets
  from canonical.episode e
  where e.customer_id is not null and e.started_at is not null and e.kind not in (select s.kind from sold s)
)
select unnest(['tenure_days', 'is_known_to_sales']) as name
where exists (select 1 from canonical.customer)
union all
select unnest(['recency_days', 'orders_365', 'revenue_365', 'refund_share', 'currency', 'typical_basket', 'typical_hour',
  'typical_weekday'])
from sales where has_sales
union all
select 'margin_365' from sales where has_margins
union all
select 'product_kinds' from sales where has_products
union all
select unnest(['contacts_365', 'touchpoints']) from contacts where has_contacts
union all
select 'channels' from contacts where has_channels
union all
select 'referrals_365' from contacts where has_referrals
union all
select unnest(['promises_365', 'late_share'])
where exists (select 1 from canonical.promise r where r.customer_id is not null)
union all
select 'tickets_365' from tickets where has_tickets
union all
select unnest(['is_contract_running', 'contract_age_days', 'contracts_ended'])
where exists (select 1 from canonical.contract c where c.customer_id is not null)
union all
select unnest(['last_survey', 'answers_365', 'days_since_answer']) from answers where has_answers
union all
select unnest(['last_rating', 'mean_rating']) from answers where has_ratings
union all
select 'invitations_365' where exists (select 1 from canonical.invitation i where i.customer_id is not null)
