-- silent-counts.sql
-- grain: one row: the invitations to :survey from :from_day to :until_day
-- units: n_* invitations; n_late were sent after :cut_day, too late to tell who stays silent
select
  count(*) as n_sent,
  count_if(i.is_delivered = false) as n_returned,
  count_if(i.is_delivered is distinct from false and i.customer_id is null) as n_unknown,
  count_if(
    i.is_delivered is distinct from false
    and i.customer_id is not null
    and i.sent_at >= cast(:cut_day as timestamp) + interval '1 day'
  ) as n_late
from canonical.invitation i
where i.survey = :survey
  and i.sent_at >= cast(:from_day as timestamp)
  and i.sent_at < cast(:until_day as timestamp) + interval '1 day'
