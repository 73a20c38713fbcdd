-- Who changed what, when and why: rows are only added.
create table change_log (
    ordinal    integer      not null primary key,
    changed_at varchar(40)  not null,
    changed_by varchar(80)  not null,
    what       varchar(20)  not null,
    thing      varchar(160) not null,
    version    integer      not null,
    why        varchar(500) not null
);
-- One row, which every change of subjects takes first: one writer at a time, on SQLite and PostgreSQL alike.
create table write_turn (
    taken bigint not null
);
insert into write_turn (taken) values (0);
