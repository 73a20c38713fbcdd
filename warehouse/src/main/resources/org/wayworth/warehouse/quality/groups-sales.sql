-- How the main question goes with how often its customer bought after the answer, or ever where that has no date, file by
-- file and by what describes the customer.
-- grain: one row per survey, metric, kind of group and group
with main as (
    select r.feedback_id, r.customer_id, r.survey, r.metric, r.rating,
        ln(1 + sum(case when f.answered_at is null or t.occurred_at > f.answered_at then 1 else 0 end)) as often
    from rated r
    join canonical.feedback f on f.feedback_id = r.feedback_id
    join canonical."transaction" t on t.customer_id = r.customer_id and t.role = 'sale'
    where r.item = ''
    group by r.feedback_id, r.customer_id, r.survey, r.metric, r.rating
),
described as (
    select a.customer_id, a.name, max(a.value) as value
    from canonical.customer_attribute a
    join (
        select name from canonical.customer_attribute group by name having count(distinct value) between 2 and 20
    ) few on few.name = a.name
    group by a.customer_id, a.name
    having count(distinct a.value) = 1
),
grouped as (
    select m.survey, m.metric, 'file' as kind, l.file_name as name, m.rating, m.often
    from main m
    join source.feedback s on s.row_id = m.feedback_id
    join source.load l on l.load_no = s.load_no
    union all
    select m.survey, m.metric, d.name, d.value, m.rating, m.often
    from main m
    join described d on d.customer_id = m.customer_id
)
select survey, metric, kind, name, responses, correlation
from (
    select survey, metric, kind, name, count(*) as responses, corr(rating, often) as correlation
    from grouped
    group by survey, metric, kind, name
    having count(*) >= :fewest
) correlated
where correlation between -1 and 1 -- none where all answer alike
order by survey, metric, kind, correlation, name
