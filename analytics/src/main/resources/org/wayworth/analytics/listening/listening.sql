-- listening.sql
-- grain: one row per rated response to one of the surveys in :chosen, in order of person
-- units: rating in points of its own scale (scale_low to scale_high), score in points 0–10; answered_day in days since
--        2000-01-01, answered_month in months since January of year 0, both in UTC; survey_at tells surveys apart;
--        group_name what :by asks for as it was when the answer was given
with told as (
  select
    f.feedback_id,
    f.customer_id,
    f.survey,
    f.touchpoint,
    f.rating,
    f.scale_low,
    f.scale_high,
    f.score,
    f.weight,
    f.answered_at,
    position(concat('|', f.survey, '/', f.metric, '|') in :chosen) as survey_at
  from canonical.feedback f
  where f.rating is not null
    and position(concat('|', f.survey, '/', f.metric, '|') in :chosen) > 0
),
invited as (
  select t.feedback_id, max_by(i.channel, concat_ws(' ', cast(i.sent_at as varchar(40)), i.channel)) as channel
  from told t
  join canonical.invitation i
    on i.customer_id = t.customer_id
    and i.survey = t.survey
    and i.sent_at <= t.answered_at
  where :by = 'channel'
  group by t.feedback_id
),
member as (
  select t.feedback_id, max_by(m.segment, concat_ws(' ', cast(coalesce(m.probability, 1) as varchar(40)), m.segment)) as segment
  from told t
  join canonical.segment_membership m
    on m.customer_id = t.customer_id
    and (m.starts_on is null or m.starts_on <= cast(t.answered_at as date))
    and (m.ends_on is null or m.ends_on >= cast(t.answered_at as date))
  where :by = 'segment'
  group by t.feedback_id
)
select
  t.feedback_id,
  t.customer_id,
  t.survey_at,
  t.rating,
  t.scale_low,
  t.scale_high,
  t.score,
  t.weight,
  days_between(cast('2000-01-01' as timestamp), t.answered_at) as answered_day,
  12 * extract(year from t.answered_at) + extract(month from t.answered_at) - 1 as answered_month,
  case
    when :by = 'touchpoint' then coalesce(t.touchpoint, 'no touchpoint')
    when :by = 'stage' then coalesce(p.stage, 'no stage')
    when :by = 'survey' then t.survey
    when :by = 'channel' then coalesce(i.channel, 'not known')
    when :by = 'segment' then coalesce(m.segment, 'in no segment')
  end as group_name
from told t
left join invited i on i.feedback_id = t.feedback_id
left join member m on m.feedback_id = t.feedback_id
left join canonical.touchpoint p on p.touchpoint = t.touchpoint
order by t.customer_id nulls last, t.feedback_id
