-- Responses that answer many questions of one scale, and how many of them answer all alike.
-- grain: one row per survey, metric and number of questions answered
with scale as (
    select survey, metric, scale_low, scale_high,
        row_number() over (partition by survey, metric order by count(*) desc, scale_low, scale_high) as place
    from rated
    where item <> '' and scale_low is not null
    group by survey, metric, scale_low, scale_high
),
response as (
    select r.survey, r.metric, r.feedback_id, count(*) as questions, min(r.rating) as lowest, max(r.rating) as highest
    from rated r
    join scale s on s.survey = r.survey and s.metric = r.metric and s.scale_low = r.scale_low
        and s.scale_high = r.scale_high and s.place = 1
    where r.item <> ''
    group by r.survey, r.metric, r.feedback_id
)
select survey, metric, questions, count(*) as responses,
    sum(case when lowest = highest then 1 else 0 end) as alike
from response
where questions >= :fewest_questions
group by survey, metric, questions
order by survey, metric, questions
