-- How the main question goes with the others of its response (or, where there are none, with the customer's other surveys),
-- file by file and by what describes the customer. grain: one row per survey, metric, kind of group and group
with scaled as (
    select feedback_id, customer_id, survey, metric, item,
        (rating - scale_low) / nullif(scale_high - scale_low, 0) as share
    from rated
),
main as (
    select feedback_id, customer_id, survey, metric, share from scaled where item = '' and share is not null
),
items as (
    select feedback_id, avg(share) as share from scaled where item <> '' group by feedback_id
),
elsewhere as (
    select m.feedback_id, avg(o.share) as share
    from main m
    join main o on o.customer_id = m.customer_id and (o.survey <> m.survey or o.metric <> m.metric)
    group by m.feedback_id
),
both_told as (
    select m.feedback_id, m.customer_id, m.survey, m.metric, m.share as main_share, coalesce(i.share, e.share) as other_share
    from main m
    left join items i on i.feedback_id = m.feedback_id
    left join elsewhere e on e.feedback_id = m.feedback_id
    where coalesce(i.share, e.share) is not null
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
    select b.survey, b.metric, 'file' as kind, l.file_name as name, b.main_share, b.other_share
    from both_told b
    join source.feedback s on s.row_id = b.feedback_id
    join source.load l on l.load_no = s.load_no
    union all
    select b.survey, b.metric, d.name, d.value, b.main_share, b.other_share
    from both_told b
    join described d on d.customer_id = b.customer_id
)
select survey, metric, kind, name, responses, correlation
from (
    select survey, metric, kind, name, count(*) as responses, corr(main_share, other_share) as correlation
    from grouped
    group by survey, metric, kind, name
    having count(*) >= :fewest
) correlated
where correlation between -1 and 1 -- none where all answer alike
order by survey, metric, kind, correlation, name
