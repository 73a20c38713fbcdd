package org.wayworth.warehouse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wayworth.warehouse.canonical.Canonical;
import org.wayworth.warehouse.canonical.Dictionary;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.load.Rules;
import org.wayworth.warehouse.record.Manifest;

/**
 * How far an analytics database agrees with the manifest.
 *
 * @param differs in words; empty when all that is in it is as the manifest says
 * @param batches how many imports are in it
 */
record Agreement(String differs, int batches) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    static Agreement of(Session session, List<Manifest.Batch> batches) {
        String wrongTable = otherTable(session);
        wrongTable = wrongTable.isEmpty() ? otherRules(session) : wrongTable;
        wrongTable = wrongTable.isEmpty() ? wrongTable(session) : wrongTable;
        return wrongTable.isEmpty()
                ? compare(
                        ledger(session.query(Sql.beside(Index.class, "ledger.sql"), Parameters.none(), LONGEST)),
                        batches)
                : new Agreement(wrongTable, 0);
    }

    private static Agreement compare(List<Found> found, List<Manifest.Batch> batches) {
        List<Manifest.Load> expected = loads(batches);
        if (found.size() > expected.size()) {
            return new Agreement("it holds a load that the manifest does not know", 0);
        }
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).agrees(expected.get(i))) {
                return new Agreement("the rows of " + expected.get(i).fileName() + " differ from the manifest", 0);
            }
        }
        int done = 0;
        int covered = 0;
        while (done < batches.size() && covered < found.size()) {
            covered += batches.get(done++).loads().size();
        }
        return covered == found.size() ? new Agreement("", done) : new Agreement("an import is only half in it", 0);
    }

    /** Reads every cell of every table, and with it every block of the file; DuckDB compares each with its checksum. */
    static void readAll(Session session) {
        Columns tables = session.query(Sql.beside(Index.class, "all-tables.sql"), Parameters.none(), LONGEST);
        for (int i = 0; i < tables.size(); i++) {
            String table = '"' + tables.texts("table_schema")[i] + "\".\"" + tables.texts("table_name")[i] + '"';
            session.query(Sql.of("select count(hash(t)) as n from " + table + " t"), Parameters.none(), LONGEST);
        }
    }

    private static List<Manifest.Load> loads(List<Manifest.Batch> batches) {
        return batches.stream().flatMap(batch -> batch.loads().stream()).toList();
    }

    private record Found(String loadId, long rows, String hash, boolean isWhole) {
        boolean agrees(Manifest.Load load) {
            return isWhole
                    && load.loadId().equals(loadId)
                    && load.contentRows() == rows
                    && load.contentHash().equals(hash);
        }
    }

    private static List<Found> ledger(Columns rows) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean whole = rows.longs("content_rows")[i] == rows.longs("found_rows")[i]
                    && rows.texts("content_hash")[i].equals(rows.texts("found_hash")[i]);
            found.add(new Found(
                    rows.texts("load_id")[i], rows.longs("found_rows")[i], rows.texts("found_hash")[i], whole));
        }
        return found;
    }

    /** A table that another version of Wayworth made, with other columns than this one keeps; empty when there is none. */
    private static String otherTable(Session session) {
        Columns found = session.query(Sql.beside(Index.class, "columns.sql"), Parameters.none(), LONGEST);
        Set<String> columns = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            columns.add(found.texts("table_name")[i] + '.' + found.texts("column_name")[i]);
        }
        if (columns.isEmpty()) {
            return "it held nothing yet";
        }
        for (String table : Canonical.tables()) {
            for (Dictionary.Column column : Dictionary.get().columns(table)) {
                if (!columns.contains(table + '.' + column.name())) {
                    return "it was made by another version, without " + table + '.' + column.name();
                }
            }
        }
        return "";
    }

    /** Tables that another version made by other rules, of the same columns; empty when there are none. */
    private static String otherRules(Session session) {
        Columns state = session.query(Sql.beside(Index.class, "state.sql"), Parameters.none(), LONGEST);
        return state.size() == 1 && state.texts("rules")[0].equals(Rules.NAME)
                ? ""
                : "it was made by another version, by other rules";
    }

    private static String wrongTable(Session session) {
        Columns built = session.query(Sql.beside(Index.class, "tables.sql"), Parameters.none(), LONGEST);
        for (int i = 0; i < built.size(); i++) {
            String table = built.texts("table_name")[i];
            Columns counted = session.query(
                    Sql.of("select count(*) as n from canonical.\"" + table + '"'), Parameters.none(), LONGEST);
            if (counted.longs("n")[0] != built.longs("row_count")[i]) {
                return "canonical." + table + " does not have the rows that were built";
            }
        }
        return "";
    }
}
