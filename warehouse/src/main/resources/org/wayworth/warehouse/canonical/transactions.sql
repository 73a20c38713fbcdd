-- Transactions, and when what they count was decided. A refund after an answer takes back a sale that may have come
-- before it, and an invoice after an answer may bill an order from before it: neither says what the customer did next.

create or replace temp view movement as
select s.row_id as transaction_id, s.customer_id, s.episode, s.kind, s.role,
    coalesce(s.occurred_at, case when s.time_from_episode then e.started_at end) as occurred_at,
    e.started_at as episode_at,
    s.amount_minor, s.currency, s.margin_minor, s.product, s.source_amount, l.time_zone
from source.counting_transaction s
join source.load l on l.load_no = s.load_no
left join canonical.episode e on e.episode = s.episode;

-- Amounts in a currency that has rates, at the rate of their own day. Minor units are multiplied and divided as whole
-- numbers and rounded half to even; what would not fit stays as it is.
create or replace temp table converted as
with rated as (
    select s.row_id as transaction_id,
        coalesce(s.occurred_at, case when s.time_from_episode then e.started_at end) as occurred_at,
        s.amount_minor, s.currency, s.margin_minor, l.time_zone
    from source."transaction" s
    join source.load l on l.load_no = s.load_no
    left join canonical.episode e on e.episode = s.episode
    where s.currency in (select currency from source.rate_day)
        and (s.load_no, s.line, s.part) not in (select load_no, line, part from source.superseded)
),
priced as (
    select m.transaction_id, r.per_currency, m.amount_minor as source_minor,
        m.amount_minor * r.numerator as amount_n,
        m.margin_minor * r.numerator as margin_n,
        r.denominator as d
    from rated m
    join source.day c
        on c.time_zone = m.time_zone
        and c.utc_date = cast(m.occurred_at as date)
        and m.occurred_at >= c.day_from
        and m.occurred_at < c.day_until
    join source.rate_day r
        on r.currency = m.currency
        and r.day = c.day
        and abs(m.amount_minor) <= r.most
        and abs(coalesce(m.margin_minor, 0)) <= r.most
),
divided as (
    select transaction_id, per_currency, source_minor, d,
        amount_n // d as amount_q, abs(amount_n) % d as amount_rest, sign(amount_n) as amount_sign,
        margin_n // d as margin_q, abs(margin_n) % d as margin_rest, sign(margin_n) as margin_sign
    from priced
)
select transaction_id, per_currency, source_minor,
    cast(amount_q + case
        when 2 * amount_rest > d or 2 * amount_rest = d and amount_q % 2 <> 0 then amount_sign else 0
    end as bigint) as amount_minor,
    cast(margin_q + case
        when 2 * margin_rest > d or 2 * margin_rest = d and margin_q % 2 <> 0 then margin_sign else 0
    end as bigint) as margin_minor
from divided;

-- An order is what one customer bought in one episode. grain: one row per customer, known or not, and episode in which
-- something was sold; is_one_moment: all of it at one time and in one currency, as the lines of an order are
create or replace temp table sold as
select m.customer_id, m.episode, min(m.occurred_at) as first_at, min(m.transaction_id) as first_id,
    max(m.transaction_id) as last_id,
    try_cast(sum(case when c.transaction_id is null then m.amount_minor else c.amount_minor end) as bigint) as sold_minor,
    coalesce(
        count(m.occurred_at) = count(*)
            and min(m.occurred_at) = max(m.occurred_at)
            and min(coalesce(c.per_currency, m.currency)) = max(coalesce(c.per_currency, m.currency)),
        false
    ) as is_one_moment
from movement m
left join converted c on c.transaction_id = m.transaction_id
where m.role = 'sale' and m.episode is not null
group by m.customer_id, m.episode;

create or replace temp table sold_by_and_by as
select customer_id, episode from sold where not is_one_moment;

-- The sales before and after, within one order and currency, of the orders that are not sold at one moment; and what the order
-- had come to, on the last sale of each moment.
create or replace temp table sale_among as
select k.transaction_id, k.earlier_at, k.next_at,
    case
        when k.occurred_at is not null and k.next_at is distinct from k.occurred_at then try_cast(k.sum_minor as bigint)
    end as order_minor
