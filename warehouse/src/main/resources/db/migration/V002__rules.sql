-- By which rules a file was read: another version of Wayworth may read the same bytes otherwise, and then says so.
alter table import_load add column rules varchar(64) not null default '';
