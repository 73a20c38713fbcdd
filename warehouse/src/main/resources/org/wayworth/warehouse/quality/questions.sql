-- How each question is mapped, and between which ends it was answered. grain: one row per survey, metric and question
select r.survey, r.metric, r.item, max(r.scale_low) as scale_low, max(r.scale_high) as scale_high,
    bool_or(coalesce(r.is_reversed, false)) as is_reversed, count(*) as ratings,
    cast(min(r.rating) as double) as lowest, cast(max(r.rating) as double) as highest,
    count_if(r.rating = m.highest) as at_highest
from rated r
join (
    select survey, metric, item, max(rating) as highest from rated group by survey, metric, item
) m on m.survey = r.survey and m.metric = r.metric and m.item = r.item
group by r.survey, r.metric, r.item
order by r.survey, r.metric, r.item
