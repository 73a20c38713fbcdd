-- Which answers are given to the questions of the commonest scale. grain: one row per survey, metric and answer
select r.survey, r.metric, r.rating, count(*) as answers
from rated r
join (
    select survey, metric, scale_low, scale_high,
        row_number() over (partition by survey, metric order by count(*) desc, scale_low, scale_high) as place
    from rated
    where item <> '' and scale_low is not null
    group by survey, metric, scale_low, scale_high
) s on s.survey = r.survey and s.metric = r.metric and s.scale_low = r.scale_low and s.scale_high = r.scale_high
    and s.place = 1
where r.item <> ''
group by r.survey, r.metric, r.rating
order by r.survey, r.metric, r.rating
