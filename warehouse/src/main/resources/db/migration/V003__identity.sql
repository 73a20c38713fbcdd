-- Pairs this database with its data folder, which holds the same identity in record.txt.
create table folder_identity (
    identity varchar(64) not null primary key
);
-- One seal per import: a hash of its rows and of the seal before. SQLite has no checksums of its own, and a changed digit
-- must not become a figure on a page.
create table import_seal (
    ordinal integer     not null primary key,
    seal    varchar(64) not null
);
