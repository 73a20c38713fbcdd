-- grain: one row per customer
select cast(starts_on as varchar) as starts_on, cast(ends_on as varchar) as ends_on from canonical.observation_period order by starts_on, ends_on
