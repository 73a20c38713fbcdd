package org.wayworth.warehouse.source;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.Code;
import org.wayworth.warehouse.canonical.Currencies;
import org.wayworth.warehouse.canonical.Dictionary;

/** Reads a mapping file and checks it against the dictionary. Every complaint has its line. */
final class MappingReader {

    private static final Dictionary DICTIONARY = Dictionary.get();

    /** The earliest date that the tables take: for what held before anything was recorded. */
    private static final String ALWAYS = "1900-01-01";

    private MappingReader() {}

    static Mapping read(String fileName, String text) {
        YamlMap root = YamlMap.read(fileName, text);
        root.allow("mapping", "currency", "time_zone", "observed_until", "files");
        List<Mapping.Entry> entries = new ArrayList<>();
        for (YamlMap entry : root.maps("files")) {
            entries.add(entry(entry));
        }
        return new Mapping(
                name(root),
                root.optionalText("currency").map(code -> currency(root, code)),
                zone(root),
                observedUntil(root),
                entries);
    }

    private static String name(YamlMap root) {
        String name = root.text("mapping");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")) {
            throw root.refused(
                    Code.MAPPING_VALUE, "mapping: must be a short name of letters, digits, _ . and -", name, "mapping");
        }
        return name;
    }

    private static String currency(YamlMap map, String code) {
        if (!Currencies.isCode(code)) {
            throw map.refused(Code.MAPPING_VALUE, "currency: must be an ISO 4217 code such as EUR", code, "currency");
        }
        return code;
    }

    private static ZoneId zone(YamlMap root) {
        String zone = root.optionalText("time_zone").orElse("UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw root.refused(
                    Code.MAPPING_VALUE, "time_zone: must be a zone such as Europe/Paris or UTC", zone, "time_zone");
        }
    }

    private static Optional<LocalDate> observedUntil(YamlMap root) {
        String until = root.optionalText("observed_until").orElse("last-transaction");
        if (until.equals("last-transaction")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(until));
        } catch (DateTimeException e) {
            throw root.refused(
                    Code.MAPPING_VALUE,
                    "observed_until: must be last-transaction or a date such as 2025-12-31",
                    until,
                    "observed_until");
        }
    }

    private static Mapping.Entry entry(YamlMap entry) {
        entry.allow("match", "format", "loads", "ignore");
        if (entry.has("ignore")) {
            return new Mapping.Entry(match(entry), Optional.of(entry.text("ignore")), format(entry), List.of());
        }
        List<Mapping.Load> loads = new ArrayList<>();
        Map<String, Integer> slots = new HashMap<>();
        for (YamlMap load : entry.maps("loads")) {
            loads.add(load(load, slots.merge(load.text("table"), 1, Integer::sum) - 1));
        }
        return new Mapping.Entry(match(entry), Optional.empty(), format(entry), loads);
    }

    private static String match(YamlMap entry) {
        String match = entry.text("match");
        if (match.isBlank() || NamePattern.namesFolders(match)) {
            throw entry.refused(
                    Code.MAPPING_VALUE,
                    "match: must be the name of a file without its folder, in which * and ? are patterns",
                    match.isBlank() ? "nothing" : match,
                    "match");
        }
        return match;
    }

    private static Mapping.Format format(YamlMap entry) {
        if (!entry.has("format")) {
            return new Mapping.Format(Optional.empty(), Optional.empty(), 1);
        }
        YamlMap format = entry.map("format");
        format.allow("delimiter", "encoding", "header_rows");
        return new Mapping.Format(
                format.optionalText("delimiter").map(delimiter -> separator(format, delimiter)),
                format.optionalText("encoding").map(encoding -> encoding(format, encoding)),
                headerRows(format));
    }

    private static Mapping.Separator separator(YamlMap format, String delimiter) {
        return Mapping.Separator.named(delimiter)
                .orElseThrow(() -> format.refused(
                        Code.MAPPING_VALUE, "delimiter: must be one character, tab or blanks", delimiter, "delimiter"));
    }

    private static Charset encoding(YamlMap format, String encoding) {
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw format.refused(
                    Code.MAPPING_VALUE, "encoding: must be a name such as utf-8 or windows-1252", encoding, "encoding");
        }
    }

    private static int headerRows(YamlMap format) {
        String rows = format.optionalText("header_rows").orElse("1");
        if (!rows.matches("[1-9]")) {
            throw format.refused(Code.MAPPING_VALUE, "header_rows: must be a number from 1 to 9", rows, "header_rows");
        }
        return Integer.parseInt(rows);
    }

    private static Mapping.Load load(YamlMap load, int slot) {
        load.allow(
                "table",
                "row_key",
                "keys",
                "episode",
                "contract",
                "when",
                "columns",
                "attributes",
                "attributes_since",
                "person",
                "answers");
        String table = load.text("table");
        if (!DICTIONARY.mappedTables().contains(table) && !table.equals("customer")) {
            throw load.refused(
                    Code.MAPPING_VALUE,
                    "table: must be among " + String.join(", ", DICTIONARY.mappedTables()),
                    table + YamlMap.nearest(table, DICTIONARY.mappedTables()),
                    "table");
        }
        Mapping.Load read = new Mapping.Load(
                table,
                slot,
                load.has("row_key") ? load.texts("row_key") : List.of(),
                load.has("keys") ? keys(load.map("keys")) : List.of(),
                names(load, table),
                load.has("when") ? Optional.of(when(load)) : Optional.empty(),
                load.has("columns") ? columns(load.map("columns"), table) : Map.of(),
                load.has("attributes") ? cells(load.map("attributes")) : Map.of(),
                attributesSince(load),
                load.has("person") ? cells(load.map("person")) : Map.of(),
                load.has("answers") ? cells(load.map("answers")) : Map.of());
        check(load, read);
        return read;
    }

    /** What a load must have beyond its single keys. */
    private static void check(YamlMap yaml, Mapping.Load load) {
        boolean hasEpisode = DICTIONARY.has(load.table(), "episode");
        boolean isContract = load.table().equals("contract");
        if (load.names().isPresent() && !hasEpisode && !isContract) {
            throw yaml.refused(
                    Code.MAPPING_KEY,
                    load.table() + " must not have episode: (it belongs to no episode)",
                    "one",
                    "episode");
        }
        if ((load.table().equals("episode") || load.table().equals("promise"))
                && load.names().isEmpty()) {
            throw yaml.refused(Code.MAPPING_MISSING, load.table() + " must have episode:", "without it", "table");
        }
        if (isContract && load.names().isEmpty()) {
            throw yaml.refused(Code.MAPPING_MISSING, "contract must have contract:", "without it", "table");
        }
        if (load.keys().isEmpty()
                && load.names().isEmpty()
                && !load.table().equals("intervention")
                && !load.table().equals("touchpoint")
                && !load.table().equals("feedback")
                && !load.table().equals("invitation")) {
            throw yaml.refused(
                    Code.MAPPING_MISSING,
                    load.table() + " must say whose it is, with keys: or episode:",
                    "without",
                    "table");
        }
        if (!load.answers().isEmpty() && !load.table().equals("feedback")) {
            throw yaml.refused(Code.MAPPING_KEY, "only feedback can have answers:", load.table(), "answers");
        }
        for (Dictionary.Column column : DICTIONARY.stored(load.table())) {
            boolean needed = column.required()
                    && column.filledBy() == Dictionary.FilledBy.MAPPING
                    && !column.name().equals("currency")
                    && !column.name().equals("is_ended");
            if (needed && !load.columns().containsKey(column.mappedName())) {
                throw yaml.refused(
                        Code.MAPPING_MISSING,
                        "columns: of " + load.table() + " must have " + column.mappedName() + ": (" + column.meaning()
                                + ")",
                        "without it",
                        yaml.has("columns") ? "columns" : "table");
            }
        }
    }

    private static Optional<Mapping.Key> names(YamlMap load, String table) {
        String key = table.equals("contract") && load.has("contract") ? "contract" : "episode";
        if (!load.has(key)) {
            return Optional.empty();
        }
        List<Mapping.Key> keys = keys(load.map(key));
        if (keys.size() != 1) {
            throw load.refused(Code.MAPPING_VALUE, key + ": must have one namespace", keys.size() + " of them", key);
        }
        return Optional.of(keys.get(0));
    }

    private static List<Mapping.Key> keys(YamlMap map) {
        List<Mapping.Key> keys = new ArrayList<>();
        for (String namespace : map.keys()) {
            if (!namespace.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")) {
                throw map.refused(
                        Code.MAPPING_VALUE,
                        "a namespace must be a short name such as crm.customer",
                        namespace,
                        namespace);
            }
            keys.add(key(map, namespace));
        }
        return keys;
    }

    private static Mapping.Key key(YamlMap keys, String namespace) {
        if (!keys.isMap(namespace)) {
            return new Mapping.Key(namespace, keys.texts(namespace), Set.of());
        }
        YamlMap key = keys.map(namespace);
        key.allow("column", "missing");
        return new Mapping.Key(namespace, key.texts("column"), new LinkedHashSet<>(key.texts("missing")));
    }

    private static Mapping.When when(YamlMap load) {
        if (!load.isMap("when")) {
            return new Mapping.When(load.text("when"), Set.of(), Set.of());
        }
        YamlMap when = load.map("when");
        when.allow("column", "is", "not");
        return new Mapping.When(
                when.text("column"),
                when.has("is") ? new LinkedHashSet<>(when.texts("is")) : Set.of(),
                when.has("not") ? new LinkedHashSet<>(when.texts("not")) : Set.of());
    }

    private static Map<String, Mapping.Cell> columns(YamlMap map, String table) {
        List<String> known = DICTIONARY.stored(table).stream()
                .filter(column -> column.filledBy() == Dictionary.FilledBy.MAPPING)
                .map(Dictionary.Column::mappedName)
                .toList();
        map.allow(known.toArray(new String[0]));
        return cells(map);
    }

    private static Map<String, Mapping.Cell> cells(YamlMap map) {
        Map<String, Mapping.Cell> cells = new LinkedHashMap<>();
        for (String name : map.keys()) {
            cells.put(name, map.isMap(name) ? cell(map.map(name)) : Mapping.Cell.of(map.texts(name)));
        }
        return cells;
    }

    private static Mapping.Cell cell(YamlMap map) {
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
                "no_answer",
                "negate",
                "day_end");
        return new Mapping.Cell(
                map.texts("column"),
                null,
                false,
                map.optionalText("format")
                        .map(format -> dateFormat(map, format))
                        .orElse(null),
                map.has("codes") ? map.textMap("codes") : Map.of(),
                map.has("missing") ? new LinkedHashSet<>(map.texts("missing")) : Set.of(),
                decimal(map),
                grouping(map),
                scale(map),
                map.has("no_answer") ? map.textMap("no_answer") : Map.of(),
                flag(map, "negate"),
                flag(map, "day_end"));
    }

    /** From when attributes hold: a column, or always for what does not change. */
    private static Optional<Mapping.Cell> attributesSince(YamlMap load) {
        String key = "attributes_since";
        if (!load.has(key)) {
            return Optional.empty();
        }
        if (load.isMap(key)) {
            return Optional.of(cell(load.map(key)));
        }
        String since = load.text(key);
        return Optional.of(since.equals("always") ? Mapping.Cell.constant(ALWAYS) : Mapping.Cell.of(List.of(since)));
    }

    private static String dateFormat(YamlMap map, String format) {
        if (!Times.isFormat(format)) {
            throw map.refused(
                    Code.MAPPING_VALUE, "format: must be a date pattern such as dd/MM/yyyy HH:mm", format, "format");
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

    private static Mapping.@Nullable Scale scale(YamlMap map) {
        if (!map.has("scale")) {
            return null;
        }
        List<String> ends = map.texts("scale");
        if (ends.size() == 2 && ends.stream().allMatch(Numbers::isPlain)) {
            Mapping.Scale scale = new Mapping.Scale(Double.parseDouble(ends.get(0)), Double.parseDouble(ends.get(1)));
            if (scale.low() < scale.high()) {
                return scale;
            }
        }
        throw map.refused(
                Code.MAPPING_VALUE,
                "scale: must be the lowest and the highest answer, as [0, 10]",
                ends.toString(),
                "scale");
    }

    private static boolean flag(YamlMap map, String key) {
        String value = map.optionalText(key).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw map.refused(Code.MAPPING_VALUE, key + ": must be true or false", value, key);
        }
        return value.equals("true");
    }
}
