-- grain: one row; import_on: the day of the last import
select w.starts_on, w.ends_on, w.basis, w.last_record_on, w.set_aside,
    (select cast(max(imported_at) as date) from source.load) as import_on,
    exists (select 1 from canonical."transaction" where occurred_at is not null) as has_transactions
from canonical.observation_window w
