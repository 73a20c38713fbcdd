-- Numbers that stand for two different keys. grain: one row per number; always empty but for 1 in 180,000 warehouses of
-- ten million keys
select hash
from source.key
where hash in (select hash from source.key group by hash having count(*) > 1)
group by hash
having count(distinct namespace || ' ' || key) > 1
