-- company.sql
-- A made-up company straight in the canonical tables of an empty analytics database: for measuring what reads them, not how they
-- are filled. Variables: customers; everything else is in proportion. Equal arguments give equal tables: chance is a hash.
-- One customer: 15 orders over five years, 24 lines, 0.45 refunds, 3 contacts, 15 promises, 0.3 tickets, 0.6 contracts,
-- 1.2 answers, 2 invitations, 3 attribute values; the square of the share makes some buy much more often than others.
create or replace macro chance(a, b) as (hash(a, b) % 1000000007) / 1000000007.0;
create or replace macro someone(a, b) as
  cast(hash(cast(floor(getvariable('customers') * pow(chance(a, b), 2)) as bigint), 'customer') // 2 as bigint);
create or replace macro some_time(a, b) as
  timestamp '2021-01-01' + cast(floor(chance(a, b) * 5 * 365 * 86400) as bigint) * interval '1 second';

insert into canonical.customer (customer_id, joined_on, is_known_to_sales)
select cast(hash(c.range, 'customer') // 2 as bigint), date '2021-01-01' + cast(chance(c.range, 'joined') * 900 as integer), true
from range(getvariable('customers')) c;

create temp table bought as
select o.range as number, someone(o.range, 'who') as customer_id, some_time(o.range, 'when') as at_moment,
  'shop.order:' || o.range as episode
from range(15 * getvariable('customers')) o;

insert into canonical.episode (episode, customer_id, kind, started_at, ended_at)
select episode, customer_id, 'order', at_moment, at_moment + interval '3 days' from bought;

insert into canonical.episode (episode, customer_id, kind, started_at)
select 'help.ticket:' || t.range, someone(t.range, 'ticket'), 'support case', some_time(t.range, 'ticket at')
from range(3 * getvariable('customers') // 10) t;

insert into canonical.promise (episode, customer_id, kind, promised_at, kept_at)
select episode, customer_id, 'delivery', at_moment + interval '3 days',
  at_moment + cast(chance(number, 'kept') * 90 as integer) * interval '1 hour'
from bought;

insert into canonical."transaction" (
  transaction_id, customer_id, episode, kind, role, occurred_at, amount_minor, currency, source_currency, margin_minor, product,
  earlier_sale_at, order_minor, decided_at
)
select t.id, t.customer_id, t.episode, t.role, t.role, t.occurred_at, t.amount_minor, 'GBP', 'GBP', t.amount_minor // 3,
  case when t.role = 'sale' then 'product ' || t.id % 40 end, t.earlier_at,
  case when t.role = 'sale' and t.is_last then sum(t.amount_minor) over (partition by t.role, t.number) end, t.occurred_at
from (
  select b.number, b.number * 4 + l.range as id, b.customer_id, b.episode, 'sale' as role, b.at_moment as occurred_at,
    cast(199 + floor(chance(b.number * 4 + l.range, 'amount') * 9800) as bigint) as amount_minor,
    case when l.range > 0 then b.at_moment end as earlier_at,
    l.range + 1 = case when b.number % 5 = 0 then 3 when b.number % 5 = 1 then 2 else 1 end as is_last
  from bought b
  cross join range(3) l
  where l.range < case when b.number % 5 = 0 then 3 when b.number % 5 = 1 then 2 else 1 end
  union all
  select b.number, b.number * 4 + 3, b.customer_id, b.episode, 'refund', b.at_moment + interval '9 days', -199, null, false
  from bought b
  where b.number % 33 = 0
) t
order by t.customer_id, t.occurred_at, t.id;

insert into canonical.interaction (customer_id, touchpoint, channel, occurred_at)
select someone(i.range, 'contact'), ['website', 'app', 'shop', 'help desk', 'referral'][1 + i.range % 5],
  ['web', 'phone', 'chat', 'person'][1 + i.range % 4], some_time(i.range, 'contact at')
from range(3 * getvariable('customers')) i;

insert into canonical.contract (contract, customer_id, started_on, ended_on, is_ended)
select 'plan:' || c.range, someone(c.range, 'contract'), c.day, case when c.range % 2 = 0 then c.day + 365 end, c.range % 2 = 0
from (
  select c.range, cast(some_time(c.range, 'contract at') as date) as day from range(6 * getvariable('customers') // 10) c
) c;

insert into canonical.relationship (contract, customer_id, started_on, ended_on, is_ended, n_contracts)
select contract, customer_id, started_on, ended_on, is_ended, 1 from canonical.contract;

insert into canonical.feedback (
  feedback_id, customer_id, survey, metric, answered_at, dated_by, is_day_only, rating, scale_low, scale_high, score
)
select f.range, someone(f.range, 'answer'), 'relationship', 'nps', some_time(f.range, 'answer at'), 'answer', false,
  f.range % 11, 0, 10, f.range % 11
from range(12 * getvariable('customers') // 10) f;

insert into canonical.invitation (customer_id, survey, sent_at, is_delivered)
select someone(i.range, 'asked'), 'relationship', some_time(i.range, 'asked at'), i.range % 20 > 0
from range(2 * getvariable('customers')) i;

insert into canonical.customer_attribute (customer_id, name, value, valid_from)
select c.customer_id, a.name, a.name || ' ' || hash(c.customer_id, a.name) % 12, c.joined_on
from canonical.customer c
cross join (values ('region'), ('plan'), ('age band')) a(name);

update canonical.customer set first_seen_at = cast(joined_on as timestamp);

insert into canonical.observation_window (starts_on, ends_on, basis, last_record_on, set_aside)
values (date '2021-01-01', date '2025-12-30', 'derived', date '2025-12-30', 0);

drop table bought;
drop macro chance;
drop macro someone;
drop macro some_time;
