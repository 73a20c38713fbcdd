-- Keys of customers who are called as totals are called. grain: one row per key
create or replace temp table total_name as
select hash, min(rtrim(key, ' :.')) as word
from source.key
where rtrim(lower(key), ' :.') in (
    'total', 'totals', 'grand total', 'total sum', 'overall total', 'sum', 'subtotal', 'sub-total', 'sub total',
    'summe', 'gesamt', 'gesamtsumme', 'insgesamt', 'zwischensumme', 'totaal', 'subtotaal', 'totale', 'subtotale',
    'somme', 'sous-total', 'total général', 'total general', 'suma', 'razem', 'итого', 'всего', '合計', '总计', '合计'
)
group by hash;

-- Amounts without customer, date and episode that are sums of others of their file: rows of totals, not sales. A customer
-- called as totals are called is none where the amount is such a sum, or nearly: within a hundredth of it, or where amounts of
-- the file could not be read, so far from it as these may account for (none larger than the largest that was read, and not
-- more than half of the sum in all). The sum may hold what records say that were read and not loaded.
-- grain: one row per such amount; is_total: the sum of all others, or of all that say whose or when they are; else a
-- subtotal of the rows above it, back to the last row of its kind
create or replace temp table total_row as
with amount as (
    select t.line, t.part, t.currency, t.amount_minor, t.source_amount, n.hash is not null as is_named,
        (t.who is null and t.occurred_at is null or n.hash is not null)
            and t.episode is null
            and not coalesce(t.time_from_episode, false) as is_bare
    from source."transaction" t
    left join total_name n on n.hash = t.who
    where t.load_no = :load_no
),
-- Amounts of records that are not loaded; what cannot be read may be of any currency.
missed as (
    select part, currency, sum(amount_minor) as minor, count(amount_minor) as n
    from source.missed
    where load_no = :load_no and currency is not null
    group by part, currency
),
unread as (
    select part, count(*) as n from source.missed where load_no = :load_no and amount_minor is null group by part
),
bare as (
    select distinct part, currency from amount where is_bare and amount_minor <> 0
),
placed as (
    select a.line, a.part, a.currency, a.amount_minor, a.source_amount, a.is_bare, a.is_named,
        sum(case when a.is_bare then 1 else 0 end) over (
            partition by a.part, a.currency order by a.line rows between unbounded preceding and 1 preceding
        ) as block,
        sum(a.amount_minor) over whole as all_minor,
        count(*) over whole as all_rows,
        sum(case when a.is_bare then 0 else a.amount_minor end) over whole as named_minor,
        sum(case when a.is_bare then 0 else 1 end) over whole as named_rows,
        max(case when a.is_bare then 0 else abs(a.amount_minor) end) over whole as largest_minor,
        coalesce(m.minor, 0) as missed_minor,
        coalesce(m.n, 0) as missed_rows,
        coalesce(u.n, 0) as unread_rows,
        sum(case when a.is_bare then 0 else a.amount_minor end) over above as above_minor,
        sum(case when a.is_bare then 0 else 1 end) over above as above_rows
    from amount a
    join bare b on b.part = a.part and b.currency = a.currency
    left join missed m on m.part = a.part and m.currency = a.currency
    left join unread u on u.part = a.part
    window whole as (partition by a.part, a.currency),
        above as (
            partition by a.part, a.currency order by a.line rows between unbounded preceding and 1 preceding
        )
),
summed as (
    select p.*,
        sum(case when p.is_bare then 0 else p.amount_minor end) over same_block as block_minor,
        sum(case when p.is_bare then 0 else 1 end) over same_block as block_rows
    from placed p
    window same_block as (partition by p.part, p.currency, coalesce(p.block, 0))
),
judged as (
    select s.*,
        named_rows >= 2 and amount_minor = named_minor as is_sum_of_loaded,
        missed_rows > 0 and named_rows + missed_rows >= 2 and amount_minor = named_minor + missed_minor as is_sum_of_read,
        (all_rows >= 3 and 2 * amount_minor = all_minor)
            or (missed_rows > 0 and 2 * amount_minor = all_minor + missed_minor) as is_half,
        is_named
            and named_rows + missed_rows >= 2
            and abs(amount_minor - named_minor - missed_minor) <= greatest(
                0.01 * abs(named_minor + missed_minor),
                least(cast(unread_rows as double) * largest_minor, 0.5 * abs(named_minor + missed_minor))
            ) as is_nearly
    from summed s
)
select line, currency, source_amount, is_named, unread_rows,
    is_sum_of_loaded or is_sum_of_read or is_half or is_nearly as is_total,
    not (is_sum_of_loaded or is_sum_of_read or is_half) and is_nearly as is_only_nearly,
    case
        when is_sum_of_loaded then named_rows
        when is_sum_of_read then named_rows + missed_rows
        when is_half then all_rows - 1
        when is_nearly then named_rows + missed_rows
        when above_rows >= 2 and amount_minor = above_minor then above_rows
        else block_rows
    end as rows_summed
from judged
where is_bare
    and amount_minor <> 0
    and (
        is_sum_of_loaded or is_sum_of_read or is_half or is_nearly
        or (above_rows >= 2 and amount_minor = above_minor)
        or (block_rows >= 2 and amount_minor = block_minor)
    );

insert into source.reject (load_no, line, "column", code, expected, found)
select :load_no, t.line, null, :code, :expected,
    t.currency || ' ' || t.source_amount
        || case when t.is_named then ' of a customer who is called a total' else ' without customer and date' end
        || case when t.is_only_nearly then ', nearly the sum of ' else ', the sum of ' end || t.rows_summed || ' other rows'
        || case
            when t.is_only_nearly and t.unread_rows > 0
                then ' (' || t.unread_rows || ' more could not be read)'
            else ''
        end
from (select line, min(currency) as currency, min(source_amount) as source_amount, min(rows_summed) as rows_summed,
          bool_or(is_named) as is_named, bool_and(is_only_nearly) as is_only_nearly, min(unread_rows) as unread_rows
      from total_row where is_total group by line) t;

insert into source.subtotal (load_no, line, currency, source_amount, rows_summed)
select :load_no, t.line, t.currency, t.source_amount, t.rows_summed
from total_row t
where not t.is_total
    and not t.is_named
    and t.line not in (select line from total_row where is_total);

insert into source.total_name (load_no, word, line, records)
select :load_no, n.word, min(t.line), count(*)
from source."transaction" t
join total_name n on n.hash = t.who
where t.load_no = :load_no
    and t.line not in (select line from total_row where is_total)
group by n.word;
