-- Reviews of delivered orders, by whether the promise was kept. grain: one row per answer to that
select p.kept_at > p.promised_at as is_late, count(*) as n, avg(f.rating) as mean_rating
from canonical.feedback f
join canonical.promise p on p.episode = f.episode
where p.kept_at is not null
group by p.kept_at > p.promised_at
order by is_late
