package org.wayworth.warehouse.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wayworth.store.Store;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;

/** Which files were imported with which mapping, in order. What is in here was acknowledged. */
public final class Manifest {

    private final Store store;

    Manifest(Store store) {
        this.store = store;
    }

    /**
     * One import.
     *
     * @param ordinal 1 for the first
     * @param committedAt ISO 8601, UTC
     * @param dataVersion the state of the data after it
     */
    public record Batch(
            int ordinal,
            String importId,
            String mappingName,
            String mappingSha256,
            String committedAt,
            String dataVersion,
            List<Load> loads) {
        public Batch {
            loads = List.copyOf(loads);
        }

        private Batch with(List<Load> files) {
            return new Batch(ordinal, importId, mappingName, mappingSha256, committedAt, dataVersion, files);
        }
    }

    /**
     * One file of an import. read = loaded + rejected.
     *
     * @param ordinal 1 for the first file of the first import
     * @param updated how many of the loaded records replaced an earlier one
     * @param contentRows rows that the records became
     * @param contentHash sum of the hashes of those rows: the same in any order
     * @param rules by which the file was read
     */
    public record Load(
            int ordinal,
            String loadId,
            String fileName,
            String sha256,
            long bytes,
            String encoding,
            long read,
            long loaded,
            long rejected,
            long updated,
            long contentRows,
            String contentHash,
            String rules) {
        public Load {
            if (read != loaded + rejected) {
                throw new IllegalStateException("read must equal loaded + rejected in " + fileName + ", not " + read
                        + " and " + loaded + " + " + rejected);
            }
        }
    }

    /** All imports in order. @throws Refused when one is not as it was recorded */
    public List<Batch> batches() {
        try {
            return DatabaseFault.told("the manifest could not be read", () -> {
                List<Batch> batches = read();
                Seals.require(store, batches);
                return batches;
            });
        } catch (IllegalStateException e) {
            throw DatabaseFault.of(
                    Code.MANIFEST_DAMAGED,
                    "what the manifest says of each import must be as it was recorded",
                    String.valueOf(e.getMessage()),
                    Message.Place.file("the operational database"));
        }
    }

    /** Imports first: one that is recorded meanwhile is not among them, and its files are passed over. */
    private List<Batch> read() {
        List<Batch> batches = store.sql("select * from import_batch order by ordinal")
                .query((row, number) -> new Batch(
                        row.getInt("ordinal"),
                        row.getString("import_id"),
                        row.getString("mapping_name"),
                        row.getString("mapping_sha256"),
                        row.getString("committed_at"),
                        row.getString("data_version"),
                        List.of()))
                .list();
        Map<String, List<Load>> loads = new HashMap<>();
        store.sql("select * from import_load order by ordinal").query((RowCallbackHandler)
                row -> loads.computeIfAbsent(row.getString("import_id"), id -> new ArrayList<>())
                        .add(load(row)));
        return batches.stream()
                .map(batch -> batch.with(loads.getOrDefault(batch.importId(), List.of())))
                .toList();
    }

    private static Load load(ResultSet row) throws SQLException {
        return new Load(
                row.getInt("ordinal"),
                row.getString("load_id"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getString("encoding"),
                row.getLong("records_read"),
                row.getLong("records_loaded"),
                row.getLong("records_rejected"),
                row.getLong("records_updated"),
                row.getLong("content_rows"),
                row.getString("content_hash"),
                row.getString("rules"));
    }

    /** Adds an import in one durable transaction. On return it is the record. */
    public void commit(Batch batch) {
        write(() -> insert(batch));
    }

    /** The identity that pairs this database with its folder; empty in one that an earlier version made. */
    Optional<String> identity() {
        return DatabaseFault.told(
                "the manifest could not be read",
                () -> store.sql("select identity from folder_identity")
                        .query(String.class)
                        .optional());
    }

    /** Takes the folder's identity, and seals what is there. */
    void pair(String identity) {
        write(() -> store.sql("insert into folder_identity (identity) values (:identity)")
                .param("identity", identity)
                .update());
    }

    /** Writes what files became that are read by other rules now, in one durable transaction. */
    public void readAgain(List<Load> loads) {
        if (!loads.isEmpty()) {
            write(() -> loads.forEach(load -> said(load, """
                update import_load set encoding = :encoding, records_read = :read, records_loaded = :loaded,
                    records_rejected = :rejected, records_updated = :updated, content_rows = :content_rows,
                    content_hash = :content_hash, rules = :rules
                where load_id = :load_id
                """).update()));
        }
    }

    /** What is said of a file's records, in one transaction with the seals over it. */
    private void write(Runnable work) {
        DatabaseFault.told(
                "the manifest could not be written",
                () -> store.together(() -> {
                    work.run();
                    Seals.write(store, read());
                    return true;
                }));
    }

    private void insert(Batch batch) {
        store.sql("""
            insert into import_batch
                (ordinal, import_id, mapping_name, mapping_sha256, committed_at, data_version)
            values (:ordinal, :import_id, :mapping_name, :mapping_sha256, :committed_at, :data_version)
            """)
                .param("ordinal", batch.ordinal())
                .param("import_id", batch.importId())
                .param("mapping_name", batch.mappingName())
                .param("mapping_sha256", batch.mappingSha256())
                .param("committed_at", batch.committedAt())
                .param("data_version", batch.dataVersion())
                .update();
        for (Load load : batch.loads()) {
            said(load, """
                insert into import_load
                    (ordinal, load_id, import_id, file_name, sha256, bytes, encoding, records_read,
                    records_loaded, records_rejected, records_updated, content_rows, content_hash, rules)
                values (:ordinal, :load_id, :import_id, :file_name, :sha256, :bytes, :encoding, :read,
                    :loaded, :rejected, :updated, :content_rows, :content_hash, :rules)
                """)
                    .param("ordinal", load.ordinal())
                    .param("import_id", batch.importId())
                    .param("file_name", load.fileName())
                    .param("sha256", load.sha256())
                    .param("bytes", load.bytes())
                    .update();
        }
    }

    /** A statement, with what reading a file by some rules gave. */
    private JdbcClient.StatementSpec said(Load load, String statement) {
        return store.sql(statement)
                .param("load_id", load.loadId())
                .param("encoding", load.encoding())
                .param("read", load.read())
                .param("loaded", load.loaded())
                .param("rejected", load.rejected())
                .param("updated", load.updated())
                .param("content_rows", load.contentRows())
                .param("content_hash", load.contentHash())
                .param("rules", load.rules());
    }

    /** Hashes of every file and mapping that an import needs. */
    public Set<String> referredFiles() {
        Set<String> referred = new HashSet<>();
        for (Batch batch : batches()) {
            referred.add(batch.mappingSha256());
            batch.loads().forEach(load -> referred.add(load.sha256()));
        }
        return referred;
    }
}
