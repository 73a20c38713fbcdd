-- The canonical tables, from the rows that count. Each table was made empty from the dictionary just before. Feedback,
-- transactions, and what is derived of customers and time, have files of their own, which run after this one.

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
    max_by(s.customer_id, s.load_no * 1000000000000 + s.line),
    max_by(s.kind, s.load_no * 1000000000000 + s.line),
    max_by(s.started_at, s.load_no * 1000000000000 + s.line),
    max_by(s.ended_at, s.load_no * 1000000000000 + s.line),
    max_by(s.status, s.load_no * 1000000000000 + s.line)
from source.counting_episode s
group by s.episode;

insert into canonical.promise (episode, customer_id, kind, promised_at, kept_at)
select s.episode, s.customer_id, s.kind, s.promised_at, s.kept_at
from source.counting_promise s;

insert into canonical.contract (contract, customer_id, started_on, ended_on, notice_on, ended_by, is_ended)
select s.contract,
    max_by(s.customer_id, s.load_no * 1000000000000 + s.line),
    max_by(s.started_on, s.load_no * 1000000000000 + s.line),
    max_by(s.ended_on, s.load_no * 1000000000000 + s.line),
    max_by(s.notice_on, s.load_no * 1000000000000 + s.line),
    max_by(s.ended_by, s.load_no * 1000000000000 + s.line),
    max_by(coalesce(s.is_ended, s.ended_on is not null), s.load_no * 1000000000000 + s.line)
from source.counting_contract s
group by s.contract;

insert into canonical.invitation (customer_id, survey, touchpoint, channel, sent_at, is_delivered)
select s.customer_id, s.survey, s.touchpoint, s.channel, s.sent_at, s.is_delivered
from source.counting_invitation s;

insert into canonical.answer (feedback_id, item, rating, scale_low, scale_high, is_reversed, no_answer, source_rating)
select s.row_id, s.item, s.rating, s.scale_low, s.scale_high, s.is_reversed, s.no_answer, s.source_rating
from source.counting_answer s;

insert into canonical.interaction (customer_id, episode, touchpoint, channel, occurred_at, outcome)
select s.customer_id, s.episode, s.touchpoint, s.channel, s.occurred_at, s.outcome
from source.counting_interaction s;

insert into canonical.intervention (name, attribute, value, customer_id, starts_on, ends_on)
select s.name, s.attribute, s.value, s.customer_id, s.starts_on, s.ends_on
from source.counting_intervention s;

-- A touchpoint is one place, however often a catalogue lists it: what was said of it last holds.
insert into canonical.touchpoint (touchpoint, stage, kind, channel)
select c.touchpoint, c.stage, c.kind, c.channel
from (
    select s.*, row_number() over (partition by s.touchpoint order by s.load_no desc, s.line desc, s.part desc) as place
    from source.counting_touchpoint s
) c
where c.place = 1;

insert into canonical.exchange_rate (currency, per_currency, valid_from, rate)
select s.currency, s.per_currency, s.valid_from, s.rate from source.counting_exchange_rate s;

insert into canonical.segment_membership (segment, customer_id, starts_on, ends_on, probability)
select s.segment, s.customer_id, s.starts_on, s.ends_on, s.probability
from source.counting_segment_membership s
where s.customer_id is not null;

-- Several records may describe one customer; the same words stand once.
insert into canonical.customer_attribute (customer_id, name, value, valid_from)
select distinct s.customer_id, s.name, s.value, s.valid_from
from source.counting_attribute s
where s.customer_id is not null;

insert into canonical.person (customer_id, kind, value)
select distinct s.customer_id, s.kind, s.value
from source.counting_person s
where s.customer_id is not null;
