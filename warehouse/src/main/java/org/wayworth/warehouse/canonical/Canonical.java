package org.wayworth.warehouse.canonical;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/** Makes the canonical tables in one transaction of a session: loads come in one after the other, then all is built. */
public final class Canonical {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Makes the canonical tables, in this order. */
    static final List<String> BUILD = List.of(
            "build.sql",
            "relationships.sql",
            "feedback.sql",
            "transactions.sql",
            "window.sql",
            "customers.sql",
            "periods.sql");

    private final Session session;

    public Canonical(Session session) {
        this.session = session;
    }

    /** The tables of an empty file. */
    public void create() {
        session.run(SourceTables.create(), Parameters.none());
        run("ledger.sql", Parameters.none());
        build();
    }

    /**
     * What a load became.
     *
     * @param already records that say what is in the tables
     * @param repeated records whose row_key the file has already for something else
     * @param firstRepeated line of the first such record; 0 when there is none
     * @param firstTable of that record's repeated row; empty when there is none
     * @param totals records that hold the sum of the others in place of a sale
     * @param updated records that change what an earlier file said and that counts
     * @param reworded records that change an attribute, a personal detail or how a number is written, and nothing else
     * @param lost amounts of the repeated records in minor units, by currency
     */
    public record Settled(
            long already,
            long repeated,
            long firstRepeated,
            String firstTable,
            long totals,
            long updated,
            long reworded,
            Map<String, Long> lost,
            long contentRows,
            String contentHash) {
        public Settled {
            lost = Map.copyOf(lost);
        }

        /** Records that were read and fit, and are not in the tables. */
        public long rejected() {
            return already + repeated + totals;
        }
    }

    /** Copies the normalised files of a load in, and settles which of its rows are new, changed or here already. */
    public Settled load(int loadNo, Map<String, Path> files) {
        files.forEach((table, file) -> {
            if (!table.equals("key")) {
                session.copyIn("source.\"" + table + '"', columns(table), file);
            }
        });
        if (files.containsKey("key")) {
            keys(files.get("key"));
        }
        Repeats.Settled settled = new Repeats(session, loadNo).settle();
        long totals = files.containsKey("transaction") ? Totals.reject(session, loadNo) : 0;
        Columns content = session.query(
                Sql.of("select count(*) as content_rows, coalesce(cast(sum(cast(content as hugeint)) as varchar), '0')"
                        + " as content_hash from source.part where load_no = :load_no"),
                Parameters.with("load_no", loadNo),
                LONGEST);
        return new Settled(
                settled.already(),
                settled.repeated(),
                settled.firstRepeated(),
                settled.firstTable(),
                totals,
                settled.updated(),
                settled.reworded(),
                settled.lost(),
                content.longs("content_rows")[0],
                content.texts("content_hash")[0]);
    }

    /** Adds the keys that were not known. Two keys with one number would be one customer too few, so that stops here. */
    private void keys(Path file) {
        run("keys-begin.sql", Parameters.none());
        session.copyIn("incoming_key", columns("key"), file);
        run("keys-end.sql", Parameters.none());
        if (query("keys-clash.sql", Parameters.none()).size() > 0) {
            throw new IllegalStateException("two keys have the same number; please report this with the mapping");
        }
    }

    /** Notes a load in the file's own ledger. */
    public void enter(Entry entry) {
        run("enter.sql", Parameters.of(entry));
    }

    /** A row of {@code source.load}. {@code importedAt} is a UTC time such as 2026-11-21 22:05:00. */
    public record Entry(
            int loadNo,
            String loadId,
            String fileName,
            String sha256,
            String mapping,
            long read,
            long loaded,
            long rejected,
            long updated,
            String importedAt,
            String timeZone,
            long contentRows,
            String contentHash) {}

    /** Resolved keys and canonical tables anew, from all that is loaded. */
    public void build() {
        run("resolved.sql", Parameters.none());
        session.run(SourceTables.counting(), Parameters.none());
        session.run(Sql.of(emptyTables()), Parameters.none());
        BUILD.forEach(file -> run(file, Parameters.none()));
        run("views.sql", Parameters.none());
        session.run(Sql.of("delete from source.built"), Parameters.none());
        session.run(
                Sql.of(tables().stream()
                        .map(table -> "insert into source.built select '" + table + "', count(*) from canonical.\""
                                + table + '"')
                        .collect(Collectors.joining(";\n"))),
                Parameters.none());
    }

    /** What the tables are made by: the dictionary and all SQL. */
    public static String rules() {
        StringBuilder rules = new StringBuilder();
        for (String table : Dictionary.get().tables()) {
            rules.append(Dictionary.get().columns(table));
            if (Dictionary.get().mappedTables().contains(table)) {
                rules.append(Dictionary.get().rule(table));
            }
        }
        Stream.concat(
                        Stream.of(
                                "ledger.sql",
                                "repeats.sql",
                                "repeats-reject.sql",
                                "totals.sql",
                                "twins.sql",
                                "resolved.sql",
                                "day-bounds.sql",
                                "rates.sql",
                                "views.sql"),
                        BUILD.stream())
                .forEach(file -> rules.append(Sql.beside(Canonical.class, file)));
        return rules.toString();
    }

    /** Tables that are built; the ledger's two are views. */
    public static List<String> tables() {
        return Dictionary.get().tables().stream()
                .filter(table -> !table.equals("load") && !table.equals("reject"))
                .toList();
    }

    private static String emptyTables() {
        return tables().stream()
                .map(table -> "create or replace table canonical.\"" + table + "\" ("
                        + Dictionary.get().columns(table).stream()
                                .map(Canonical::definition)
                                .collect(Collectors.joining(", "))
                        + ")")
                .collect(Collectors.joining(";\n"));
    }

    private static String definition(Dictionary.Column column) {
        return '"' + column.name() + "\" " + column.type() + (column.required() ? " not null" : "");
    }

    private static List<String> columns(String table) {
        List<String> columns = SourceTables.columns().get(table);
        if (columns == null) {
            throw new IllegalArgumentException("no table " + table + " in schema source");
        }
        return columns;
    }

    private void run(String file, Parameters parameters) {
        session.run(Sql.beside(Canonical.class, file), parameters);
    }

    private Columns query(String file, Parameters parameters) {
        return session.query(Sql.beside(Canonical.class, file), parameters, LONGEST);
    }
}
