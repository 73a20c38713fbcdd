-- begin.sql
-- The relations that families read, made anew in a session's own temporary tables.
-- given:    points as numbers: microseconds and days since 1970-01-01
-- given_days: days of UTC, from the first to the last, on which the company's clock is as far ahead of it
-- times:    UTC, as in the canonical tables; days are those of the company's time zone
create or replace temp table given (
  point BIGINT not null, customer_id BIGINT not null, as_of_micros BIGINT not null, as_of_day BIGINT not null,
  since_micros BIGINT not null
);
create or replace temp table given_days (
  first_day BIGINT not null, last_day BIGINT not null, minutes_before BIGINT not null, changes_at_micros BIGINT not null,
  minutes_after BIGINT not null
);

-- Whether all of the 365 days up to a day are on record: since the first record of a kind, and within the observation window
-- where there is one. Without any record of the kind nothing is.
create or replace temp macro is_on_record_for_a_year(begun_on, records_from, day) as
  coalesce(
    days_between(
      cast(case when begun_on is not null then greatest(begun_on, records_from) end as timestamp), cast(day as timestamp)
    ) >= 365,
    false
  );
