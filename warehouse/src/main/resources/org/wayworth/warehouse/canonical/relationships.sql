-- Relationships: contracts of one customer that overlap, or of which the next begins within 31 days after the last ended,
-- as where a renewal is a contract of its own. Who renews has not left; a month allows for a late signature or payment.
-- A contract of which nobody knows when it ended reaches no further than its first day; one that runs has no end.

insert into canonical.relationship (contract, customer_id, started_on, ended_on, is_ended, n_contracts)
with dated as (
    select c.contract, c.customer_id, c.started_on, c.ended_on, c.is_ended,
        case when c.customer_id is null then c.contract else '' end as nobody,
        case
            when c.ended_on is not null then greatest(c.started_on, c.ended_on)
            when c.is_ended then c.started_on
            else date '9999-12-31'
        end as reaches_to
    from canonical.contract c
    where c.started_on is not null
),
placed as (
    select d.*,
        row_number() over (
            partition by d.customer_id, d.nobody order by d.started_on, d.reaches_to, d.contract
        ) as place,
        max(d.reaches_to) over (
            partition by d.customer_id, d.nobody order by d.started_on, d.reaches_to, d.contract
            rows between unbounded preceding and 1 preceding
        ) as reached_before
    from dated d
),
chained as (
    select p.*,
        sum(case when p.reached_before is null or p.started_on - 31 > p.reached_before then 1 else 0 end) over (
            partition by p.customer_id, p.nobody order by p.place
            rows between unbounded preceding and current row
        ) as chain
    from placed p
)
select
    min_by(c.contract, c.place),
    c.customer_id,
    min(c.started_on),
    case
        when bool_or(c.ended_on is null and not c.is_ended) then null
        when bool_and(c.is_ended) and max_by(c.ended_on is null, c.place) then null
        else max(c.ended_on)
    end,
    bool_and(c.is_ended),
    count(*)
from chained c
group by c.customer_id, c.nobody, c.chain;
