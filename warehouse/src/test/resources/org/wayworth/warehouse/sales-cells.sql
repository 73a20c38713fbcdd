-- sales-cells.sql
-- grain: one row in all
-- units: cells: a sum over every cell of every sale
select concat(count(*), ' ', cast(sum(cast(hash(t) as hugeint)) as varchar)) as cells
from canonical.transaction t
