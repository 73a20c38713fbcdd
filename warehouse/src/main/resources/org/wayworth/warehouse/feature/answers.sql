-- answers.sql
-- grain: one row per point
-- units: last_rating and mean_rating in points on the common scale of 0 to 10; answers_365 in answers; days_since_answer in days
-- time:  answers given up to the point, an answer of which only the day is known at the moment that stands for that day.
--        answers_365 over the 365 days up to the point, where answers are on record for all of them
with given_by_then as (
  select
    p.point,
    p.since,
    f.answered_at,
    f.survey,
    f.score,
    row_number() over (partition by p.point order by f.answered_at desc, f.feedback_id desc) as newest,
    row_number() over (
      partition by p.point order by case when f.score is null then 1 else 0 end, f.answered_at desc, f.feedback_id desc
    ) as newest_rated
  from point p
  join canonical.feedback f on f.customer_id = p.customer_id and f.answered_at <= p.as_of
),
summed as (
  select
    g.point,
    max(case when g.newest_rated = 1 then g.score end) as last_rating,
    avg(g.score) as mean_rating,
    max(case when g.newest = 1 then g.survey end) as last_survey,
    max(g.answered_at) as last_at,
    count_if(g.answered_at > g.since) as n_answers
  from given_by_then g
  group by g.point
),
begun as (
  select cast(min(f.answered_at) as date) as begun_on from canonical.feedback f where f.customer_id is not null
),
stood as (
  select
    p.point,
    p.as_of_on,
    k.is_within,
    k.is_within
      and (k.is_known_to_sales or s.point is not null)
      and is_on_record_for_a_year(b.begun_on, k.records_from, p.as_of_on) as is_counted
  from point p
  join known k on k.point = p.point
  cross join begun b
  left join summed s on s.point = p.point
)
select
  t.point,
  s.last_rating,
  s.mean_rating,
  s.last_survey,
  case when t.is_counted then cast(coalesce(s.n_answers, 0) as bigint) end as answers_365,
  case
    when t.is_within
    then days_between(
      cast(
        cast(s.last_at + case when s.last_at >= z.changes_at then z.ahead_after else z.ahead_before end as date) as timestamp
      ),
      cast(t.as_of_on as timestamp)
    )
  end as days_since_answer
from stood t
left join summed s on s.point = t.point
left join zone_day z on z.day = cast(s.last_at as date)
