package org.wayworth.warehouse.quality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;
import org.wayworth.warehouse.mapping.Fold;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.mapping.MappingFile;
import org.wayworth.warehouse.message.Message;

/** Sentences about keys that are held back or written in two ways, each with the line of the mapping that settles it. */
final class KeyNotes {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** More stand-ins of one namespace than this are counted. */
    private static final int MOST_NAMED = 5;

    private final Session session;
    private final Map<String, MappingFile> mappings;

    KeyNotes(Session session, Map<String, MappingFile> mappings) {
        this.session = session;
        this.mappings = mappings;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>(held());
        sentences.addAll(shared());
        sentences.addAll(near());
        return sentences;
    }

    /** A key that is nobody's, by file. @param why word, rounded, share or large */
    private record Held(String namespace, String key, String why, String column, List<String> uses, String place) {}

    private List<String> held() {
        Columns rows = query("held.sql");
        Map<String, Held> byKey = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String namespace = rows.texts("namespace")[i];
            String key = rows.texts("key")[i];
            String why = rows.texts("why")[i];
            String file = rows.texts("file_name")[i];
            String column = column(rows.texts("mapping")[i], file, namespace);
            String place = file + ", line " + Unit.whole(rows.longs("first_line")[i]);
            byKey.computeIfAbsent(
                            why + namespace + '\0' + key,
                            ignored -> new Held(namespace, key, why, column, new ArrayList<>(), place))
                    .uses()
                    .add(Unit.whole(rows.longs("records")[i]) + " of " + Unit.whole(rows.longs("of_records")[i])
                            + " records of " + file);
        }
        List<String> sentences = new ArrayList<>();
        Map<String, Integer> told = new LinkedHashMap<>();
        byKey.values().forEach(one -> {
            if (told.merge(one.why() + one.namespace(), 1, Integer::sum) <= MOST_NAMED) {
                sentences.add(sentence(one));
            }
        });
        told.forEach((which, count) -> {
            if (count > MOST_NAMED) {
                sentences.add(Unit.whole(count - MOST_NAMED) + " more such values of the same key are held back.");
            }
        });
        return sentences;
    }

    private static String sentence(Held one) {
        String uses = String.join(", ", one.uses());
        String key = one.namespace() + ": {column: " + one.column() + ", ";
        if (one.why().equals("word")) {
            String value = quoted(one.key());
            return value + " in " + one.column() + " stands for no key of " + one.namespace() + ": " + uses
                    + " are loaded without that key. Write " + key + "missing: [" + value
                    + "]} in the mapping to confirm it, or keep: [" + value + "] if it is a key.";
        }
        if (one.why().equals("rounded")) {
            String value = quoted(one.key());
            return value + " in " + one.column() + " (" + one.place()
                    + ") is a number that a spreadsheet shortened: its last"
                    + " digits are lost, and several keys of " + one.namespace() + " look like one. " + uses
                    + " are loaded without that key. Export the column as text, or write " + key + "keep: [" + value
                    + "]} in the mapping if it is a key.";
        }
        String value = isHarmless(one.key()) ? quoted(one.key()) : "the value at " + one.place();
        if (one.why().equals("share")) {
            return "One value of " + one.column() + " (" + one.place()
                    + ") stands in far more records than any other key of "
                    + one.namespace() + ", as a placeholder would: " + uses + " are loaded without that key. Write "
                    + key
                    + "missing: [" + value + "]} in the mapping to confirm it, or keep: [" + value
                    + "] if it is a key.";
        }
        return "One value of " + one.column() + " (" + one.place()
                + ") stands in far more records than any other key of "
                + one.namespace() + ": " + uses + ". It counts as one customer; if it is a placeholder, write " + key
                + "missing: [" + value + "]} in the mapping.";
    }

    /** Whether a value may be shown: short, and neither a name nor a mailbox nor a phone. */
    private static boolean isHarmless(String key) {
        return key.matches("[A-Za-z0-9_.-]{1,12}") && !key.matches("[0-9]{7,}");
    }

    /** As YAML takes it for a text. */
    private static String quoted(String key) {
        return key.matches("[A-Za-z][A-Za-z0-9]*") && !key.matches("(?i)null|true|false|yes|no|on|off|y|n")
                ? key
                : '"' + Message.shorten(key.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    private List<String> shared() {
        Columns rows = query("shared.sql");
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String why = rows.texts("why")[i];
            long addresses = rows.longs("addresses")[i];
            String namespace = rows.texts("namespace")[i];
            String file = rows.texts("file_name")[i];
            String key = namespace + ": {column: " + column(rows.texts("mapping")[i], file, namespace) + ", ";
            sentences.add(Unit.whole(addresses) + (addresses == 1 ? " value of " : " values of ") + namespace
                    + (addresses == 1 ? " stands" : " stand") + " beside "
                    + (why.equals("episode") ? "several" : "3 or more") + " customers of "
                    + rows.texts("joined_namespace")[i] + ", " + Unit.whole(rows.longs("joined_keys")[i])
                    + " in all and up to " + Unit.whole(rows.longs("most")[i]) + " each (the first at " + file
                    + ", line "
                    + Unit.whole(rows.longs("line")[i]) + "). "
                    + (why.equals("episode")
                            ? several(namespace)
                            : why.equals("join") ? notJoined(addresses, key) : joined(key)));
        }
        return sentences;
    }

    private static String notJoined(long addresses, String key) {
        return (addresses == 1
                        ? "It is taken for somebody else\u2019s and joins no customers. Write "
                        : "They are taken for somebody else\u2019s and join no customers. Write ")
                + key
                + "keep: [\"*\"]} in the mapping if each is one customer, or missing: [the value] if it is a"
                + " placeholder.";
    }

    private static String several(String namespace) {
        return "They join no customers. If their numbers begin again in each shop or each year, name the columns that"
                + " tell them apart, as in episode: {" + namespace
                + ": [shop, number]}; write keep: [\"*\"] beside the column if all"
                + " keys of one episode are one customer\u2019s.";
    }

    private static String joined(String key) {
        return "As many others stand beside several, each counts as one customer. Write " + key
                + "missing: [the value]} in the mapping for those that are placeholders.";
    }

    private List<String> near() {
        Columns rows = query("near.sql");
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            StringJoiner words = new StringJoiner(", ");
            StringJoiner folds = new StringJoiner(", ", "[", "]");
            add(rows, i, "by_case", "capital letters", Fold.CASE, words, folds);
            add(rows, i, "by_decimal", "a decimal .0", Fold.DECIMAL, words, folds);
            add(rows, i, "by_apostrophe", "a leading apostrophe", Fold.APOSTROPHE, words, folds);
            add(rows, i, "by_zeros", "leading zeros", Fold.ZEROS, words, folds);
            long keys = rows.longs("keys")[i];
            String namespace = rows.texts("namespace")[i];
            String file = rows.texts("file_name")[i];
            String column = column(rows.texts("mapping")[i], file, namespace);
            sentences.add(Unit.whole(keys) + (keys == 1 ? " key" : " keys") + " of " + column + " in " + file
                    + (keys == 1 ? " differs" : " differ") + " from known ones only by " + words + ": write "
                    + namespace
                    + ": {column: " + column + ", fold: " + folds + "} in the mapping to join them.");
        }
        return sentences;
    }

    private static void add(
            Columns rows, int row, String flag, String word, Fold fold, StringJoiner words, StringJoiner folds) {
        if (rows.longs(flag)[row] == 1) {
            words.add(word);
            folds.add(fold.word());
        }
    }

    /** The column of a file that holds the keys of a namespace, as the mapping names it. */
    private String column(String mapping, String file, String namespace) {
        MappingFile source = mappings.get(mapping);
        if (source == null) {
            return namespace;
        }
        return source.entry(file).loads().stream()
                .flatMap(load -> Stream.concat(load.keys().stream(), load.names().stream()))
                .filter(key -> key.namespace().equals(namespace))
                .map(Mapping.Key::columns)
                .map(columns -> columns.size() == 1 ? columns.get(0) : columns.toString())
                .findFirst()
                .orElse(namespace);
    }

    private Columns query(String sqlFile) {
        return session.query(Sql.beside(KeyNotes.class, sqlFile), Parameters.none(), LONGEST);
    }
}
