-- lifetime-contracts.sql
-- grain: one row per number of whole periods that contracts ran, among those that began from :first_day to :last_day
-- units: *_day in days since 1970-01-01; renewals periods of :period_days, at most :periods; -1 where a contract has ended
--        and nobody knows when; n_contracts, where contracts of one customer that follow one another within 31 days are one
with begun as (
  select
    case
      when k.is_ended and k.ended_on is null then -1
      when k.ended_on is null then :periods
      else least(
        :periods,
        cast(floor(
          days_between(cast(k.started_on as timestamp), cast(k.ended_on as timestamp)) / cast(:period_days as double)
        ) as integer)
      )
    end as renewals
  from canonical.relationship k
  where days_between(cast('1970-01-01' as timestamp), cast(k.started_on as timestamp))
    between :first_day and :last_day
)
select b.renewals, count(*) as n_contracts
from begun b
group by b.renewals
order by b.renewals
