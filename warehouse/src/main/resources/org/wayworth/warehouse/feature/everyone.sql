-- everyone.sql
-- point: every customer who was seen, or had joined, by :as_of. grain: one row per customer; as in points.sql
create or replace temp table point as
select
  row_number() over (order by c.customer_id) - 1 as point,
  c.customer_id,
  cast(:as_of as timestamp) as as_of,
  cast(:as_of_on as date) as as_of_on,
  cast(:since as timestamp) as since
from canonical.customer c
where c.first_seen_at <= cast(:as_of as timestamp) or c.joined_on <= cast(:as_of_on as date);
