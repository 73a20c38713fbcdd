package org.wayworth.warehouse.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.canonical.Currencies;
import org.wayworth.warehouse.canonical.Dictionary;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.notation.Numbers;
import org.wayworth.warehouse.notation.Times;

/** Reads where values come from and how they are written there. What would mean nothing for a value is refused. */
final class CellReader {

    /** The earliest date that the tables take: for what held before anything was recorded. */
    private static final String ALWAYS = "1900-01-01";

    private static final Set<String> WORDS_FOR_YES_OR_NO = Set.of("true", "false", "yes", "no", "1", "0");

    /** What a value is, and which keys say how it is written. {@code column} and {@code missing} fit all. */
    private enum Kind {
        TEXT("text"),
        YES_OR_NO("yes or no"),
        NUMBER("a number"),
        ANSWER("an answer"),
        MONEY("an amount"),
        DATE("a date");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        Set<String> keys() {
            return switch (this) {
                case TEXT, YES_OR_NO -> Set.of("codes");
                case NUMBER -> Set.of("codes", "decimal", "grouping", "scale", "reversed");
                case ANSWER -> Set.of("codes", "decimal", "grouping", "scale", "reversed", "no_answer");
                case MONEY -> Set.of("decimal", "grouping", "negate");
                case DATE -> Set.of("format", "day_end");
            };
        }

        static Kind of(Dictionary.Column column) {
            if (column.isMoney()) {
                return MONEY;
            }
            return switch (column.type()) {
                case VARCHAR -> TEXT;
                case BOOLEAN -> YES_OR_NO;
                case DOUBLE, BIGINT -> NUMBER;
                case DATE, TIMESTAMP -> DATE;
            };
        }
    }

    private CellReader() {}

    /** Values of the dictionary's columns, by mapped name. */
    static Map<String, Mapping.Cell> columns(YamlMap map, List<Dictionary.Column> columns) {
        map.allow(columns.stream().map(Dictionary.Column::mappedName).toArray(String[]::new));
        Map<String, Mapping.Cell> cells = new LinkedHashMap<>();
        for (String name : map.keys()) {
            Dictionary.Column column = columns.stream()
                    .filter(known -> known.mappedName().equals(name))
                    .findFirst()
                    .orElseThrow();
            Mapping.Cell cell = cell(map, name, Kind.of(column));
            checkWords(map, name, column, cell);
            cells.put(name, cell);
        }
        return cells;
    }

    /** Attributes or personal data, by name. */
    static Map<String, Mapping.Cell> texts(YamlMap map) {
        return cells(map, Kind.TEXT);
    }

    /** Ratings, by item. */
    static Map<String, Mapping.Cell> answers(YamlMap map) {
        return cells(map, Kind.ANSWER);
    }

    private static Map<String, Mapping.Cell> cells(YamlMap map, Kind kind) {
        Map<String, Mapping.Cell> cells = new LinkedHashMap<>();
        for (String name : map.keys()) {
            cells.put(name, cell(map, name, kind));
        }
        return cells;
    }

    /** From when attributes hold: a column, or always for what does not change. */
    static Optional<Mapping.Cell> attributesSince(YamlMap load) {
        String key = "attributes_since";
        if (!load.has(key)) {
            return Optional.empty();
        }
        if (!load.isMap(key) && load.text(key).equals("always")) {
            return Optional.of(Mapping.Cell.constant(ALWAYS));
        }
        return Optional.of(cell(load, key, Kind.DATE));
    }

    private static Mapping.Cell cell(YamlMap parent, String name, Kind kind) {
        if (!parent.isMap(name)) {
            return Mapping.Cell.of(parent.texts(name));
        }
        YamlMap map = parent.map(name);
        if (map.has("value")) {
            map.allow("value");
            return Mapping.Cell.constant(map.text("value"));
        }
        if (map.has("from")) {
            map.allow("from");
            if (!map.text("from").equals("episode")) {
                throw map.refused(Code.MAPPING_VALUE, "from: must be episode", map.text("from"), "from");
            }
            return Mapping.Cell.episodeStart();
        }
        map.allow(
                "column",
                "format",
                "codes",
                "missing",
                "decimal",
                "grouping",
                "scale",
                "reversed",
                "no_answer",
                "negate",
                "day_end");
        refuseOthers(map, name, kind);
        return new Mapping.Cell(
                map.texts("column"),
                null,
                false,
                map.optionalText("format")
                        .map(format -> dateFormat(map, format))
                        .orElse(null),
                map.has("codes") ? codes(map, name, kind) : Map.of(),
                map.has("missing") ? new LinkedHashSet<>(map.texts("missing")) : Set.of(),
                decimal(map),
                grouping(map),
                scale(map),
                map.has("no_answer") ? map.textMap("no_answer") : Map.of(),
                map.flag("negate"),
                map.flag("day_end"));
    }

