insert into source.key (hash, namespace, key, names_customer)
select distinct i.hash, i.namespace, i.key, i.names_customer
from incoming_key i
where not exists (
    select 1 from source.key k
    where k.hash = i.hash and k.namespace = i.namespace and k.key = i.key and k.names_customer = i.names_customer
);
