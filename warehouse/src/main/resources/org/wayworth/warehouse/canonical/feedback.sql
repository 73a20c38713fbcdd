-- Responses, each with the day on which it was given: where only the day is known, what happened on it came neither
-- before the answer nor after it.

create or replace temp table dated_feedback as
select f.*, d.day_from, d.day_until
from (
    select s.*,
        coalesce(s.answered_at, case when s.time_from_episode then e.started_at end) as dated_at,
        case
            when s.answered_at is not null then 'answer'
            when s.time_from_episode and e.started_at is not null then 'episode'
        end as dated_by,
        l.time_zone
    from source.counting_feedback s
    join source.load l on l.load_no = s.load_no
    left join canonical.episode e on e.episode = s.episode
) f
left join source.day d
    on d.time_zone = f.time_zone
    and d.utc_date = cast(f.dated_at as date)
    and f.dated_at >= d.day_from
    and f.dated_at < d.day_until;

-- A survey nine tenths of whose answers stand at the beginning of a day, or in its last second (day_end: true), has days
-- where it seems to have times. Days may be written as midnight in UTC, whatever the time zone: 2024-03-01T00:00:00Z.
create or replace temp table survey_clock as
select survey, dated_by,
    10 * count_if(dated_at in (day_from, day_until - interval '1 second')) >= 9 * count(*) as has_days,
    10 * count_if(dated_at = cast(cast(dated_at as date) as timestamp)) >= 9 * count(*) as has_days_of_utc
from dated_feedback
where dated_at is not null
group by survey, dated_by;

insert into canonical.feedback (
    feedback_id, customer_id, survey, metric, touchpoint, episode, answered_at, dated_by, is_day_only, day_from,
    day_until, rating, scale_low, scale_high, is_reversed, score, source_rating, verbatim, language, weight
)
select f.row_id, f.customer_id, f.survey, f.metric, f.touchpoint, f.episode, f.dated_at, f.dated_by,
    case
        when f.dated_at is not null
        then c.has_days or c.has_days_of_utc or coalesce(f.answered_day_only, false) and f.dated_by = 'answer'
    end,
    coalesce(u.day_from, f.day_from), coalesce(u.day_until, f.day_until), f.rating, f.scale_low, f.scale_high, f.is_reversed,
    10 * (f.rating - f.scale_low) / nullif(f.scale_high - f.scale_low, 0),
    f.source_rating, f.verbatim, f.language, f.weight
from dated_feedback f
left join survey_clock c on c.survey = f.survey and c.dated_by = f.dated_by
left join source.day u
    on c.has_days_of_utc
    and not c.has_days
    and u.time_zone = f.time_zone
    and u.day = cast(f.dated_at as date)
    and u.utc_date = cast(u.day_from as date);

drop table dated_feedback;
drop table survey_clock;
