-- late-kinds.sql
-- grain: one row per kind of promise that responses speak of
-- units: n_responses rated responses about an episode with such a promise; scale_* in points
select
  p.kind,
  count(distinct f.feedback_id) as n_responses,
  min(f.scale_low) as scale_low,
  max(f.scale_high) as scale_high
from canonical.promise p
join canonical.feedback f on f.episode = p.episode and f.rating is not null
group by p.kind
order by n_responses desc, p.kind
