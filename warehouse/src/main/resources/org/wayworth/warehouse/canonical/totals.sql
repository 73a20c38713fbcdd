-- Amounts without customer, date and episode that are sums of others of their file: rows of totals, not sales. A customer
-- called as totals are called is none where the amount is such a sum.
-- grain: one row per such amount; is_total: the sum of all others, or of all that say whose or when they are; else a
-- subtotal of the rows above it, back to the last row of its kind
create or replace temp table total_row as
with total_name as (
    select distinct hash
    from source.key
    where rtrim(lower(key), ' :.') in (
        'total', 'totals', 'grand total', 'total sum', 'overall total', 'sum', 'subtotal', 'sub-total', 'sub total',
        'summe', 'gesamt', 'gesamtsumme', 'insgesamt', 'zwischensumme', 'totaal', 'subtotaal', 'totale', 'subtotale',
        'somme', 'sous-total', 'total général', 'total general', 'suma', 'razem', 'итого', 'всего', '合計', '总计', '合计'
    )
),
amount as (
    select t.line, t.part, t.currency, t.amount_minor, t.source_amount, n.hash is not null as is_named,
        (t.who is null and t.occurred_at is null or n.hash is not null)
            and t.episode is null
            and not coalesce(t.time_from_episode, false) as is_bare
    from source."transaction" t
    left join total_name n on n.hash = t.who
    where t.load_no = :load_no
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
        sum(case when a.is_bare then 0 else a.amount_minor end) over above as above_minor,
        sum(case when a.is_bare then 0 else 1 end) over above as above_rows
    from amount a
    join bare b on b.part = a.part and b.currency = a.currency
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
)
select line, currency, source_amount, is_named,
    (named_rows >= 2 and amount_minor = named_minor) or (all_rows >= 3 and 2 * amount_minor = all_minor) as is_total,
    case
        when named_rows >= 2 and amount_minor = named_minor then named_rows
        when all_rows >= 3 and 2 * amount_minor = all_minor then all_rows - 1
        when above_rows >= 2 and amount_minor = above_minor then above_rows
        else block_rows
    end as rows_summed
from summed
where is_bare
    and amount_minor <> 0
    and (
        (named_rows >= 2 and amount_minor = named_minor)
        or (all_rows >= 3 and 2 * amount_minor = all_minor)
        or (above_rows >= 2 and amount_minor = above_minor)
        or (block_rows >= 2 and amount_minor = block_minor)
    );

insert into source.reject (load_no, line, "column", code, expected, found)
select :load_no, t.line, null, :code, :expected,
    t.currency || ' ' || t.source_amount
        || case when t.is_named then ' of a customer who is called a total' else ' without customer and date' end
        || ', the sum of ' || t.rows_summed || ' other rows'
from (select line, min(currency) as currency, min(source_amount) as source_amount, min(rows_summed) as rows_summed,
          bool_or(is_named) as is_named
      from total_row where is_total group by line) t;

insert into source.subtotal (load_no, line, currency, source_amount, rows_summed)
select :load_no, t.line, t.currency, t.source_amount, t.rows_summed
from total_row t
where not t.is_total
    and not t.is_named
    and t.line not in (select line from total_row where is_total);
