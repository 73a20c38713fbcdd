-- How the main questions of two surveys go together, customer by customer. grain: one row per pair of surveys and metrics
with customer as (
    select survey, metric, customer_id, avg(rating) as rating
    from rated
    where item = '' and customer_id is not null
    group by survey, metric, customer_id
)
select x.survey as one_survey, x.metric as one_metric, y.survey as other_survey, y.metric as other_metric,
    count(*) as customers, corr(x.rating, y.rating) as correlation
from customer x
join customer y on y.customer_id = x.customer_id and (y.survey > x.survey or (y.survey = x.survey and y.metric > x.metric))
group by x.survey, x.metric, y.survey, y.metric
having count(*) >= :fewest
order by one_survey, one_metric, other_survey, other_metric
