-- Work that takes a while: questions and imports, from when they are asked for until they have ended.
create table job (
    id         bigint       not null primary key,
    kind       varchar(20)  not null,
    topic      varchar(200) not null,
    subject    text         not null,
    -- SHA-256 over all that makes two of them the same work
    same_as    varchar(64)  not null,
    asked_by   varchar(80)  not null,
    is_own     integer      not null,
    state      varchar(12)  not null,
    -- the process that has it in hand, and until when it does unless it says so again
    held_by    varchar(80)  not null,
    held_until varchar(40)  not null,
    attempt    integer      not null,
    step       varchar(300) not null,
    step_done  bigint       not null,
    step_of    bigint       not null,
    asked_at   varchar(40)  not null,
    begun_at   varchar(40)  not null,
    ended_at   varchar(40)  not null,
    result     varchar(200) not null,
    said       varchar(1000) not null
);
-- The same work is asked for once at a time.
create unique index job_at_hand on job (same_as) where state in ('queued', 'running');
create index job_of_kind on job (kind, topic, state);
