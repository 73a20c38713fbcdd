-- Keys that are nobody's, and keys of mailboxes and phones that several customers share: these must not make one
-- customer of many. What a mapping keeps (keep:) is not held back.
delete from source.held;
delete from source.instead;

-- Words for "no value" and "nobody", and mailboxes that nobody reads. A key of several columns is nobody's when one of its
-- parts says that there is no value.
insert into source.held (hash, namespace, key, why, joined_namespace, joined_keys)
select distinct k.hash, k.namespace, k.key, 'word', cast(null as varchar), 0
from source.key k
left join source.stand_in w on w.kind <> 'mailbox' and w.word = lower(k.key)
left join source.stand_in m
    on m.kind = 'mailbox'
    and m.word = rtrim(split_part(case when k.key like '%_@_%' then lower(k.key) end, '@', 1), '0123456789')
where (
        w.word is not null
        or m.word is not null
        or k.hash in (
            select c.hash
            from (
                select hash, split_part(lower(key), '|', 1) as part from source.key where strpos(key, '|') > 0
                union all
                select hash, split_part(lower(key), '|', 2) from source.key where strpos(key, '|') > 0
                union all
                select hash, split_part(lower(key), '|', 3) from source.key where strpos(key, '|') > 0
                union all
                select hash, split_part(lower(key), '|', 4) from source.key where strpos(key, '|') > 0
            ) c
            join source.stand_in p on p.kind = 'blank' and p.word = c.part
        )
    )
    and not exists (
        select 1 from source.keep p where p.namespace = k.namespace and p.key in (k.key, '*')
    );

-- What a spreadsheet made of a long number: its last digits are gone, so that many keys look like one.
insert into source.held (hash, namespace, key, why, joined_namespace, joined_keys)
select distinct k.hash, k.namespace, k.key, 'rounded', cast(null as varchar), 0
from source.key k
where upper(k.key) like '%E+__'
    and regexp_full_match(k.key, '-?[0-9]([.,][0-9]+)?[eE][+][0-9]{2}')
    and not exists (
        select 1 from source.keep p where p.namespace = k.namespace and p.key in (k.key, '*')
    );

create or replace temp table customer_key as
select distinct hash, namespace, key from source.key where names_customer;

-- A key that stands in more than 2% of the rows of its namespace, in 50 at least, and in more than 20 times as many as the
-- next, where there are 50 others: no customer is so much larger than all others, but a till or an import may write one
-- key for everybody. Up to three such keys. Keys that a list of customers or a contract names are only told.
create or replace temp table key_use as
select k.namespace, u.hash, cast(sum(u.n) as bigint) as n
from (
    select p.who as hash, count(*) as n
    from source.part p
    where p.who is not null
        and not exists (
            select 1 from source.superseded s where s.load_no = p.load_no and s.line = p.line and s.part = p.part
        )
        and p.who in (select hash from customer_key)
    group by p.who
    union all
    select l.b, count(*)
    from source.link l
    where not exists (
        select 1 from source.superseded s where s.load_no = l.load_no and s.line = l.line and s.part = l.part
    )
        and l.b in (select hash from customer_key)
    group by l.b
) u
join customer_key k on k.hash = u.hash
where not exists (select 1 from source.held h where h.hash = u.hash)
group by k.namespace, u.hash;

-- Zero, where all other keys are longer, or where it stands five times or more and three times as often as any other; and
-- four or more zeros. Where keys are counted from zero, it is one of them.
insert into source.held (hash, namespace, key, why, joined_namespace, joined_keys)
select k.hash, k.namespace, k.key, 'word', null, 0
from (
    select distinct hash, namespace, key from source.key where key like '0%' and replace(key, '0', '') = ''
) k
join (
    select namespace, min(length(key)) as shortest
    from source.key
    where replace(key, '0', '') <> ''
        and namespace in (select namespace from source.key where key like '0%' and replace(key, '0', '') = '')
    group by namespace
) o on o.namespace = k.namespace
left join key_use u on u.hash = k.hash and u.namespace = k.namespace
left join (
    select x.namespace, max(x.n) as n
    from key_use x
    join customer_key y on y.hash = x.hash and y.namespace = x.namespace and replace(y.key, '0', '') <> ''
    group by x.namespace
) m on m.namespace = k.namespace
where (length(k.key) = 1 and (o.shortest > 1 or u.n >= 5 and u.n > 3 * m.n) or length(k.key) > 3)
    and not exists (
        select 1 from source.keep p where p.namespace = k.namespace and p.key in (k.key, '*')
    );

delete from key_use where hash in (select hash from source.held);

create or replace temp table large_key as
with ranked as (
    select namespace, hash, n,
        row_number() over largest as place,
        coalesce(lead(n) over largest, 0) as next_n,
        sum(n) over (partition by namespace) as n_all,
        count(*) over (partition by namespace) as n_keys
    from key_use
    window largest as (partition by namespace order by n desc, hash)
),
gap as (
    select namespace, max(place) as places
    from ranked
    where place <= 3 and 50 * n > n_all and n >= 50 and n > 20 * next_n and n_keys - place >= 50
    group by namespace
)
select r.namespace, r.hash, r.n, r.n_all, r.next_n, coalesce(r.place <= g.places, false) as is_held
from ranked r
left join gap g on g.namespace = r.namespace
where r.place <= g.places
    or r.place = 1 and 50 * r.n > r.n_all and r.n >= 50 and r.n > 5 * r.next_n and r.next_n > 0;

