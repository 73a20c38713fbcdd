create or replace temp table incoming_key (
    hash BIGINT not null, namespace VARCHAR not null, key VARCHAR not null, names_customer BOOLEAN not null
);
