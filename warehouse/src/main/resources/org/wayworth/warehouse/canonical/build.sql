-- The canonical tables, from the rows that count. Each table was made empty from the dictionary just before.

insert into canonical.identity_link (customer_id, namespace, key, rule)
select r.customer_id, k.namespace, k.key,
    case
        when r.key = r.customer_id or f.file_name is null then 'own key' else 'shared row in ' || f.file_name
    end
from source.resolved r
join (select distinct hash, namespace, key from source.key) k on k.hash = r.key
left join (
    select e.key, min(d.file_name) as file_name
    from (
        select a as key, load_no, line, part from source.link
        union all
        select b, load_no, line, part from source.link
    ) e
    join source.load d on d.load_no = e.load_no
    where not exists (
        select 1 from source.superseded s where s.load_no = e.load_no and s.line = e.line and s.part = e.part
    )
    group by e.key
) f on f.key = r.key;

-- What several files say of one episode is merged; of two words the later counts.
insert into canonical.episode (episode, customer_id, kind, started_at, ended_at, status)
select s.episode,
    max_by(r.customer_id, s.load_no * 1000000000000 + s.line),
    max_by(s.kind, s.load_no * 1000000000000 + s.line),
    max_by(s.started_at, s.load_no * 1000000000000 + s.line),
    max_by(s.ended_at, s.load_no * 1000000000000 + s.line),
    max_by(s.status, s.load_no * 1000000000000 + s.line)
from source.episode s
left join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
)
group by s.episode;

insert into canonical.promise (episode, customer_id, kind, promised_at, kept_at)
select s.episode, r.customer_id, s.kind, s.promised_at, s.kept_at
from source.promise s
left join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

insert into canonical.contract (contract, customer_id, started_on, ended_on, ended_by, is_ended)
select s.contract,
    max_by(r.customer_id, s.load_no * 1000000000000 + s.line),
    max_by(s.started_on, s.load_no * 1000000000000 + s.line),
    max_by(s.ended_on, s.load_no * 1000000000000 + s.line),
    max_by(s.ended_by, s.load_no * 1000000000000 + s.line),
    max_by(coalesce(s.is_ended, s.ended_on is not null), s.load_no * 1000000000000 + s.line)
from source.contract s
left join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
)
group by s.contract;

insert into canonical.invitation (customer_id, survey, touchpoint, channel, sent_at, is_delivered)
select r.customer_id, s.survey, s.touchpoint, s.channel, s.sent_at, s.is_delivered
from source.invitation s
left join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

insert into canonical.feedback (
    feedback_id, customer_id, survey, metric, touchpoint, episode, answered_at, rating, scale_low, scale_high, is_reversed, score,
    source_rating, verbatim, language, weight
)
select s.row_id, r.customer_id, s.survey, s.metric, s.touchpoint, s.episode,
    coalesce(s.answered_at, case when s.time_from_episode then e.started_at end),
    s.rating, s.scale_low, s.scale_high, s.is_reversed,
    10 * (s.rating - s.scale_low) / nullif(s.scale_high - s.scale_low, 0),
    s.source_rating, s.verbatim, s.language, s.weight
from source.feedback s
left join source.resolved r on r.key = s.who
left join canonical.episode e on e.episode = s.episode
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

insert into canonical.answer (feedback_id, item, rating, scale_low, scale_high, is_reversed, no_answer, source_rating)
select s.row_id, s.item, s.rating, s.scale_low, s.scale_high, s.is_reversed, s.no_answer, s.source_rating
from source.answer s
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

-- An order is what one customer bought in one episode and currency. Rows of a customer stand together, in order of time:
-- whatever follows customers through time reads them so.
insert into canonical."transaction" (
    transaction_id, customer_id, episode, kind, role, occurred_at, amount_minor, currency, margin_minor, product,
    earlier_sale_at, source_amount
)
select t.transaction_id, t.customer_id, t.episode, t.kind, t.role, t.occurred_at, t.amount_minor, t.currency,
    t.margin_minor, t.product,
    case when t.role = 'sale' and t.episode is not null then t.earlier_at end,
    t.source_amount
