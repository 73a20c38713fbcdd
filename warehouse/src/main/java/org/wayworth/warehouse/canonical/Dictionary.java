package org.wayworth.warehouse.canonical;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The canonical tables as {@code dictionary.csv} lists them: the one source of DDL, documentation and load checks. */
public final class Dictionary {

    private static final Dictionary INSTANCE = new Dictionary(DictionaryReader.tables(), DictionaryReader.tableRules());

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
            String mappingRule,
            ColumnRule rule) {
        public Column {
            allowed = List.copyOf(allowed);
        }

        /** Whether it holds money in minor units; the mapping then calls it by its name without {@code _minor}. */
        public boolean isMoney() {
            return unit.equals("minor units");
        }

        /** Whether it holds a currency. */
        public boolean isCurrency() {
            return unit.equals("ISO 4217");
        }

        /** Whether it holds what one unit of a currency is worth in another. */
        public boolean isRate() {
            return unit.equals("units of per_currency");
        }

        /** As the mapping's {@code columns:} calls it. */
        public String mappedName() {
            return isMoney() ? name.substring(0, name.length() - "_minor".length()) : name;
        }
    }

    private final Map<String, List<Column>> tables;
    private final Map<String, TableRule> rules;

    private Dictionary(Map<String, List<Column>> tables, Map<String, TableRule> rules) {
        this.tables = tables;
        this.rules = rules;
        if (!rules.keySet().equals(Set.copyOf(mappedTables()))) {
            throw new IllegalStateException("table-rules.csv must say what holds of each table that mappings fill, "
                    + mappedTables() + ", not of " + rules.keySet());
        }
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

    /** What holds of the loads that fill a table. */
    public TableRule rule(String table) {
        return Objects.requireNonNull(rules.get(table), () -> "no rule of table " + table);
    }

    /** The column that names what a row makes or tells of, {@code episode} or {@code contract}; empty where none does. */
    public Optional<Column> naming(String table) {
        return columns(table).stream()
                .filter(column -> column.filledBy() == FilledBy.KEY)
                .findFirst();
    }

    /** Whether each row of a table must belong to a customer. */
    public boolean mustBelong(String table) {
        return columns(table).stream()
                .anyMatch(column -> column.filledBy() == FilledBy.IDENTITY
                        && column.name().equals("customer_id")
                        && column.required());
    }
}
