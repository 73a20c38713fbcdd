insert into source.load (
    load_no, load_id, file_name, sha256, mapping, read, loaded, rejected, updated, imported_at, time_zone, content_rows,
    content_hash
)
values (
    :load_no, :load_id, :file_name, :sha256, :mapping, :read, :loaded, :rejected, :updated,
    cast(:imported_at as timestamp), :time_zone, :content_rows, :content_hash
);
