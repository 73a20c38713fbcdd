package org.wayworth.warehouse.canonical;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.message.Code;

/**
 * Settles rows whose name is there already. Within a file a name stands for one row: a second row of the same content is
 * here already, one of other content is rejected, never put in place of the first. A later file's row takes the place of an
 * earlier file's.
 */
final class Repeats {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Columns that place a row, and those that say in other words what their neighbours say. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "load_no", "line", "part", "row_id", "row_check", "content", "time_from_episode", "answered_day_only");

    private static final Map<String, String> BESIDE_TABLES = Map.of(
            "attribute", "'attribute ' || name", "person", "kind", "answer", "'answer ' || item", "link", "'keys'");

    private final Session session;
    private final Parameters load;

    Repeats(Session session, int loadNo) {
        this.session = session;
        this.load = Parameters.with("load_no", loadNo);
    }

    /**
     * @param already records that say what is in the tables
     * @param repeated records whose name the file has already for something else
     * @param firstRepeated line of the first such record; 0 when there is none
     * @param firstTable of that record's repeated row; empty when there is none
     * @param updated records that change what an earlier file said and that counts
     * @param reworded records that change an attribute, a personal detail or how a number is written, and nothing else
     * @param lost amounts of the repeated records in minor units, by currency
     */
    record Settled(
            long already,
            long repeated,
            long firstRepeated,
            String firstTable,
            long updated,
            long reworded,
            Map<String, Long> lost) {}

    Settled settle() {
        run("repeats.sql", load);
        if (session.query(Sql.of("select count(*) as n from beside"), Parameters.none(), LONGEST)
                        .longs("n")[0]
                > 0) {
            session.run(Sql.of(differences()), load);
        }
        Columns counts = query("repeats-counts.sql", load);
        long already = counts.longs("already_records")[0];
        long repeated = counts.longs("repeated_records")[0];
        Map<String, Long> lost = repeated > 0 ? lost() : Map.of();
        if (already + repeated > 0) {
            run(
                    "repeats-reject.sql",
                    load.and("repeated_code", Code.REPEATED_ROW_KEY.id())
                            .and("repeated_must", Code.REPEATED_ROW_KEY.must())
                            .and("already_code", Code.ALREADY_HERE.id())
                            .and("already_must", Code.ALREADY_HERE.must()));
            session.run(
                    Sql.of("insert into source.missed select s.load_no, s.line, s.part, s.currency, s.amount_minor"
                            + " from source.\"transaction\" s join verdict v on v.line = s.line and v.verdict <> 'kept'"
                            + " where s.load_no = :load_no"),
                    load);
            SourceTables.delete(session, load, "select 1 from verdict v where v.line = s.line and v.verdict <> 'kept'");
        }
        if (counts.longs("shared_names")[0] > 0) {
            run("twins.sql", Parameters.none());
            SourceTables.delete(
                    session,
                    load,
                    "select 1 from twin t where t.load_no = s.load_no and t.line = s.line and t.part = s.part and t.same");
        }
        long updated = counts.longs("updated_records")[0];
        return new Settled(
                already,
                repeated,
                counts.longs("first_repeated")[0],
                repeated == 0 ? "" : counts.texts("first_table")[0],
                updated,
                counts.longs("changed_records")[0] - updated,
                lost);
    }

    private Map<String, Long> lost() {
        Columns rows = query("repeats-money.sql", load);
        Map<String, Long> lost = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            lost.put(rows.texts("currency")[i], rows.longs("amount_minor")[i]);
        }
        return lost;
    }

    /** One insert a table that fills {@code difference} with what differs between rows with one name. */
    private static String differences() {
        List<String> inserts = new ArrayList<>();
        SourceTables.columns().forEach((table, columns) -> {
            if (SourceTables.partTables().contains(table)) {
                inserts.add(rows(table, columns));
            } else if (BESIDE_TABLES.containsKey(table)) {
                inserts.add(lists(table, columns));
            }
        });
        return String.join(";\n", inserts);
    }

    private static String rows(String table, List<String> columns) {
        String labels = columns.stream()
                .filter(column -> !NOT_COMPARED.contains(column) && !column.startsWith("source_"))
                .map(column -> "case when a.\"" + column + "\" is distinct from b.\"" + column + "\" then '"
                        + label(column) + "' end")
                .collect(Collectors.joining(", "));
        return "insert into difference select line, part, labels, labels <> '' from (select p.line, p.part,"
                + " concat_ws(', ', " + labels + ") as labels from beside p"
                + " join source.\"" + table + "\" a on a.load_no = :load_no and a.line = p.line and a.part = p.part"
                + " join source.\"" + table + "\" b on b.load_no = p.other_load_no and b.line = p.other_line"
                + " and b.part = p.other_part where p.table_name = '" + table + "') compared";
    }

    private static String label(String column) {
        return column.equals("who")
                ? "customer"
                : column.endsWith("_minor") ? column.substring(0, column.length() - "_minor".length()) : column;
    }

    /** Values that stand in rows of their own: what one of the two records has and the other has not. */
    private static String lists(String table, List<String> columns) {
        String values = columns.stream()
                .filter(column -> !NOT_COMPARED.contains(column) && !column.equals("who"))
                .map(column -> "s.\"" + column + '"')
                .collect(Collectors.joining(", "));
        String mine = "select p.line, p.part, " + values + " from beside p join source.\"" + table
                + "\" s on s.load_no = :load_no and s.line = p.line and s.part = p.part";
        String other = "select p.line, p.part, " + values + " from beside p join source.\"" + table
                + "\" s on s.load_no = p.other_load_no and s.line = p.other_line and s.part = p.other_part";
        boolean counts = table.equals("answer") || table.equals("link");
        return "insert into difference select line, part, string_agg(distinct " + BESIDE_TABLES.get(table)
                + ", ', '), " + counts + " from ((" + mine + " except " + other + ") union all (" + other + " except "
                + mine + ")) apart group by line, part";
    }

    private void run(String file, Parameters parameters) {
        session.run(Sql.beside(Repeats.class, file), parameters);
    }

    private Columns query(String file, Parameters parameters) {
        return session.query(Sql.beside(Repeats.class, file), parameters, LONGEST);
    }
}
