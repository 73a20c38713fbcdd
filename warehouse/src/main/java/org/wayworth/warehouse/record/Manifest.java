package org.wayworth.warehouse.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;

/** Which files were imported with which mapping, in order. What is in here was acknowledged. */
public final class Manifest {

    private final DataSource source;

    Manifest(DataSource source) {
        this.source = source;
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
        try (Connection connection = source.getConnection()) {
            List<Batch> batches = read(connection);
            Seals.require(connection, batches);
            return batches;
        } catch (IllegalStateException e) {
            throw DatabaseFault.of(
                    Code.MANIFEST_DAMAGED,
                    "what the manifest says of each import must be as it was recorded",
                    String.valueOf(e.getMessage()),
                    Message.Place.file("the operational database"));
        } catch (SQLException e) {
            throw DatabaseFault.refused("the manifest could not be read", e);
        }
    }

    private static List<Batch> read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select ordinal, import_id, mapping_name, mapping_sha256, committed_at, data_version"
                                + " from import_batch order by ordinal");
                ResultSet rows = statement.executeQuery()) {
            List<Batch> batches = new ArrayList<>();
            while (rows.next()) {
                batches.add(new Batch(
                        rows.getInt(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        loads(connection, rows.getString(2))));
            }
            return batches;
        }
    }

    private static List<Load> loads(Connection connection, String importId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select ordinal, load_id, file_name, sha256, bytes, encoding, records_read, records_loaded,"
                        + " records_rejected, records_updated, content_rows, content_hash, rules"
                        + " from import_load where import_id = ? order by ordinal")) {
            statement.setString(1, importId);
            List<Load> loads = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    loads.add(new Load(
                            rows.getInt(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getLong(5),
                            rows.getString(6),
                            rows.getLong(7),
                            rows.getLong(8),
                            rows.getLong(9),
                            rows.getLong(10),
                            rows.getLong(11),
                            rows.getString(12),
                            rows.getString(13)));
                }
            }
            return loads;
        }
    }

    /** Adds an import in one durable transaction. On return it is the record. */
    public void commit(Batch batch) {
        inTransaction(connection -> {
            insert(connection, batch);
            Seals.write(connection, read(connection));
        });
    }

    /** The identity that pairs this database with its folder; empty in one that an earlier version made. */
    Optional<String> identity() {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select identity from folder_identity");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw DatabaseFault.refused("the manifest could not be read", e);
        }
    }

    /** Takes the folder's identity, and seals what is there. */
    void pair(String identity) {
        inTransaction(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("insert into folder_identity (identity) values (?)")) {
                fill(statement, identity);
                statement.executeUpdate();
            }
            Seals.write(connection, read(connection));
        });
    }

    /** Writes what files became that are read by other rules now, in one durable transaction. */
    public void readAgain(List<Load> loads) {
        if (loads.isEmpty()) {
            return;
        }
        inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "update import_load set encoding = ?, records_read = ?, records_loaded = ?, records_rejected = ?,"
                            + " records_updated = ?, content_rows = ?, content_hash = ?, rules = ? where load_id = ?")) {
                for (Load load : loads) {
                    fill(
                            statement,
                            load.encoding(),
                            load.read(),
                            load.loaded(),
                            load.rejected(),
                            load.updated(),
                            load.contentRows(),
                            load.contentHash(),
                            load.rules(),
                            load.loadId());
                    statement.executeUpdate();
                }
            }
            Seals.write(connection, read(connection));
        });
    }

    /** What is written in one transaction. */
    private interface Writing {
        void to(Connection connection) throws SQLException;
    }

    private void inTransaction(Writing writing) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                writing.to(connection);
                connection.commit();
            } catch (SQLException e) {
                try {
                    connection.rollback();
                } catch (SQLException alsoFailed) {
                    e.addSuppressed(alsoFailed);
                }
                throw e;
            }
        } catch (SQLException e) {
            throw DatabaseFault.refused("the manifest could not be written", e);
        }
    }

    private static void insert(Connection connection, Batch batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into import_batch (ordinal, import_id, mapping_name, mapping_sha256, committed_at, data_version)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            fill(
                    statement,
                    batch.ordinal(),
                    batch.importId(),
                    batch.mappingName(),
                    batch.mappingSha256(),
                    batch.committedAt(),
                    batch.dataVersion());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into import_load (ordinal, load_id, import_id, file_name, sha256, bytes, encoding,"
                        + " records_read, records_loaded, records_rejected, records_updated, content_rows, content_hash,"
                        + " rules) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Load load : batch.loads()) {
                fill(
                        statement,
                        load.ordinal(),
                        load.loadId(),
                        batch.importId(),
                        load.fileName(),
                        load.sha256(),
                        load.bytes(),
                        load.encoding(),
                        load.read(),
                        load.loaded(),
                        load.rejected(),
                        load.updated(),
                        load.contentRows(),
                        load.contentHash(),
                        load.rules());
                statement.executeUpdate();
            }
        }
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
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
