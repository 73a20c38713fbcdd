-- How two questions of one response go together. grain: one row per survey, metric and pair of questions
select x.survey, x.metric, x.item as one, y.item as other, count(*) as responses, corr(x.rating, y.rating) as correlation
from rated x
join rated y on y.feedback_id = x.feedback_id and y.item > x.item
group by x.survey, x.metric, x.item, y.item
having count(*) >= :fewest
order by x.survey, x.metric, x.item, y.item
