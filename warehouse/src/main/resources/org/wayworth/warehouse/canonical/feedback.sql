-- Responses, each with the day on which it was given: where only the day is known, what happened on it came neither
-- before the answer nor after it.

create or replace temp table dated_feedback as
select s.*,
    coalesce(s.answered_at, case when s.time_from_episode then e.started_at end) as dated_at,
    case
        when s.answered_at is not null then 'answer'
        when s.time_from_episode and e.started_at is not null then 'episode'
    end as dated_by,
    l.time_zone
from source.counting_feedback s
join source.load l on l.load_no = s.load_no
left join canonical.episode e on e.episode = s.episode;

-- A survey nine tenths of whose answers stand at the beginning of a day, or in its last second (day_end: true), has days
-- where it seems to have times.
insert into canonical.feedback (
    feedback_id, customer_id, survey, metric, touchpoint, episode, answered_at, dated_by, is_day_only, day_from,
    day_until, rating, scale_low, scale_high, score, source_rating, verbatim, language, weight
)
select f.row_id, f.customer_id, f.survey, f.metric, f.touchpoint, f.episode, f.dated_at, f.dated_by,
    case
        when f.dated_at is not null
        then coalesce(f.answered_day_only, false) and f.dated_by = 'answer'
            or coalesce(
                10 * count_if(f.dated_at in (d.day_from, d.day_until - interval '1 second'))
                        over (partition by f.survey, f.dated_by)
                    >= 9 * count(f.dated_at) over (partition by f.survey, f.dated_by),
                false
            )
    end,
    d.day_from, d.day_until, f.rating, f.scale_low, f.scale_high,
    10 * (f.rating - f.scale_low) / nullif(f.scale_high - f.scale_low, 0),
    f.source_rating, f.verbatim, f.language, f.weight
from dated_feedback f
left join source.day d
    on d.time_zone = f.time_zone
    and d.utc_date = cast(f.dated_at as date)
    and f.dated_at >= d.day_from
    and f.dated_at < d.day_until;

drop table dated_feedback;
