-- best-items.sql
-- grain: one row per item of the survey, over the ratings given in the :period_days up to and with :split_day by
--        customers who brought revenue in them; best: at least :cut_minor
-- units: n_* customers, each with the mean of their ratings; mean_* and sd_* in points of the item's scale
with money as (
  select t.customer_id, sum(t.amount_minor) as revenue_minor
  from canonical.transaction t
  where t.role in ('sale', 'refund')
    and t.currency = :currency
    and t.customer_id is not null
    and days_between(cast('1970-01-01' as timestamp), t.occurred_at) <= :split_day
    and days_between(cast('1970-01-01' as timestamp), t.occurred_at) > :split_day - :period_days
  group by t.customer_id
  having sum(t.amount_minor) > 0
),
given as (
  select a.item, m.customer_id, min(m.revenue_minor) >= :cut_minor as is_best, avg(a.rating) as rating
  from canonical.answer a
  join canonical.feedback f on f.feedback_id = a.feedback_id
  join money m on m.customer_id = f.customer_id
  where f.survey = :survey
    and f.metric = :metric
    and a.rating is not null
    and days_between(cast('1970-01-01' as timestamp), f.answered_at) <= :split_day
    and days_between(cast('1970-01-01' as timestamp), f.answered_at) > :split_day - :period_days
  group by a.item, m.customer_id
)
select
  g.item,
  count_if(g.is_best) as n_best,
  count_if(not g.is_best) as n_rest,
  coalesce(avg(g.rating) filter (where g.is_best), 0) as mean_best,
  coalesce(avg(g.rating) filter (where not g.is_best), 0) as mean_rest,
  coalesce(stddev_samp(g.rating) filter (where g.is_best), 0) as sd_best,
  coalesce(stddev_samp(g.rating) filter (where not g.is_best), 0) as sd_rest
from given g
group by g.item
order by g.item
