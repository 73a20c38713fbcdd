package org.wayworth.warehouse.canonical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/**
 * Schema {@code source}: checked rows as the loads brought them, every version of them, with keys in place of customers.
 * The canonical tables are made from these and from nothing else.
 *
 * <p>{@code row_id} and {@code row_check} name a row by its natural key, {@code content} is the hash of what it says,
 * {@code who} the number of the key that says whose it is. Table {@code missed} holds the amounts of money in records that
 * are not loaded, empty where they cannot be read: the total of an export counts them.
 */
public final class SourceTables {

    private static final List<String> PREFIX =
            List.of("load_no", "line", "part", "row_id", "row_check", "content", "who");

    private static final Dictionary DICTIONARY = Dictionary.get();

    private SourceTables() {}

    /** Tables of schema source that loads fill, and their columns in the order of the normalised files. */
    public static Map<String, List<String>> columns() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (String table : partTables()) {
            List<String> columns = new ArrayList<>(PREFIX);
            DICTIONARY.stored(table).forEach(column -> columns.add(column.name()));
            if (hasTimeFromEpisode(table)) {
                columns.add("time_from_episode");
            }
            if (hasDayOnly(table)) {
                columns.add("answered_day_only");
            }
            tables.put(table, columns);
        }
        tables.put("attribute", List.of("load_no", "line", "part", "who", "name", "value", "valid_from"));
        tables.put("person", List.of("load_no", "line", "part", "who", "kind", "value"));
        tables.put(
                "answer",
                List.of(
                        "load_no",
                        "line",
                        "part",
                        "row_id",
                        "item",
                        "rating",
                        "scale_low",
                        "scale_high",
                        "is_reversed",
                        "no_answer",
                        "source_rating"));
        tables.put("link", List.of("load_no", "line", "part", "a", "b"));
        tables.put("key", List.of("hash", "namespace", "key", "names_customer"));
        tables.put("missed", List.of("load_no", "line", "part", "currency", "amount_minor"));
        tables.put("reject", List.of("load_no", "line", "column", "code", "expected", "found"));
        return tables;
    }

    /** Tables whose rows have a natural key and versions. */
    public static List<String> partTables() {
        return DICTIONARY.mappedTables();
    }

    /** Whether {@code {from: episode}} can fill the table's time. */
    public static boolean hasTimeFromEpisode(String table) {
        return DICTIONARY.rule(table).episodeStartFills().isPresent();
    }

    /** Whether a row says that its time is only a day. */
    public static boolean hasDayOnly(String table) {
        return DICTIONARY.rule(table).dayOnlyOf().isPresent();
    }

    /** Creates the schema, its tables and the view {@code source.part} over all versions of all rows. */
    public static Sql create() {
        StringBuilder sql = new StringBuilder("create schema source;\n");
        columns()
                .forEach((table, columns) -> sql.append("create table source.\"")
                        .append(table)
                        .append("\" (")
                        .append(columns.stream()
                                .map(column -> '"' + column + "\" " + type(table, column))
                                .collect(Collectors.joining(", ")))
                        .append(");\n"));
        sql.append("create view source.part as ")
                .append(partTables().stream()
                        .map(table -> "select '" + table
                                + "' as table_name, load_no, line, part, row_id, row_check, content, who from source.\""
                                + table + '"')
                        .collect(Collectors.joining(" union all ")))
                .append(";\n");
        return Sql.of(sql.toString());
    }

    /**
     * Views {@code source.counting_…} over the rows that count, with their customer: the latest version of each row, and
     * where its first key is nobody's, the customer of another key of its record.
     */
    public static Sql counting() {
        StringBuilder sql = new StringBuilder();
        columns().forEach((table, columns) -> {
            if (columns.contains("part") && !table.equals("link") && !table.equals("missed")) {
                boolean hasOwner = columns.contains("who");
                sql.append("create or replace view source.counting_")
                        .append(table)
                        .append(
                                hasOwner
                                        ? " as select s.*, r.customer_id from source.\""
                                        : " as select s.* from source.\"")
                        .append(table)
                        .append("\" s")
                        .append(hasOwner ? OWNER : "")
                        .append(LATEST)
                        .append(";\n");
            }
        });
        return Sql.of(sql.toString());
    }

    private static final String OWNER = " left join source.instead i on i.load_no = s.load_no and i.line = s.line"
            + " and i.part = s.part left join source.resolved r on r.key = coalesce(i.who, s.who)";
    private static final String LATEST =
            " where (s.load_no, s.line, s.part) not in (select load_no, line, part from source.superseded)";

    /** Takes rows of a load out of all tables of what counts. @param which a query beside table s that finds something for such a row */
    static void delete(Session session, Parameters load, String which) {
        columns().forEach((table, columns) -> {
            if (columns.contains("part") && !table.equals("missed")) {
                session.run(
                        Sql.of("delete from source.\"" + table + "\" s where s.load_no = :load_no and exists (" + which
                                + ")"),
                        load);
            }
        });
    }

    private static String type(String table, String column) {
        return switch (column) {
            case "load_no" -> "INTEGER not null";
            case "part" -> "SMALLINT not null";
            case "line", "row_id", "row_check", "content", "hash", "a", "b" -> "BIGINT not null";
            case "who" -> "BIGINT";
            case "valid_from" -> "DATE";
            case "amount_minor" -> table.equals("missed") ? "BIGINT" : dictionaryType(table, column);
            case "names_customer", "time_from_episode", "answered_day_only" -> "BOOLEAN";
            case "item", "namespace", "key", "code", "expected", "found" -> "VARCHAR not null";
            default -> dictionaryType(table, column);
        };
    }

    private static String dictionaryType(String table, String column) {
        return DICTIONARY.tables().contains(table)
                ? DICTIONARY.columns(table).stream()
                        .filter(known -> known.name().equals(column))
                        .findFirst()
                        .map(known -> known.type().name())
                        .orElse("VARCHAR")
                : "VARCHAR";
    }
}
