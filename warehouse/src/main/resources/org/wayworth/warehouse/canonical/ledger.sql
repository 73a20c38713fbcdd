-- Schema source, beside the tables that SourceTables makes: what was loaded, which row versions are out of date, and
-- the state that this file is in. Compared with the manifest at each start.
create table source.load (
    load_no      INTEGER not null,
    load_id      VARCHAR not null,
    file_name    VARCHAR not null,
    sha256       VARCHAR not null,
    mapping      VARCHAR not null,
    read         BIGINT not null,
    loaded       BIGINT not null,
    rejected     BIGINT not null,
    updated      BIGINT not null,
    imported_at  TIMESTAMP not null,
    content_rows BIGINT not null,
    content_hash VARCHAR not null
);
create table source.superseded (load_no INTEGER not null, line BIGINT not null, part SMALLINT not null);
create table source.subtotal (
    load_no       INTEGER not null,
    line          BIGINT not null,
    currency      VARCHAR not null,
    source_amount VARCHAR not null,
    rows_summed   BIGINT not null
);
create table source.mapping (name VARCHAR not null, observed_until DATE);
create table source.state (data_version VARCHAR not null);
create table source.built (table_name VARCHAR not null, row_count BIGINT not null);
create table source.member (key BIGINT not null, customer_id BIGINT not null);
create schema canonical;
create schema feature;
