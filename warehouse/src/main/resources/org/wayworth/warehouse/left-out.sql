-- Records that the mapping's when: leaves out. grain: one row per load that has any
select r.load_id, count(*) as records
from canonical.reject r
where r.code = :code
group by r.load_id
