-- The span of a file of purchases. grain: one row
select
    cast(cast(min(occurred_at) as date) as varchar) as first_day,
    cast(cast(max(occurred_at) as date) as varchar) as last_day
from canonical."transaction"
