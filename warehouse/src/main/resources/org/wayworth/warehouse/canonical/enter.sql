insert into source.load (
    load_no, load_id, file_name, sha256, mapping, read, loaded, rejected, updated, imported_at, content_rows,
    content_hash
)
values (
    :load_no, :load_id, :file_name, :sha256, :mapping, :read, :loaded, :rejected, :updated,
    cast(:imported_at as timestamp), :content_rows, :content_hash
);
