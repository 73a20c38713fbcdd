-- The manifest of imports: with the files under raw/, the record that everything else is derived from.
-- Plain SQL that SQLite and PostgreSQL both run. Times are ISO 8601 in UTC.

create table import_batch (
    ordinal        integer      not null primary key,
    import_id      varchar(64)  not null unique,
    mapping_name   varchar(200) not null,
    mapping_sha256 varchar(64)  not null,
    committed_at   varchar(40)  not null,
    data_version   varchar(64)  not null
);

create table import_load (
    ordinal         integer       not null primary key,
    load_id         varchar(64)   not null unique,
    import_id       varchar(64)   not null references import_batch (import_id),
    file_name       varchar(1000) not null,
    sha256          varchar(64)   not null,
    bytes           bigint        not null,
    encoding        varchar(40)   not null,
    records_read    bigint        not null,
    records_loaded  bigint        not null,
    records_rejected bigint       not null,
    records_updated bigint        not null,
    content_rows    bigint        not null,
    content_hash    varchar(64)   not null
);
