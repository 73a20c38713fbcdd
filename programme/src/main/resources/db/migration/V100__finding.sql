-- Findings as they were made; rows are never changed.
create table finding (
    finding_id varchar(20) not null primary key,
    analysis varchar(60) not null,
    data_version varchar(80) not null,
    statement varchar(200) not null,
    json text not null,
    made_at varchar(40) not null
);
