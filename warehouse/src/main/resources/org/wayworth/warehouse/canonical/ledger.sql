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
    time_zone    VARCHAR not null,
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
-- Customers who are called as totals are called, and were loaded: their amount is not the sum of the others.
create table source.total_name (load_no INTEGER not null, word VARCHAR not null, line BIGINT not null, records BIGINT not null);
create table source.mapping (name VARCHAR not null, observed_until DATE, is_sample BOOLEAN not null);
-- Calendar days of the time zones of the mappings, once for each day of UTC on which a part of them lies.
create table source.day (
    time_zone VARCHAR not null,
    day       DATE not null,
    utc_date  DATE not null,
    day_from  TIMESTAMP not null,
    day_until TIMESTAMP not null
);
-- How amounts of a currency are converted on a day: minor units times numerator by denominator, up to the size of most.
create table source.rate_day (
    currency     VARCHAR not null,
    day          DATE not null,
    per_currency VARCHAR not null,
    numerator    HUGEINT not null,
    denominator  HUGEINT not null,
    most         BIGINT not null
);
create table source.state (data_version VARCHAR not null, rules VARCHAR not null);
create table source.built (table_name VARCHAR not null, row_count BIGINT not null);
-- What a careful reader should doubt, in sentences: looked for at import, since it takes a second in millions of ratings.
create table source.doubt (place INTEGER not null, sentence VARCHAR not null);
-- What the mappings say of keys, and which keys are held back: as stand-ins (word, share) they are nobody's, as joins they
-- join no others; large and shared ones are only told.
create table source.stand_in (word VARCHAR not null, kind VARCHAR not null);
create table source.keep (namespace VARCHAR not null, key VARCHAR not null);
create table source.held (
    hash BIGINT not null, namespace VARCHAR not null, key VARCHAR not null, why VARCHAR not null,
    joined_namespace VARCHAR, joined_keys BIGINT not null
);
create table source.near (
    namespace VARCHAR not null, load_no INTEGER not null, keys BIGINT not null, by_case BOOLEAN not null,
    by_decimal BOOLEAN not null, by_apostrophe BOOLEAN not null, by_zeros BOOLEAN not null
);
-- Rows whose first key is nobody's, with another key of their record.
create table source.instead (load_no INTEGER not null, line BIGINT not null, part SMALLINT not null, who BIGINT not null);
create table source.member (key BIGINT not null, customer_id BIGINT not null);
create schema canonical;
create schema feature;
