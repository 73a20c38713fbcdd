package org.wayworth.warehouse.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.canonical.Dictionary;
import org.wayworth.warehouse.canonical.TableRule;
import org.wayworth.warehouse.format.Layout;

/**
 * How the columns of a source become ours, as read from a mapping file.
 *
 * @param name names the source; natural keys are unique within it
 * @param currency ISO 4217 code of amounts without one; never guessed
 * @param zone of dates and times without one
 * @param observedUntil up to when silence means that nothing happened; empty means the day of the last transaction
 * @param isSample whether the data are made up, which every page then says
 */
public record Mapping(
        String name,
        Optional<String> currency,
        ZoneId zone,
        Optional<LocalDate> observedUntil,
        boolean isSample,
        List<Entry> files) {

    public Mapping {
        files = List.copyOf(files);
    }

    /** All that the files' loads say of keys. */
    public List<Key> keys() {
        return files.stream()
                .flatMap(entry -> entry.loads().stream())
                .flatMap(load -> Stream.concat(load.keys().stream(), load.names().stream()))
                .toList();
    }

    /**
     * What to do with files of a name.
     *
     * @param match file name, with * and ?, letter case ignored
     * @param ignored why such files are left out; empty when they are loaded
     */
    public record Entry(String match, Optional<String> ignored, Layout layout, List<Load> loads) {
        public Entry {
            loads = List.copyOf(loads);
        }
    }

    /**
     * One table that a record feeds.
     *
     * @param slot 0 for the first load of this table in this entry, 1 for the second
     * @param rowKey columns that name the row at the source; empty when the source has no name for it
     * @param names the episode or contract that the row makes or belongs to
     * @param columns by mapped name
     * @param attributes by attribute name
     * @param person by kind
     * @param answers by item
     */
    public record Load(
            String table,
            int slot,
            List<String> rowKey,
            List<Key> keys,
            Optional<Key> names,
            Optional<When> when,
            Map<String, Cell> columns,
            Map<String, Cell> attributes,
            Optional<Cell> attributesSince,
            Map<String, Cell> person,
            Map<String, Cell> answers) {
        public Load {
            rowKey = List.copyOf(rowKey);
            keys = List.copyOf(keys);
        }

        /** The file's columns that name a row where {@code row_key:} is not there; empty where only its place does. */
        public List<String> naming() {
            TableRule rule = Dictionary.get().rule(table);
            return switch (rule.namedBy()) {
                case NAMES -> names.map(Key::columns).orElse(List.of());
                case KEYS ->
                    keys.stream().flatMap(key -> key.columns().stream()).toList();
                case COLUMNS ->
                    columns.entrySet().stream()
                            .filter(column -> rule.namingColumns().contains(column.getKey()))
                            .flatMap(column -> column.getValue().columns().stream())
                            .toList();
                case PLACE -> List.of();
            };
        }
    }

    /**
     * What a column says whose a row is.
     *
     * @param columns together the key, in this namespace
     * @param missing values that stand for no key
     * @param keep values that are keys though they look like a stand-in; * means all
     * @param fold how keys are written alike; holds for all keys of the namespace in this mapping
     */
    public record Key(String namespace, List<String> columns, Set<String> missing, Set<String> keep, Set<Fold> fold) {
        public Key {
            columns = List.copyOf(columns);
            missing = Set.copyOf(missing);
            keep = Set.copyOf(keep);
            fold = Set.copyOf(fold);
        }
    }

    /**
     * Which records a load applies to.
     *
     * @param is the column's values that count; empty means any that is not blank
     * @param not values that do not count
     */
    public record When(String column, Set<String> is, Set<String> not) {
        public When {
            is = Set.copyOf(is);
            not = Set.copyOf(not);
        }
    }

    /**
     * Where a value comes from and how it is written there.
     *
     * @param columns of the file; several are joined by a line break, blanks left out
     * @param constant the value itself, in place of a column
     * @param fromEpisode taken from the start of the row's episode
     * @param format of dates, as in {@code dd/MM/yyyy HH:mm}; null means ISO 8601
     * @param codes the source's word to ours
     * @param missing values that mean blank, besides the empty cell
     * @param noAnswer codes that say why there is no rating
     * @param negate whether the source writes the amount with the other sign
     * @param dayEnd whether a day without a time means its last second: "by the 18th"
     */
    public record Cell(
            List<String> columns,
            @Nullable String constant,
            boolean fromEpisode,
            @Nullable String format,
            Map<String, String> codes,
            Set<String> missing,
            char decimal,
            @Nullable Character grouping,
            @Nullable Scale scale,
            Map<String, String> noAnswer,
            boolean negate,
            boolean dayEnd) {
        public Cell {
            columns = List.copyOf(columns);
            codes = Map.copyOf(codes);
            missing = Set.copyOf(missing);
            noAnswer = Map.copyOf(noAnswer);
        }

        static Cell of(List<String> columns) {
            return new Cell(columns, null, false, null, Map.of(), Set.of(), '.', null, null, Map.of(), false, false);
        }

        static Cell constant(String value) {
            return new Cell(List.of(), value, false, null, Map.of(), Set.of(), '.', null, null, Map.of(), false, false);
        }

        static Cell episodeStart() {
            return new Cell(List.of(), null, true, null, Map.of(), Set.of(), '.', null, null, Map.of(), false, false);
        }
    }

    /**
     * Lowest and highest answer allowed.
     *
     * @param isReversed whether the source's lowest is its best, as in school marks: ratings are then turned, low + high −
     *     rating, so that more is always better
     */
    public record Scale(double low, double high, boolean isReversed) {}
}