from (
    select m.*,
        lag(m.occurred_at) over (
            partition by m.customer_id, m.currency, case when m.role = 'sale' then m.episode end
            order by m.occurred_at, m.transaction_id
        ) as earlier_at
    from (
        select s.row_id as transaction_id, r.customer_id, s.episode, s.kind, s.role,
            coalesce(s.occurred_at, case when s.time_from_episode then e.started_at end) as occurred_at,
            s.amount_minor, s.currency, s.margin_minor, s.product, s.source_amount
        from source."transaction" s
        left join source.resolved r on r.key = s.who
        left join canonical.episode e on e.episode = s.episode
        where not exists (
            select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
        )
    ) m
) t
order by t.customer_id, t.occurred_at, t.transaction_id;

insert into canonical.interaction (customer_id, episode, touchpoint, channel, occurred_at, outcome)
select r.customer_id, s.episode, s.touchpoint, s.channel, s.occurred_at, s.outcome
from source.interaction s
left join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

insert into canonical.intervention (name, attribute, value, customer_id, starts_on, ends_on)
select s.name, s.attribute, s.value, r.customer_id, s.starts_on, s.ends_on
from source.intervention s
left join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

-- A touchpoint is one place, however often a catalogue lists it: what was said of it last holds.
insert into canonical.touchpoint (touchpoint, stage, kind, channel)
select c.touchpoint, c.stage, c.kind, c.channel
from (
    select s.*, row_number() over (partition by s.touchpoint order by s.load_no desc, s.line desc, s.part desc) as place
    from source.touchpoint s
    where not exists (
        select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
    )
) c
where c.place = 1;

insert into canonical.segment_membership (segment, customer_id, starts_on, ends_on, probability)
select s.segment, r.customer_id, s.starts_on, s.ends_on, s.probability
from source.segment_membership s
join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

-- Several records may describe one customer; the same words stand once.
insert into canonical.customer_attribute (customer_id, name, value, valid_from)
select distinct r.customer_id, s.name, s.value, s.valid_from
from source.attribute s
join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

insert into canonical.person (customer_id, kind, value)
select distinct r.customer_id, s.kind, s.value
from source.person s
join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

insert into canonical.customer (customer_id, joined_on, first_seen_at, last_seen_at)
select c.customer_id, j.joined_on, v.first_seen_at, v.last_seen_at
from (select distinct customer_id from source.resolved) c
left join (
    select r.customer_id, min(s.joined_on) as joined_on
    from source.customer s
    join source.resolved r on r.key = s.who
    where not exists (
        select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
    )
    group by r.customer_id
) j on j.customer_id = c.customer_id
left join (
    select customer_id, min(first_at) as first_seen_at, max(last_at) as last_seen_at
    from (
        select customer_id, min(occurred_at) as first_at, max(occurred_at) as last_at
        from canonical."transaction" group by customer_id
        union all
        select customer_id, min(started_at), max(coalesce(ended_at, started_at))
        from canonical.episode group by customer_id
        union all
        select customer_id, min(answered_at), max(answered_at) from canonical.feedback group by customer_id
        union all
        select customer_id, min(occurred_at), max(occurred_at) from canonical.interaction group by customer_id
        union all
        select customer_id, min(sent_at), max(sent_at) from canonical.invitation group by customer_id
        union all
        select customer_id, cast(min(started_on) as timestamp), cast(max(started_on) as timestamp)
        from canonical.contract group by customer_id
    ) seen
    group by customer_id
) v on v.customer_id = c.customer_id;

insert into canonical.observation_period (customer_id, starts_on, ends_on, basis)
select r.customer_id, s.starts_on, s.ends_on, 'source'
from source.observation_period s
join source.resolved r on r.key = s.who
where not exists (
    select 1 from source.superseded x where x.load_no = s.load_no and x.line = s.line and x.part = s.part
);

-- From the first dated record to the last day that the transactions cover, or the day that the mapping names.
insert into canonical.observation_period (customer_id, starts_on, ends_on, basis)
select c.customer_id, c.starts_on, u.ends_on, 'derived'
from (
    select customer_id, least(cast(first_seen_at as date), coalesce(joined_on, cast(first_seen_at as date))) as starts_on
    from canonical.customer
    where first_seen_at is not null
) c
cross join (
    select max(coalesce(m.observed_until, t.last_day)) as ends_on
    from source.mapping m
    cross join (select cast(max(occurred_at) as date) as last_day from canonical."transaction") t
) u
where c.starts_on <= u.ends_on
    and not exists (select 1 from canonical.observation_period p where p.customer_id = c.customer_id);
