-- drivers-sales.sql
-- grain: one row per response of the survey whose customer is known, in order of feedback_id
-- units: is_known_to_sales whether any record of sales, contracts or customers names the customer; pays_elsewhere whether
--        they pay in another currency than :currency; is_covered whether sales are recorded on the day of the answer, or
--        were up to :most_lag_days before it
select
  f.feedback_id,
  c.is_known_to_sales,
  c.sales_currencies is not null and c.sales_currencies <> :currency as pays_elsewhere,
  coalesce(
    f.answered_at >= cast(w.starts_on as timestamp)
    and f.answered_at < cast(w.ends_on as timestamp) + (:most_lag_days + 1) * interval '1 day',
    false
  ) as is_covered
from canonical.feedback f
join canonical.customer c on c.customer_id = f.customer_id
cross join (
  select max(o.starts_on) as starts_on, max(o.ends_on) as ends_on from canonical.observation_window o
) w
where f.survey = :survey and f.metric = :metric
order by f.feedback_id
