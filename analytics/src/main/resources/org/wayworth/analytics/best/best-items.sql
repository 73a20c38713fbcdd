-- best-items.sql
-- grain: one row per item of the survey, over the ratings given in the :period_days up to and with :split_day by
--        customers who brought revenue in them, the same as in best.sql; best: more than
--        :cut_minor, or as much and a lot of at least :cut_lot
-- units: n_* customers, each with the mean of their ratings; mean_* and sd_* in points of the item's scale; summed up in
--        whole thousandths, so that the order of the rows does not show in the last digit
with observed as (
  select w.starts_on, w.ends_on from canonical.observation_window w
),
unwatched as (
  select p.customer_id
  from canonical.observation_period p
  join observed o on true
  group by p.customer_id
  having max(p.ends_on) < max(o.ends_on)
),
money as (
  select t.customer_id, sum(t.amount_minor) as revenue_minor
  from canonical.transaction t
  join observed o on cast(t.occurred_at as date) between o.starts_on and o.ends_on
  join canonical.customer c on c.customer_id = t.customer_id
  left join unwatched u on u.customer_id = t.customer_id
  where t.role in ('sale', 'refund')
    and t.currency = :currency
    and c.sales_currencies = :currency
    and u.customer_id is null
    and days_between(cast('1970-01-01' as timestamp), t.decided_at) <= :split_day
    and days_between(cast('1970-01-01' as timestamp), t.decided_at) > :split_day - :period_days
  group by t.customer_id
  having sum(t.amount_minor) > 0
),
given as (
  select
    a.item,
    m.customer_id,
    min(m.revenue_minor) > :cut_minor
      or (min(m.revenue_minor) = :cut_minor and md5(cast(m.customer_id as varchar)) >= :cut_lot) as is_best,
    cast(round(1000 * avg(a.rating)) as bigint) as thousandths
  from canonical.answer a
  join canonical.feedback f on f.feedback_id = a.feedback_id
  join money m on m.customer_id = f.customer_id
  where f.survey = :survey
    and f.metric = :metric
    and a.rating is not null
    and days_between(cast('1970-01-01' as timestamp), f.answered_at) <= :split_day
    and days_between(cast('1970-01-01' as timestamp), f.answered_at) > :split_day - :period_days
  group by a.item, m.customer_id
),
sums as (
  select
    g.item,
    count_if(g.is_best) as n_best,
    count_if(not g.is_best) as n_rest,
    coalesce(sum(g.thousandths) filter (where g.is_best), 0) / 1000.0 as sum_best,
    coalesce(sum(g.thousandths) filter (where not g.is_best), 0) / 1000.0 as sum_rest,
    coalesce(sum(g.thousandths * g.thousandths) filter (where g.is_best), 0) / 1000000.0 as squares_best,
    coalesce(sum(g.thousandths * g.thousandths) filter (where not g.is_best), 0) / 1000000.0 as squares_rest
  from given g
  group by g.item
)
select
  s.item,
  s.n_best,
  s.n_rest,
  cast(s.sum_best as double) / greatest(1, s.n_best) as mean_best,
  cast(s.sum_rest as double) / greatest(1, s.n_rest) as mean_rest,
  sqrt(greatest(0, cast(s.squares_best as double) - power(cast(s.sum_best as double), 2) / greatest(1, s.n_best))
    / greatest(1, s.n_best - 1)) as sd_best,
  sqrt(greatest(0, cast(s.squares_rest as double) - power(cast(s.sum_rest as double), 2) / greatest(1, s.n_rest))
    / greatest(1, s.n_rest - 1)) as sd_rest
from sums s
order by s.item
