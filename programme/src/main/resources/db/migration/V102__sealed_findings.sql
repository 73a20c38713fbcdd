-- SHA-256 over what a row says, so that a changed digit shows; none in rows that an earlier version wrote.
alter table finding add column sha256 varchar(64);
