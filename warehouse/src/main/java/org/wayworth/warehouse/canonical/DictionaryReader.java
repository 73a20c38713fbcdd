package org.wayworth.warehouse.canonical;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the three files that say what the canonical tables are. A word that none of them may have is a defect. */
final class DictionaryReader {

    private DictionaryReader() {}

    /** Columns by table, both in order. */
    static Map<String, List<Dictionary.Column>> tables() {
        Map<String, ColumnRule> rules = columnRules();
        Map<String, List<Dictionary.Column>> tables = new LinkedHashMap<>();
        for (NamedCsvRecord row : rows("dictionary.csv")) {
            ColumnRule rule = rules.remove(row.getField("table") + "." + row.getField("column"));
            tables.computeIfAbsent(row.getField("table"), table -> new ArrayList<>())
                    .add(column(row, rule == null ? ColumnRule.NONE : rule));
        }
        if (!rules.isEmpty()) {
            throw new IllegalStateException("rules of columns that the dictionary does not have: " + rules.keySet());
        }
        return tables;
    }

    private static Map<String, ColumnRule> columnRules() {
        Map<String, ColumnRule> rules = new HashMap<>();
        for (NamedCsvRecord row : rows("column-rules.csv")) {
            rules.compute(
                    row.getField("table") + "." + row.getField("column"),
                    (column, rule) ->
                            (rule == null ? ColumnRule.NONE : rule).with(row.getField("rule"), row.getField("value")));
        }
        return rules;
    }

    static Map<String, TableRule> tableRules() {
        Map<String, TableRule> rules = new HashMap<>();
        for (NamedCsvRecord row : rows("table-rules.csv")) {
            rules.put(row.getField("table"), tableRule(row));
        }
        return rules;
    }

    private static TableRule tableRule(NamedCsvRecord row) {
        String named = row.getField("row_named_by");
        TableRule.NamedBy namedBy = switch (named) {
            case "keys" -> TableRule.NamedBy.KEYS;
            case "names" -> TableRule.NamedBy.NAMES;
            case "place" -> TableRule.NamedBy.PLACE;
            default -> TableRule.NamedBy.COLUMNS;
        };
        return new TableRule(
                row.getField("whose").equals("keys"),
                namedBy,
                namedBy == TableRule.NamedBy.COLUMNS ? words(named) : List.of(),
                optional(row.getField("episode_start_fills")),
                optional(row.getField("day_only_of")),
                row.getField("is_money").equals("yes"),
                row.getField("has_answers").equals("yes"),
                optional(row.getField("blank_says_nothing")));
    }

    private static Dictionary.Column column(NamedCsvRecord row, ColumnRule rule) {
        return new Dictionary.Column(
                row.getField("table"),
                row.getField("column"),
                Dictionary.Type.valueOf(row.getField("type")),
                row.getField("unit"),
                row.getField("required").equals("yes"),
                row.getField("personal").equals("yes"),
                Dictionary.FilledBy.valueOf(row.getField("filled_by").toUpperCase(Locale.ROOT)),
                words(row.getField("allowed")),
                row.getField("meaning"),
                row.getField("mapping_rule"),
                rule);
    }

    private static List<String> words(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split("\\|"));
    }

    private static Optional<String> optional(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    private static List<NamedCsvRecord> rows(String name) {
        try (InputStream file = Objects.requireNonNull(DictionaryReader.class.getResourceAsStream(name), name);
                CsvReader<NamedCsvRecord> records =
                        CsvReader.builder().ofNamedCsvRecord(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
            return records.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
