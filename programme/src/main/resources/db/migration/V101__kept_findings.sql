-- Which findings stay for good, and which are forgotten when too many were only looked at. What is on record stays.
alter table finding add column is_kept integer not null default 1;
-- Characters of json, so that the room that findings take is known without reading them.
alter table finding add column size_characters bigint not null default 0;
-- The order in which findings were last asked for: the smallest was asked for longest ago.
alter table finding add column asked_order bigint not null default 0;
update finding set size_characters = length(json);
