-- sale-totals.sql
-- grain: one row: what of the sales was paid back, and who is left out
-- units: refunded_share of sales, 0 to 1; n_undated sales without a date or a known customer; n_never customers without
--        a dated sale of the kinds asked for
select
  coalesce(
    -1.0 * sum(t.amount_minor) filter (where t.role = 'refund')
    / nullif(sum(t.amount_minor) filter (where t.role = 'sale'), 0),
    0
  ) as refunded_share,
  count_if(t.role = 'sale' and (t.occurred_at is null or t.customer_id is null)) as n_undated,
  (select count(*) from canonical.customer c)
    - count(distinct t.customer_id) filter (
      where t.role = 'sale' and t.occurred_at is not null and position('|' || t.kind || '|' in :kinds) > 0
    ) as n_never
from canonical.transaction t
where t.role in ('sale', 'refund') and t.currency = :currency
