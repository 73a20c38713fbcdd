-- sfo-no-answer.sql
-- grain: one row per reason why there is no rating
-- units: n_answers answers to single questions
select no_answer, count(*) as n_answers
from canonical.answer
where rating is null
group by no_answer
order by no_answer
