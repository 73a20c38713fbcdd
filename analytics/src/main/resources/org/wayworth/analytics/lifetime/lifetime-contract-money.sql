-- lifetime-contract-money.sql
-- grain: one row per contract that began by :end_day, those of one customer that follow one another within 31 days being
--        one; those of one customer stand together
-- units: *_day in days since 1970-01-01, end_day 1000000 while the contract runs and -1 where it has ended and nobody
--        knows when; customer -1 where not known; is_elsewhere: the customer pays in another currency; *_thousandths of a
--        minor unit of :currency: sales of the kinds asked for on days on which the contract ran, shared out evenly where
--        several of one customer did: in the :window_days up to :calibrated_day (early), after that (late), and in the
--        :window_days up to :end_day (now)
with contracts as (
  select
    k.contract,
    k.customer_id,
    coalesce(c.sales_currencies <> :currency, false) as is_elsewhere,
    days_between(cast('1970-01-01' as timestamp), cast(k.started_on as timestamp)) as start_day,
    case
      when k.is_ended and k.ended_on is null then -1
      when k.ended_on is null then 1000000
      else days_between(cast('1970-01-01' as timestamp), cast(k.ended_on as timestamp))
    end as end_day
  from canonical.relationship k
  left join canonical.customer c on c.customer_id = k.customer_id
),
sales as (
  select
    t.transaction_id,
    t.customer_id,
    days_between(cast('1970-01-01' as timestamp), t.occurred_at) as day,
    t.amount_minor
  from canonical.transaction t
  where t.role = 'sale'
    and t.currency = :currency
    and t.customer_id is not null
    and t.occurred_at is not null
    and position('|' || t.kind || '|' in :kinds) > 0
),
paid as (
  select
    s.transaction_id,
    s.day,
    k.contract,
    1000.0 * s.amount_minor / count(*) over (partition by s.transaction_id) as thousandths
  from sales s
  join contracts k
    on k.customer_id = s.customer_id
    and s.day >= k.start_day
    and s.day <= k.end_day
  where s.day > :calibrated_day - :window_days and s.day <= :end_day
),
sums as (
  select
    p.contract,
    sum(cast(round(p.thousandths) as bigint)) filter (where p.day <= :calibrated_day) as early_thousandths,
    sum(cast(round(p.thousandths) as bigint)) filter (where p.day > :calibrated_day) as late_thousandths,
    sum(cast(round(p.thousandths) as bigint)) filter (where p.day > :end_day - :window_days) as now_thousandths
  from paid p
  group by p.contract
)
select
  coalesce(k.customer_id, -1) as customer,
  k.is_elsewhere,
  k.start_day,
  k.end_day,
  cast(coalesce(s.early_thousandths, 0) as bigint) as early_thousandths,
  cast(coalesce(s.late_thousandths, 0) as bigint) as late_thousandths,
  cast(coalesce(s.now_thousandths, 0) as bigint) as now_thousandths
from contracts k
left join sums s on s.contract = k.contract
where k.start_day <= :end_day
order by customer, k.start_day, k.end_day, k.contract
