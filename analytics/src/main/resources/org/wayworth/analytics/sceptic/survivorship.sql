-- survivorship.sql
-- grain: one row per customer who bought in :currency, or had a contract, within the observation window; of at most :most
--        evenly spaced ones
-- units: first_day, last_day days from their first and their last day of buying, or from the begin and the end of their
--        contracts (0 while one runs, and for the 31 days in which the next would still continue it, as in relationship),
--        to the end of the window; end_day that end, in days since 1970-01-01; days on which those without a contract
--        bought; before_60 to before_540 days on which those without a
--        contract bought more than so many days before its end
with ending as (
  select max(w.ends_on) as ends_on, min(w.starts_on) as starts_on from canonical.observation_window w
),
contracted as (
  select
    c.customer_id,
    max(days_between(cast(greatest(c.started_on, e.starts_on) as timestamp), cast(e.ends_on as timestamp))) as first_day,
    min(
      case
        when c.is_ended and days_between(cast(c.ended_on as timestamp), cast(e.ends_on as timestamp)) > 31
          then days_between(cast(c.ended_on as timestamp), cast(e.ends_on as timestamp))
        else 0
      end
    ) as last_day
  from canonical.relationship c
  join ending e on c.started_on <= e.ends_on
  where c.customer_id is not null and (not c.is_ended or c.ended_on is not null)
  group by c.customer_id
),
bought as (
  select distinct t.customer_id, days_between(cast(cast(t.occurred_at as date) as timestamp), cast(e.ends_on as timestamp)) as ago
  from canonical.transaction t
  join ending e on cast(t.occurred_at as date) between e.starts_on and e.ends_on
  where t.customer_id is not null
    and t.role = 'sale'
    and t.currency = :currency
    and not exists (select 1 from contracted c where c.customer_id = t.customer_id)
),
counted as (
  select
    b.customer_id,
    false as has_contract,
    max(b.ago) as first_day,
    min(b.ago) as last_day,
    count(*) as days,
    count_if(b.ago >= 60) as before_60,
    count_if(b.ago >= 90) as before_90,
    count_if(b.ago >= 120) as before_120,
    count_if(b.ago >= 180) as before_180,
    count_if(b.ago >= 270) as before_270,
    count_if(b.ago >= 365) as before_365,
    count_if(b.ago >= 540) as before_540
  from bought b
  group by b.customer_id
  union all
  select c.customer_id, true, c.first_day, c.last_day, 0, 0, 0, 0, 0, 0, 0, 0 from contracted c
),
placed as (
  select
    c.*,
    row_number() over (order by c.customer_id) as place,
    count(*) over () as n_customers
  from counted c
)
select
  p.customer_id,
  p.has_contract,
  p.first_day,
  p.last_day,
  days_between(cast('1970-01-01' as timestamp), cast(e.ends_on as timestamp)) as end_day,
  p.days,
  p.before_60,
  p.before_90,
  p.before_120,
  p.before_180,
  p.before_270,
  p.before_365,
  p.before_540
from placed p
cross join ending e
where floor(1.0 * p.place * least(p.n_customers, :most) / p.n_customers)
  > floor(1.0 * (p.place - 1) * least(p.n_customers, :most) / p.n_customers)
order by p.customer_id
