-- earned.sql
-- grain: one row per customer with a sale or refund in one of the two periods, whose sales are all in :currency and who was
--        observed up to :end_day
-- units: *_minor in minor units of :currency; the later period (after) is the :period_days up to and with :end_day (days
--        since 1970-01-01), the earlier one (before) as many days before it; nothing outside the observation window counts;
--        revenue_* sales less refunds, sales_* sales alone (above 0), known_* those with a product; is_first: nothing was
--        bought before the later period; is_joined_known: the records of customers say when they joined; came_by: what the
--        customer reported, empty where nothing was reported.
--        product_n_*: number of sales with a product. order_n_*: orders, that is sales of one kind in one episode, or on one
--        day where there is none. Of products, and of kinds of order, that the customer bought in both periods: *_before_minor
--        and *_after_minor their sales, and in thousandths of a minor unit *_laspeyres the earlier number at later means,
--        *_paasche the later number at earlier means
with observed as (
  select w.starts_on, w.ends_on from canonical.observation_window w
),
unwatched as (
  select p.customer_id
  from canonical.observation_period p
  group by p.customer_id
  having days_between(cast('1970-01-01' as timestamp), cast(max(p.ends_on) as timestamp)) < :end_day
),
money as (
  select
    t.customer_id,
    t.role,
    t.kind,
    t.amount_minor,
    t.role = 'sale' and t.amount_minor > 0 as is_sale,
    t.product,
    coalesce('e' || t.episode, 'd' || cast(cast(t.occurred_at as date) as varchar)) as bought_in,
    days_between(cast('1970-01-01' as timestamp), t.occurred_at) as day
  from canonical.transaction t
  join observed o on cast(t.occurred_at as date) between o.starts_on and o.ends_on
  join canonical.customer c on c.customer_id = t.customer_id
  left join unwatched u on u.customer_id = t.customer_id
  where t.role in ('sale', 'refund')
    and t.currency = :currency
    and c.sales_currencies = :currency
    and u.customer_id is null
),
placed as (
  select
    m.*,
    m.day > :end_day - 2 * :period_days and m.day <= :end_day - :period_days as is_before,
    m.day > :end_day - :period_days and m.day <= :end_day as is_after
  from money m
),
sums as (
  select
    p.customer_id,
    sum(p.amount_minor) filter (where p.is_before) as revenue_before_minor,
    sum(p.amount_minor) filter (where p.is_after) as revenue_after_minor,
    sum(p.amount_minor) filter (where p.is_before and p.is_sale) as sales_before_minor,
    sum(p.amount_minor) filter (where p.is_after and p.is_sale) as sales_after_minor,
    sum(p.amount_minor) filter (where p.is_before and p.is_sale and p.product is not null) as known_before_minor,
    sum(p.amount_minor) filter (where p.is_after and p.is_sale and p.product is not null) as known_after_minor,
    min(p.day) filter (where p.role = 'sale') as first_day
  from placed p
  group by p.customer_id
),
bought as (
  select
    p.customer_id,
    'product' as basis,
    p.product as what,
    count_if(p.is_before) as n_before,
    count_if(p.is_after) as n_after,
    sum(p.amount_minor) filter (where p.is_before) as before_minor,
    sum(p.amount_minor) filter (where p.is_after) as after_minor
  from placed p
  where p.is_sale and p.product is not null and (p.is_before or p.is_after)
  group by p.customer_id, p.product
  union all
  select
    p.customer_id,
    'order',
    p.kind,
    count(distinct p.bought_in) filter (where p.is_before),
    count(distinct p.bought_in) filter (where p.is_after),
    sum(p.amount_minor) filter (where p.is_before),
    sum(p.amount_minor) filter (where p.is_after)
  from placed p
  where p.is_sale and (p.is_before or p.is_after)
  group by p.customer_id, p.kind
),
matched as (
  select
    b.customer_id,
    b.basis,
    b.n_before,
    b.n_after,
    case when b.n_before > 0 and b.n_after > 0 then b.before_minor else 0 end as before_minor,
    case when b.n_before > 0 and b.n_after > 0 then b.after_minor else 0 end as after_minor,
    case
      when b.n_before > 0 and b.n_after > 0 then cast(round(1000.0 * b.n_before * b.after_minor / b.n_after) as bigint)
      else 0
    end as laspeyres,
    case
      when b.n_before > 0 and b.n_after > 0 then cast(round(1000.0 * b.n_after * b.before_minor / b.n_before) as bigint)
      else 0
    end as paasche
  from bought b
),
quantities as (
  select
    m.customer_id,
    coalesce(sum(m.n_before) filter (where m.basis = 'product'), 0) as product_n_before,
    coalesce(sum(m.n_after) filter (where m.basis = 'product'), 0) as product_n_after,
    coalesce(sum(m.before_minor) filter (where m.basis = 'product'), 0) as product_before_minor,
    coalesce(sum(m.after_minor) filter (where m.basis = 'product'), 0) as product_after_minor,
    coalesce(sum(m.laspeyres) filter (where m.basis = 'product'), 0) as product_laspeyres,
    coalesce(sum(m.paasche) filter (where m.basis = 'product'), 0) as product_paasche,
    coalesce(sum(m.n_before) filter (where m.basis = 'order'), 0) as order_n_before,
    coalesce(sum(m.n_after) filter (where m.basis = 'order'), 0) as order_n_after,
    coalesce(sum(m.before_minor) filter (where m.basis = 'order'), 0) as order_before_minor,
    coalesce(sum(m.after_minor) filter (where m.basis = 'order'), 0) as order_after_minor,
    coalesce(sum(m.laspeyres) filter (where m.basis = 'order'), 0) as order_laspeyres,
    coalesce(sum(m.paasche) filter (where m.basis = 'order'), 0) as order_paasche
  from matched m
  group by m.customer_id
),
said as (
  select a.customer_id, min(a.value) as came_by
  from canonical.customer_attribute a
  where a.name = :attribute
  group by a.customer_id
)
select
  s.customer_id,
  coalesce(s.revenue_before_minor, 0) as revenue_before_minor,
  coalesce(s.revenue_after_minor, 0) as revenue_after_minor,
  coalesce(s.sales_before_minor, 0) as sales_before_minor,
  coalesce(s.sales_after_minor, 0) as sales_after_minor,
  coalesce(s.known_before_minor, 0) as known_before_minor,
  coalesce(s.known_after_minor, 0) as known_after_minor,
  cast(coalesce(q.product_n_before, 0) as bigint) as product_n_before,
  cast(coalesce(q.product_n_after, 0) as bigint) as product_n_after,
  cast(coalesce(q.product_before_minor, 0) as bigint) as product_before_minor,
  cast(coalesce(q.product_after_minor, 0) as bigint) as product_after_minor,
  cast(coalesce(q.product_laspeyres, 0) as bigint) as product_laspeyres,
  cast(coalesce(q.product_paasche, 0) as bigint) as product_paasche,
  cast(coalesce(q.order_n_before, 0) as bigint) as order_n_before,
  cast(coalesce(q.order_n_after, 0) as bigint) as order_n_after,
  cast(coalesce(q.order_before_minor, 0) as bigint) as order_before_minor,
  cast(coalesce(q.order_after_minor, 0) as bigint) as order_after_minor,
  cast(coalesce(q.order_laspeyres, 0) as bigint) as order_laspeyres,
  cast(coalesce(q.order_paasche, 0) as bigint) as order_paasche,
  s.revenue_before_minor is not null as is_before,
  coalesce(s.first_day > :end_day - :period_days, false)
    and coalesce(cast(c.joined_on as timestamp) > cast('1970-01-01' as timestamp)
      + (:end_day - :period_days) * interval '1 day', true) as is_first,
  c.joined_on is not null as is_joined_known,
  coalesce(d.came_by, '') as came_by
from sums s
join canonical.customer c on c.customer_id = s.customer_id
left join quantities q on q.customer_id = s.customer_id
left join said d on d.customer_id = s.customer_id
where s.revenue_before_minor is not null or s.revenue_after_minor is not null
order by s.customer_id
