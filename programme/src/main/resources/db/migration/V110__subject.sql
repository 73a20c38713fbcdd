-- Everything that people decide about: versions of charter, goals, decisions, people. Rows are only added.
create table subject_version (
    kind         varchar(40)  not null,
    slug         varchar(80)  not null,
    number       integer      not null,
    based_on     integer      not null,
    is_set_aside integer      not null,
    body         text         not null,
    saved_at     varchar(40)  not null,
    saved_by     varchar(80)  not null,
    why          varchar(500) not null,
    primary key (kind, slug, number)
);
-- Which finding a citation of a question stood for when it was first answered; it stays so.
create table citation (
    thing      varchar(160) not null,
    cited      varchar(300) not null,
    finding_id varchar(20)  not null,
    primary key (thing, cited)
);
-- A goal's measure, read for one span of time in one state of the data.
create table goal_reading (
    slug         varchar(80)  not null,
    asked        varchar(600) not null,
    data_version varchar(80)  not null,
    finding_id   varchar(20)  not null,
    read_at      varchar(40)  not null,
    primary key (slug, asked, data_version)
);
