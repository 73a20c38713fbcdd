-- The spans in which silence says something of one customer: as the source says, else within the window.

insert into canonical.observation_period (customer_id, starts_on, ends_on, basis)
select s.customer_id, s.starts_on, s.ends_on, 'source'
from source.counting_observation_period s
where s.customer_id is not null;

-- Of customers whose purchases are known to us, from their first dated record to the end of the window.
insert into canonical.observation_period (customer_id, starts_on, ends_on, basis)
select c.customer_id, c.starts_on, c.ends_on, 'derived'
from (
    select k.customer_id, w.ends_on,
        least(cast(k.first_seen_at as date), coalesce(k.joined_on, cast(k.first_seen_at as date))) as starts_on
    from canonical.customer k
    cross join canonical.observation_window w
    where k.first_seen_at is not null and k.is_known_to_sales
) c
where c.starts_on <= c.ends_on
    and not exists (select 1 from canonical.observation_period p where p.customer_id = c.customer_id);
