-- silent-counts.sql
-- grain: one row: the invitations to :survey from :from_day to :until_day
-- units: n_* invitations; n_late were sent after :cut_day, too late to tell who does not respond
select
  count(*) as n_sent,
  coalesce(count_if(i.is_delivered = false), 0) as n_returned,
  coalesce(count_if(i.is_delivered is distinct from false and i.customer_id is null), 0) as n_unknown,
  coalesce(
    count_if(
      i.is_delivered is distinct from false
      and i.customer_id is not null
      and i.sent_at >= cast(:cut_day as timestamp) + interval '1 day'
    ),
    0
  ) as n_late
from canonical.invitation i
where i.survey = :survey
  and i.sent_at >= cast(:from_day as timestamp)
  and i.sent_at < cast(:until_day as timestamp) + interval '1 day'
