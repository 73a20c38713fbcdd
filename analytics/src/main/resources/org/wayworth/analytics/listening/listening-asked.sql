-- listening-asked.sql
-- grain: one row per month and channel in which customers were asked
-- units: sent_month in months since January of year 0 (UTC); n_* invitations that were not returned; one counts as answered
--        when its customer answered the survey before being asked again
with asked as (
  select
    i.survey,
    i.customer_id,
    coalesce(i.channel, 'not known') as channel,
    i.sent_at,
    lead(i.sent_at) over (partition by i.survey, i.customer_id order by i.sent_at) as next_at
  from canonical.invitation i
  where i.customer_id is not null
    and i.is_delivered is distinct from false
    and position(concat('|', i.survey, '|') in :names) > 0
),
answered as (
  select distinct a.survey, a.customer_id, a.sent_at
  from asked a
  join canonical.feedback f
    on f.survey = a.survey
    and f.customer_id = a.customer_id
    and f.answered_at >= a.sent_at
    and (a.next_at is null or f.answered_at < a.next_at)
)
select
  12 * extract(year from a.sent_at) + extract(month from a.sent_at) - 1 as sent_month,
  a.channel,
  count(*) as n_asked,
  count(r.customer_id) as n_answered
from asked a
left join answered r on r.survey = a.survey and r.customer_id = a.customer_id and r.sent_at = a.sent_at
group by 12 * extract(year from a.sent_at) + extract(month from a.sent_at) - 1, a.channel
order by sent_month, a.channel