from (
    select m.transaction_id, m.occurred_at,
        lag(m.occurred_at) over in_order as earlier_at,
        lead(m.occurred_at) over in_order as next_at,
        sum(case when c.transaction_id is null then m.amount_minor else c.amount_minor end) over (
            in_order rows between unbounded preceding and current row
        ) as sum_minor
    from movement m
    join sold_by_and_by s on s.episode = m.episode and s.customer_id is not distinct from m.customer_id
    left join converted c on c.transaction_id = m.transaction_id
    where m.role = 'sale'
    window in_order as (
        partition by m.customer_id, coalesce(c.per_currency, m.currency), m.episode
        order by m.occurred_at nulls last, m.transaction_id
    )
) k;

-- A sale in an episode that began, or had its first sale, at most 400 days before it was decided then: invoices come late,
-- and instalments within a year. Rows of a customer stand together, in order of time: whatever follows customers through
-- time reads them so.
insert into canonical."transaction" (
    transaction_id, customer_id, episode, kind, role, occurred_at, amount_minor, currency, source_currency,
    margin_minor, product, earlier_sale_at, next_sale_at, order_minor, decided_at, sale_found_by, source_amount
)
select t.transaction_id, t.customer_id, t.episode, t.kind, t.role, t.occurred_at, t.now_minor, t.now_currency,
    t.currency, t.now_margin_minor, t.product, t.earlier_at,
    case when t.order_minor is not null then t.next_at end, t.order_minor,
    case
        when t.role = 'sale'
            and t.amount_minor >= 0
            and t.begun_at <= t.occurred_at
            and t.occurred_at <= t.begun_at + interval '400 days'
        then t.begun_at
        else t.occurred_at
    end,
    null, t.source_amount
from (
    select m.transaction_id, m.customer_id, m.episode, m.kind, m.role, m.occurred_at, m.amount_minor, m.currency,
        m.product, m.source_amount,
        case when c.transaction_id is null then m.amount_minor else c.amount_minor end as now_minor,
        case when c.transaction_id is null then m.margin_minor else c.margin_minor end as now_margin_minor,
        coalesce(c.per_currency, m.currency) as now_currency,
        case
            when not s.is_one_moment then b.earlier_at
            when m.transaction_id <> s.first_id then s.first_at
        end as earlier_at,
        b.next_at,
        case
            when m.role <> 'sale' or m.occurred_at is null then null
            when m.episode is null then case when c.transaction_id is null then m.amount_minor else c.amount_minor end
            when not s.is_one_moment then b.order_minor
            when m.transaction_id = s.last_id then s.sold_minor
        end as order_minor,
        case when s.customer_id is null then m.episode_at else least(m.episode_at, s.first_at) end as begun_at
    from movement m
    left join sold s
        on s.episode = case when m.role = 'sale' then m.episode end and s.customer_id is not distinct from m.customer_id
    left join sale_among b on b.transaction_id = m.transaction_id
    left join converted c on c.transaction_id = m.transaction_id
) t
order by t.customer_id, t.occurred_at, t.transaction_id;

-- Dated refunds of customers, and sales below 0, which take back as refunds do.
create or replace temp table refund as
select t.customer_id, t.source_currency, t.episode, t.transaction_id, abs(coalesce(c.source_minor, t.amount_minor)) as size
from canonical."transaction" t
left join converted c on c.transaction_id = t.transaction_id
where t.customer_id is not null
    and t.occurred_at is not null
    and (t.role = 'refund' or t.role = 'sale' and t.amount_minor < 0);

-- What a refund may take back: dated sales of its episode, and of its customer and size; in the currency and amount of the
-- source, which stay the same when rates change.
-- step: +1 for a sale, -1 for a refund; size: of the amount
create or replace temp table taken_back as
select d.*
from (
    select t.transaction_id, t.customer_id, t.source_currency, t.episode, t.occurred_at, t.decided_at,
        abs(coalesce(c.source_minor, t.amount_minor)) as size,
        case when t.role = 'refund' or t.amount_minor < 0 then -1 else 1 end as step
    from canonical."transaction" t
    left join converted c on c.transaction_id = t.transaction_id
    where t.role in ('sale', 'refund')
        and t.occurred_at is not null
        and t.customer_id in (select customer_id from refund)
) d
where (d.customer_id, d.source_currency, d.episode) in (
        select customer_id, source_currency, episode from refund where episode is not null
    )
    or (d.customer_id, d.source_currency, d.size) in (select customer_id, source_currency, size from refund);