    /** What decides nothing is a misunderstanding: a number given codes: as if it were text, a date given a scale. */
    private static void refuseOthers(YamlMap map, String name, Kind kind) {
        for (String key : map.keys()) {
            if (!key.equals("column") && !key.equals("missing") && !kind.keys().contains(key)) {
                throw map.refused(
                        Code.MAPPING_KEY,
                        name + ": is " + kind.words + ", for which " + key
                                + ": has no meaning; it may have column, missing, "
                                + String.join(
                                        ", ", kind.keys().stream().sorted().toList()),
                        key,
                        key);
            }
        }
    }

    private static Map<String, String> codes(YamlMap map, String name, Kind kind) {
        Map<String, String> codes = map.textMap("codes");
        for (Map.Entry<String, String> code : codes.entrySet()) {
            boolean fits = switch (kind) {
                case NUMBER, ANSWER -> Numbers.isPlain(code.getValue());
                case YES_OR_NO -> WORDS_FOR_YES_OR_NO.contains(code.getValue().toLowerCase(Locale.ROOT));
                case TEXT, MONEY, DATE -> true;
            };
            if (!fits) {
                throw map.map("codes")
                        .refused(
                                Code.MAPPING_VALUE,
                                "codes: of " + name + ": must give "
                                        + (kind == Kind.YES_OR_NO
                                                ? "true or false"
                                                : "numbers with a decimal point, such as 4 or 4.5"),
                                code.getValue().isEmpty() ? "nothing" : code.getValue(),
                                code.getKey());
            }
        }
        return codes;
    }

    /** Words that no record could be loaded with are known before any is read. */
    private static void checkWords(YamlMap map, String name, Dictionary.Column column, Mapping.Cell cell) {
        if (cell.constant() != null) {
            checkWord(map, name, name, column, cell.constant());
        } else if (!cell.codes().isEmpty()) {
            YamlMap codes = map.map(name).map("codes");
            cell.codes().forEach((said, word) -> checkWord(codes, said, name, column, word));
        }
    }

    private static void checkWord(YamlMap map, String key, String name, Dictionary.Column column, String word) {
        if (!column.allowed().isEmpty() && !column.allowed().contains(word)) {
            throw map.refused(
                    Code.MAPPING_VALUE,
                    name + " must be " + String.join(", ", column.allowed()),
                    (word.isEmpty() ? "nothing" : word) + YamlMap.nearest(word, column.allowed()),
                    key);
        }
        if (column.isCurrency() && Currencies.code(word) == null) {
            throw map.refused(Code.MAPPING_VALUE, name + " must be " + Currencies.must(word), word, key);
        }
    }

    private static String dateFormat(YamlMap map, String format) {
        String problem = Times.problem(format);
        if (problem != null) {
            throw map.refused(
                    Code.MAPPING_VALUE, "format: " + problem, format.isEmpty() ? "nothing" : format, "format");
        }
        return format;
    }

    private static char decimal(YamlMap map) {
        String decimal = map.optionalText("decimal").orElse(".");
        if (!decimal.equals(".") && !decimal.equals(",")) {
            throw map.refused(Code.MAPPING_VALUE, "decimal: must be \".\" or \",\"", decimal, "decimal");
        }
        return decimal.charAt(0);
    }

    private static @Nullable Character grouping(YamlMap map) {
        if (!map.has("grouping")) {
            return null;
        }
        String grouping = map.text("grouping");
        if (grouping.length() != 1 || Character.isDigit(grouping.charAt(0)) || grouping.charAt(0) == decimal(map)) {
            throw map.refused(
                    Code.MAPPING_VALUE, "grouping: must be one character other than decimal:", grouping, "grouping");
        }
        return grouping.charAt(0);
    }

    /** Reversed where the ends are written from high to low, or reversed: says so. */
    private static Mapping.@Nullable Scale scale(YamlMap map) {
        if (!map.has("scale")) {
            if (map.has("reversed")) {
                throw map.refused(
                        Code.MAPPING_VALUE,
                        "reversed: needs scale:, the ends between which ratings are turned",
                        "without it",
                        "reversed");
            }
            return null;
        }
        List<String> ends = map.texts("scale");
        double first = end(map, ends, 0);
        double second = end(map, ends, 1);
        boolean isFalling = first > second;
        boolean isReversed = map.has("reversed") ? map.flag("reversed") : isFalling;
        if (isFalling && !isReversed) {
            throw map.refused(
                    Code.MAPPING_VALUE,
                    "reversed: must be true, or left out, beside a scale whose best answer is its lowest",
                    "false",
                    "reversed");
        }
        return new Mapping.Scale(Math.min(first, second), Math.max(first, second), isReversed);
    }

    private static double end(YamlMap map, List<String> ends, int at) {
        if (ends.size() != 2 || !ends.stream().allMatch(Numbers::isPlain) || isOnePoint(ends)) {
            throw map.refused(
                    Code.MAPPING_VALUE,
                    "scale: must be the worst and the best answer, as [0, 10], or [6, 1] where 1 is best",
                    ends.toString(),
                    "scale");
        }
        return Double.parseDouble(ends.get(at));
    }

    private static boolean isOnePoint(List<String> ends) {
        return Double.parseDouble(ends.get(0)) == Double.parseDouble(ends.get(1));
    }
}
