-- undated.sql
-- grain: one row per attribute that has values without a day, in order of name; is_dated_too: whether it has others as well
select a.name, count_if(a.valid_from is null) as n_undated, count(a.valid_from) > 0 as is_dated_too
from canonical.customer_attribute a
group by a.name
having count_if(a.valid_from is null) > 0
order by a.name
