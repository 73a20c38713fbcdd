-- decided.sql
-- grain: one row per transaction
-- units: decided and occurred: minutes; found: how the sale of a refund was found, or none
select t.product, coalesce(left(cast(t.decided_at as varchar(16)), 16), 'never') as decided,
  coalesce(left(cast(t.occurred_at as varchar(16)), 16), 'never') as occurred,
  coalesce(t.sale_found_by, 'none') as found
from canonical.transaction t
order by t.product
