package org.wayworth.warehouse.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;

/** One hash per import over all that the manifest says of it, each with the one before: what was changed is noticed. */
final class Seals {

    private Seals() {}

    static void require(Connection connection, List<Manifest.Batch> batches) throws SQLException {
        if (!isPaired(connection)) {
            return;
        }
        List<String> found = read(connection);
        List<String> right = of(batches);
        for (int i = 0; i < Math.max(found.size(), right.size()); i++) {
            if (i >= found.size() || i >= right.size() || !found.get(i).equals(right.get(i))) {
                throw DatabaseFault.of(
                        Code.MANIFEST_DAMAGED,
                        "what the manifest says of each import must be as it was recorded",
                        "other values for import " + (i + 1),
                        Message.Place.file("the operational database"));
            }
        }
    }

    static void write(Connection connection, List<Manifest.Batch> batches) throws SQLException {
        try (PreparedStatement clear = connection.prepareStatement("delete from import_seal");
                PreparedStatement insert =
                        connection.prepareStatement("insert into import_seal (ordinal, seal) values (?, ?)")) {
            clear.executeUpdate();
            List<String> seals = of(batches);
            for (int i = 0; i < seals.size(); i++) {
                insert.setInt(1, i + 1);
                insert.setString(2, seals.get(i));
                insert.executeUpdate();
            }
        }
    }

    private static boolean isPaired(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select identity from folder_identity");
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    private static List<String> read(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select seal from import_seal order by ordinal");
                ResultSet rows = statement.executeQuery()) {
            List<String> seals = new ArrayList<>();
            while (rows.next()) {
                seals.add(rows.getString(1));
            }
            return seals;
        }
    }

    private static List<String> of(List<Manifest.Batch> batches) {
        List<String> seals = new ArrayList<>();
        String before = "";
        for (Manifest.Batch batch : batches) {
            List<String> said = new ArrayList<>(List.of(
                    before,
                    Integer.toString(batch.ordinal()),
                    batch.importId(),
                    batch.mappingName(),
                    batch.mappingSha256(),
                    batch.committedAt(),
                    batch.dataVersion()));
            batch.loads().forEach(load -> said.addAll(texts(load)));
            before = Sha256.of(said);
            seals.add(before);
        }
        return seals;
    }

    private static List<String> texts(Manifest.Load load) {
        return List.of(
                Integer.toString(load.ordinal()),
                load.loadId(),
                load.fileName(),
                load.sha256(),
                Long.toString(load.bytes()),
                load.encoding(),
                Long.toString(load.read()),
                Long.toString(load.loaded()),
                Long.toString(load.rejected()),
                Long.toString(load.updated()),
                Long.toString(load.contentRows()),
                load.contentHash(),
                load.rules());
    }
}