-- In one episode: the sale of the same size before the refund, each sale for one refund, the latest first; else the
-- latest sale before the refund; else the first after it.
-- Method: sales are put on a pile and refunds take the topmost off it; level says how high on the pile. Two rows of one
-- level that follow each other are a sale and the refund that takes it.
create or replace temp table sale_of_refund as
with counted as (
    select t.*,
        sum(step) over (
            partition by customer_id, source_currency, episode, size order by occurred_at, step desc, transaction_id
            rows between unbounded preceding and current row
        ) as height
    from taken_back t
    where (customer_id, source_currency, episode) in (
        select customer_id, source_currency, episode from refund where episode is not null
    )
),
piled as (
    select c.*,
        height - least(0, min(height) over (
            partition by customer_id, source_currency, episode, size order by occurred_at, step desc, transaction_id
            rows between unbounded preceding and current row
        )) + case when step < 0 then 1 else 0 end as level
    from counted c
),
paired as (
    select p.*,
        lag(step) over chain as step_before,
        lag(transaction_id) over chain as sale_before,
        lag(decided_at) over chain as decided_before,
        max(case when step > 0 then decided_at end) over (
            partition by customer_id, source_currency, episode order by occurred_at, step desc, transaction_id
            rows between unbounded preceding and current row
        ) as decided_latest,
        min(case when step > 0 then decided_at end) over (partition by customer_id, source_currency, episode) as decided_first
    from piled p
    window chain as (
        partition by customer_id, source_currency, episode, size, level order by occurred_at, step desc, transaction_id
    )
)
select transaction_id,
    case when step_before > 0 then sale_before end as sale_id,
    coalesce(case when step_before > 0 then decided_before end, decided_latest, decided_first) as decided_at,
    'order' as found_by
from paired
where step < 0 and decided_first is not null;

-- Elsewhere: the latest sale of the same size that no refund has taken, at most 120 days before.
insert into sale_of_refund
with counted as (
    select t.*,
        sum(step) over (
            partition by customer_id, source_currency, size order by occurred_at, step desc, transaction_id
            rows between unbounded preceding and current row
        ) as height
    from taken_back t
    where transaction_id not in (select transaction_id from sale_of_refund)
        and transaction_id not in (select sale_id from sale_of_refund where sale_id is not null)
        and size > 0
),
piled as (
    select c.*,
        height - least(0, min(height) over (
            partition by customer_id, source_currency, size order by occurred_at, step desc, transaction_id
            rows between unbounded preceding and current row
        )) + case when step < 0 then 1 else 0 end as level
    from counted c
),
paired as (
    select p.*,
        lag(step) over chain as step_before,
        lag(transaction_id) over chain as sale_before,
        lag(occurred_at) over chain as sold_at,
        lag(decided_at) over chain as decided_before
    from piled p
    window chain as (
        partition by customer_id, source_currency, size, level order by occurred_at, step desc, transaction_id
    )
)
select transaction_id, sale_before, decided_before, 'amount'
from paired
where step < 0 and step_before > 0 and sold_at >= occurred_at - interval '120 days';

-- What is sold in exchange: a sale of the same customer, currency and size within a day after a refund was decided when the
-- sale was that the refund takes back. Each refund has one, the nearest.
create or replace temp table exchange as
select sale_id, decided_at
from (
    select s.transaction_id as sale_id, f.decided_at,
        row_number() over (partition by s.transaction_id order by s.occurred_at - r.occurred_at, r.transaction_id) as of_sale,
        row_number() over (partition by r.transaction_id order by s.occurred_at - r.occurred_at, s.transaction_id) as of_refund
    from sale_of_refund f
    join taken_back r on r.transaction_id = f.transaction_id
    join taken_back s
        on s.customer_id = r.customer_id
        and s.source_currency = r.source_currency
        and s.size = r.size
        and s.step = 1
        and s.occurred_at >= r.occurred_at
        and s.occurred_at <= r.occurred_at + interval '1 day'
) near
where of_sale = 1 and of_refund = 1;

update canonical."transaction" as t
set decided_at = e.decided_at
from exchange e
where e.sale_id = t.transaction_id and e.decided_at < t.decided_at;

update canonical."transaction" as t
set decided_at = f.decided_at, sale_found_by = f.found_by
from sale_of_refund f
where f.transaction_id = t.transaction_id;

drop view movement;
drop table converted;
drop table sold;
drop table sold_by_and_by;
drop table sale_among;
drop table refund;
drop table taken_back;
drop table sale_of_refund;
drop table exchange;
