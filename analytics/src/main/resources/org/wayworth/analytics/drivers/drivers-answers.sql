-- drivers-answers.sql
-- grain: one row per item that was rated, or that did not apply to the respondent; items left blank have no row
-- units: slot says where the answer belongs: place of the response in drivers-responses.sql times the number of items,
--        plus place of the item in drivers-items.sql, both from 0; rating in points, null where the item did not apply
with responses as (
  select f.feedback_id, row_number() over (order by f.feedback_id) - 1 as place
  from canonical.feedback f
  where f.survey = :survey
    and f.metric = :metric
    and (cast(:starts_on as timestamp) is null or f.answered_at >= cast(:starts_on as timestamp))
    and (
      cast(:ends_on as timestamp) is null
      or f.answered_at < cast(:ends_on as timestamp) + interval '1 day'
    )
),
items as (
  select a.item, row_number() over (order by a.item) - 1 as place, count(*) over () as n_items
  from canonical.answer a
  join canonical.feedback f on f.feedback_id = a.feedback_id
  where f.survey = :survey and f.metric = :metric
  group by a.item
)
select r.place * i.n_items + i.place as slot, a.rating
from canonical.answer a
join responses r on r.feedback_id = a.feedback_id
join items i on i.item = a.item
where a.rating is not null or lower(coalesce(a.no_answer, 'no answer')) <> 'no answer'
