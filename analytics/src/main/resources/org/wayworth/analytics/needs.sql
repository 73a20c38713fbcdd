-- needs.sql
-- grain: one row
-- units: yes or no: whether the table holds anything
select
  exists (select 1 from canonical.feedback) as feedback,
  exists (select 1 from canonical.transaction) as transaction,
  exists (select 1 from canonical.contract) as contract,
  exists (select 1 from canonical.answer) as answer,
  exists (select 1 from canonical.promise) as promise,
  exists (select 1 from canonical.invitation) as invitation,
  exists (select 1 from canonical.interaction) as interaction,
  exists (select 1 from canonical.customer_attribute) as customer_attribute