insert into source.held (hash, namespace, key, why, joined_namespace, joined_keys)
select k.hash, k.namespace, k.key, case when l.is_held and o.who is null then 'share' else 'large' end, null, 0
from large_key l
join customer_key k on k.hash = l.hash and k.namespace = l.namespace
left join (
    select who from source.customer union select who from source.contract
) o on o.who = l.hash
where not exists (
    select 1 from source.keep p where p.namespace = k.namespace and p.key in (k.key, '*')
);

-- A mailbox or phone that stands beside three or more of another system's own customer keys is somebody else's: of the
-- till, of a family. Where more than a third of the others stand beside several as well, that system writes new keys for
-- old customers, and nothing is held back.
create or replace temp table address_space as
select namespace
from customer_key
group by namespace
having 10 * count_if(key like '%_@_%._%') >= 8 * count(*)
    or 10 * count_if(length(regexp_replace(key, '[^0-9]', '', 'g')) between 6 and 15) >= 8 * count(*)
        and regexp_matches(lower(namespace), 'phone|tel|mobil|handy|msisdn');

create or replace temp table beside as
with customer_link as (
    select l.load_no, l.line, l.part, l.a, l.b, a.hash is not null as a_names_customer
    from source.link l
    left join customer_key a on a.hash = l.a
    where exists (select 1 from address_space)
        and l.b in (select hash from customer_key)
        and not exists (
            select 1 from source.superseded s where s.load_no = l.load_no and s.line = l.line and s.part = l.part
        )
),
pair as (
    select a as x, b as y from customer_link where a_names_customer
    union
    select b, a from customer_link where a_names_customer
    union
    select c.b, d.b
    from customer_link c
    join customer_link d on d.load_no = c.load_no and d.line = c.line and d.part = c.part and d.b <> c.b
)
select e.hash, e.namespace, e.key, k.namespace as joined_namespace, count(distinct k.hash) as joined_keys
from pair p
join customer_key e on e.hash = p.x and e.namespace in (select namespace from address_space)
join customer_key k on k.hash = p.y and k.namespace not in (select namespace from address_space)
where not exists (select 1 from source.held h where h.hash = p.x and h.why in ('word', 'rounded', 'share'))
    and not exists (select 1 from source.held h where h.hash = p.y and h.why in ('word', 'rounded', 'share'))
group by e.hash, e.namespace, e.key, k.namespace;

insert into source.held (hash, namespace, key, why, joined_namespace, joined_keys)
select b.hash, b.namespace, b.key, case when 3 * (a.n_several - 1) <= a.n - 1 then 'join' else 'shared' end,
    b.joined_namespace, b.joined_keys
from beside b
join (
    select namespace, joined_namespace, count(*) as n, count_if(joined_keys > 1) as n_several
    from beside
    group by namespace, joined_namespace
) a on a.namespace = b.namespace and a.joined_namespace = b.joined_namespace
where b.joined_keys >= 3
    and not exists (
        select 1 from source.keep p where p.namespace = b.namespace and p.key in (b.key, '*')
    );

-- An episode that stands beside several of one system's customer keys is no single customer's: its numbers begin again in
-- each shop or each year, or a record names somebody else's. It joins no customers.
create or replace temp table episode_key as
select distinct hash, namespace, key
from source.key
where not names_customer
    and hash not in (select hash from customer_key)
    and not exists (
        select 1 from source.keep p where p.namespace = source.key.namespace and p.key in (source.key.key, '*')
    );

create or replace temp table of_episode as
with counting as (
    select l.load_no, l.line, l.part, l.a, l.b
    from source.link l
    where not exists (
        select 1 from source.superseded s where s.load_no = l.load_no and s.line = l.line and s.part = l.part
    )
),
pair as (
    select b as episode, a as customer from counting where b in (select hash from episode_key)
    union all
    select a, b from counting where a in (select hash from episode_key)
    union all
    select e.b, c.b
    from counting e
    join counting c on c.load_no = e.load_no and c.line = e.line and c.part = e.part and c.b <> e.b
    where e.b in (select hash from episode_key)
        and (
            e.a in (select hash from customer_key where namespace in (select namespace from address_space))
            or e.a in (select hash from source.held)
        )
)
select p.episode, p.customer, k.namespace
from pair p
join customer_key k on k.hash = p.customer
where k.namespace not in (select namespace from address_space)
    and not exists (select 1 from source.held h where h.hash = p.customer and h.why in ('word', 'rounded', 'share'));

insert into source.held (hash, namespace, key, why, joined_namespace, joined_keys)
select e.hash, e.namespace, e.key, 'episode', m.namespace, count(distinct o.customer)
from (
    select episode, namespace from of_episode group by episode, namespace having min(customer) <> max(customer)
) m
join of_episode o on o.episode = m.episode and o.namespace = m.namespace
join episode_key e on e.hash = m.episode
group by e.hash, e.namespace, e.key, m.namespace;

-- Rows whose first key is held back have another key of their record instead, one that names customers before one that
-- names an episode. Without another, a mailbox stays, as a customer of its own.
insert into source.instead (load_no, line, part, who)
select load_no, line, part, b
from (
    select l.load_no, l.line, l.part, l.b,
        row_number() over (
            partition by l.load_no, l.line, l.part order by case when k.hash is null then 1 else 0 end, l.b
        ) as place
    from source.link l
    join (select distinct hash from source.held where why in ('word', 'rounded', 'share', 'join', 'episode')) h on h.hash = l.a
    left join customer_key k on k.hash = l.b
    where not exists (
            select 1 from source.held o where o.hash = l.b and o.why in ('word', 'rounded', 'share', 'join', 'episode')
        )
) other
where place = 1;

drop table customer_key;
drop table key_use;
drop table large_key;
drop table address_space;
drop table beside;
drop table episode_key;
drop table of_episode;
