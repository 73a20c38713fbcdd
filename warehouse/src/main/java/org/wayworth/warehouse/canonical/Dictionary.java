package org.wayworth.warehouse.canonical;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The canonical tables as {@code dictionary.csv} lists them: the one source of DDL, documentation and load checks. */
public final class Dictionary {

    private static final Dictionary INSTANCE = read();

    /** Who writes a column. */
    public enum FilledBy {
        /** A column of the source file, as the mapping's {@code columns:} says. */
        MAPPING,
        /** The load, from the same cell as its neighbour: what the source said, the ends of its scale. */
        SOURCE,
        /** A mapping's {@code episode:} or {@code contract:}. */
        KEY,
        /** A mapping's {@code attributes:}, {@code person:} or {@code answers:}. */
        NAMED,
        /** Identity resolution. */
        IDENTITY,
        /** The load itself. */
        LOAD,
        /** SQL, from other columns. */
        DERIVED
    }

    /** Kinds of value. */
    public enum Type {
        BIGINT,
        DOUBLE,
        VARCHAR,
        BOOLEAN,
        DATE,
        TIMESTAMP
    }

    /**
     * One column.
     *
     * @param unit empty where there is none
     * @param allowed the only values that it takes; empty means any
     */
    public record Column(
            String table,
            String name,
            Type type,
            String unit,
            boolean required,
            boolean personal,
            FilledBy filledBy,
            List<String> allowed,
            String meaning,
            String mappingRule) {
        public Column {
            allowed = List.copyOf(allowed);
        }

        /** Whether it holds money in minor units; the mapping then calls it by its name without {@code _minor}. */
        public boolean isMoney() {
            return unit.equals("minor units");
        }

        /** As the mapping's {@code columns:} calls it. */
        public String mappedName() {
            return isMoney() ? name.substring(0, name.length() - "_minor".length()) : name;
        }
    }

    private final Map<String, List<Column>> tables;

    private Dictionary(Map<String, List<Column>> tables) {
        this.tables = tables;
    }

    public static Dictionary get() {
        return INSTANCE;
    }

    /** Names of all tables in order. */
    public List<String> tables() {
        return List.copyOf(tables.keySet());
    }

    public List<Column> columns(String table) {
        return Objects.requireNonNull(tables.get(table), () -> "no table " + table + " in the dictionary");
    }

    /** Tables whose rows a mapping's {@code loads:} can make. */
    public List<String> mappedTables() {
        return tables.keySet().stream()
                .filter(table -> !stored(table).isEmpty())
                .toList();
    }

    /** Columns that come with a checked row, in order. */
    public List<Column> stored(String table) {
        return columns(table).stream()
                .filter(column -> switch (column.filledBy()) {
                    case MAPPING, SOURCE, KEY -> true;
                    case NAMED, IDENTITY, LOAD, DERIVED -> false;
                })
                .toList();
    }

    /** Whether a table has a column of this name. */
    public boolean has(String table, String name) {
        return columns(table).stream().anyMatch(column -> column.name().equals(name));
    }

    private static Dictionary read() {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        try (InputStream file = Objects.requireNonNull(
                        Dictionary.class.getResourceAsStream("dictionary.csv"), "dictionary.csv");
                CsvReader<NamedCsvRecord> records =
                        CsvReader.builder().ofNamedCsvRecord(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : records) {
                tables.computeIfAbsent(row.getField("table"), table -> new ArrayList<>())
                        .add(column(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Dictionary(tables);
    }

    private static Column column(NamedCsvRecord row) {
        String allowed = row.getField("allowed");
        return new Column(
                row.getField("table"),
                row.getField("column"),
                Type.valueOf(row.getField("type")),
                row.getField("unit"),
                row.getField("required").equals("yes"),
                row.getField("personal").equals("yes"),
                FilledBy.valueOf(row.getField("filled_by").toUpperCase(Locale.ROOT)),
                allowed.isEmpty() ? List.of() : List.of(allowed.split("\\|")),
                row.getField("meaning"),
                row.getField("mapping_rule"));
    }
}
