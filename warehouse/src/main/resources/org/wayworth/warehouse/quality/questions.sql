-- How each question is mapped. grain: one row per survey, metric and question
select survey, metric, item, max(scale_low) as scale_low, max(scale_high) as scale_high,
    bool_or(coalesce(is_reversed, false)) as is_reversed, count(*) as ratings
from rated
group by survey, metric, item
order by survey, metric, item
