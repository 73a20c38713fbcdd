-- known.sql
-- grain: one row per point
-- What tells nothing from not known; every family that counts reads it.
-- is_known_to_sales: whether sales, contracts or the list of customers named the customer by then, or do so without a date;
--        of others nobody knows whether they bought
-- sales_from:   day since when no sale on record means that nothing was bought; blank where the day of the point is not observed
-- records_from: first day of the observation window; blank where there is none
-- is_within:    whether the day lies within the records: up to the end of the observation window or, without one, up to the
--        last import
-- time:  what is observed is no record of a customer: the window and the periods that a source gives are as known today
with bought as (
  select t.customer_id, min(t.occurred_at) as first_at, count(*) > count(t.occurred_at) as is_undated
  from canonical.transaction t
  where t.customer_id in (select p.customer_id from point p)
  group by t.customer_id
),
held as (
  select c.customer_id, min(c.started_on) as first_on, count(*) > count(c.started_on) as is_undated
  from canonical.contract c
  where c.customer_id in (select p.customer_id from point p)
  group by c.customer_id
),
listed as (
  select distinct s.customer_id from source.counting_customer s where s.joined_on is null and s.customer_id is not null
),
first_sale as (
  select cast(min(t.occurred_at) as date) as first_on from canonical.transaction t where t.role = 'sale'
),
window_now as (
  select max(w.starts_on) as starts_on, max(w.ends_on) as ends_on from canonical.observation_window w
),
last_import as (
  select cast(max(l.imported_at) as date) as import_day from canonical.load l
),
told as (
  select distinct o.customer_id from canonical.observation_period o where o.basis = 'source'
),
spanned as (
  select p.point, min(o.starts_on) as starts_on
  from point p
  join canonical.observation_period o
    on o.customer_id = p.customer_id
    and o.basis = 'source'
    and o.starts_on <= p.as_of_on
    and o.ends_on >= p.as_of_on
  group by p.point
)
select
  p.point,
  coalesce(c.joined_on <= p.as_of_on, false)
    or coalesce(b.first_at <= p.as_of, false)
    or coalesce(h.first_on <= p.as_of_on, false)
    or coalesce(b.is_undated, false)
    or coalesce(h.is_undated, false)
    or l.customer_id is not null as is_known_to_sales,
  case
    when f.first_on is null then null
    when t.customer_id is not null then greatest(s.starts_on, case when s.starts_on is not null then f.first_on end)
    when p.as_of_on between w.starts_on and w.ends_on then greatest(w.starts_on, f.first_on)
  end as sales_from,
  w.starts_on as records_from,
  coalesce(p.as_of_on <= coalesce(w.ends_on, i.import_day), false) as is_within
from point p
cross join first_sale f
cross join window_now w
cross join last_import i
left join canonical.customer c on c.customer_id = p.customer_id
left join bought b on b.customer_id = p.customer_id
left join held h on h.customer_id = p.customer_id
left join listed l on l.customer_id = p.customer_id
left join told t on t.customer_id = p.customer_id
left join spanned s on s.point = p.point
