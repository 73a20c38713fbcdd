-- converted.sql
-- grain: one row per transaction
-- units: amount and margin in minor units of the currency
select t.product, t.amount_minor || ' ' || coalesce(cast(t.margin_minor as varchar(20)), 'none') || ' ' || t.currency
    || ' ' || t.source_currency || ' ' || t.source_amount as said
from canonical.transaction t
order by t.product
