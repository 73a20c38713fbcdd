-- Only numbers that came twice are compared letter by letter: a file of very many keys names some of them again.
create or replace temp table key_again as
select row_no
from (
    select k.rowid as row_no, row_number() over (partition by k.hash, k.names_customer, k.namespace, k.key) as place
    from incoming_key k
    where (k.hash, k.names_customer) in (
        select hash, names_customer from incoming_key group by hash, names_customer having count(*) > 1
    )
) numbered
where place > 1;

insert into source.key (hash, namespace, key, names_customer)
select i.hash, i.namespace, i.key, i.names_customer
from incoming_key i
where i.rowid not in (select row_no from key_again)
    and (i.hash, i.names_customer, i.namespace, i.key) not in (
        select hash, names_customer, namespace, key from source.key
    );

drop table key_again;
drop table incoming_key;
