-- dates.sql
-- grain: one row
-- units: n_undated customers of whom no record has a date; ends_day, last day of the observation window, in days since 1970-01-01
select
  (select count(*) from canonical.customer c where c.first_seen_at is null and c.joined_on is null) as n_undated,
  (select days_between(cast('1970-01-01' as timestamp), cast(max(w.ends_on) as timestamp)) from canonical.observation_window w)
    as ends_day
