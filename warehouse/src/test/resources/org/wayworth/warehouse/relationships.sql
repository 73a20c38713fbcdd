-- relationships.sql
-- grain: one row per relationship, in order of its first contract
select r.contract, cast(r.started_on as varchar) as started_on, coalesce(cast(r.ended_on as varchar), 'none') as ended_on,
  case when r.is_ended then 'ended' else 'runs' end as state, r.n_contracts
from canonical.relationship r
order by r.contract
