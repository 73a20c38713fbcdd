-- Ratings of the responses that are looked at: at most :most of each survey and metric, taken evenly, of the 20 with most
-- responses. The main question has the item ''. Made anew at each call.
-- grain: one row per response and question
create or replace temp table looked_at as
select f.feedback_id, f.customer_id, f.survey, f.metric, f.rating, f.scale_low, f.scale_high, f.is_reversed
from (
    select feedback_id, customer_id, survey, metric, rating, scale_low, scale_high, is_reversed,
        row_number() over (partition by survey, metric order by feedback_id) as place
    from canonical.feedback
) f
join (
    select survey, metric from canonical.feedback group by survey, metric
    order by count(*) desc, survey, metric limit 20
) m on m.survey = f.survey and m.metric = f.metric
where f.place <= :most;

create or replace temp table rated as
select feedback_id, customer_id, survey, metric, '' as item, rating, scale_low, scale_high, is_reversed
from looked_at
where rating is not null
union all
select l.feedback_id, l.customer_id, l.survey, l.metric, a.item, a.rating, a.scale_low, a.scale_high, a.is_reversed
from looked_at l
join canonical.answer a on a.feedback_id = l.feedback_id
where a.rating is not null;
