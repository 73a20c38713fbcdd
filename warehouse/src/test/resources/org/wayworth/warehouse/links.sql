-- grain: one row per key
select namespace, key, customer_id, rule from canonical.identity_link order by key
