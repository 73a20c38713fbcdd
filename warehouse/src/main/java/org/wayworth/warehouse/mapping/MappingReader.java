package org.wayworth.warehouse.mapping;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wayworth.warehouse.canonical.Currencies;
import org.wayworth.warehouse.canonical.Dictionary;
import org.wayworth.warehouse.canonical.TableRule;
import org.wayworth.warehouse.format.Layout;
import org.wayworth.warehouse.message.Code;

/** Reads a mapping file and checks it against the dictionary. Every complaint has its line. */
final class MappingReader {

    private static final Dictionary DICTIONARY = Dictionary.get();

    private MappingReader() {}

    static Mapping read(String fileName, String text) {
        YamlMap root = YamlMap.read(fileName, text);
        root.allow("mapping", "currency", "time_zone", "observed_until", "sample", "files");
        List<Mapping.Entry> entries = new ArrayList<>();
        for (YamlMap entry : root.maps("files")) {
            entries.add(entry(entry));
        }
        return new Mapping(
                name(root),
                root.optionalText("currency").map(code -> currency(root, code)),
                zone(root),
                observedUntil(root),
                root.flag("sample"),
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
        String known = Currencies.code(code);
        if (known == null) {
            throw map.refused(Code.MAPPING_VALUE, "currency: must be " + Currencies.must(code), code, "currency");
        }
        return known;
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
            return new Mapping.Entry(match(entry), Optional.of(entry.text("ignore")), layout(entry), List.of());
        }
        List<Mapping.Load> loads = new ArrayList<>();
        Map<String, Integer> slots = new HashMap<>();
        for (YamlMap load : entry.maps("loads")) {
            loads.add(load(load, slots.merge(load.text("table"), 1, Integer::sum) - 1));
        }
        return new Mapping.Entry(match(entry), Optional.empty(), layout(entry), loads);
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

    private static Layout layout(YamlMap entry) {
        if (!entry.has("format")) {
            return Layout.DETECTED;
        }
        YamlMap format = entry.map("format");
        format.allow("delimiter", "encoding", "header_rows");
        return new Layout(
                format.optionalText("delimiter").map(delimiter -> separator(format, delimiter)),
                format.optionalText("encoding").map(encoding -> encoding(format, encoding)),
                headerRows(format));
    }

    private static Layout.Separator separator(YamlMap format, String delimiter) {
        return Layout.Separator.named(delimiter)
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
        if (!DICTIONARY.mappedTables().contains(table)) {
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
                load.has("keys") ? KeyReader.keys(load.map("keys")) : List.of(),
                names(load, table),
                load.has("when") ? Optional.of(when(load)) : Optional.empty(),
                load.has("columns") ? CellReader.columns(load.map("columns"), mappable(table)) : Map.of(),
                load.has("attributes") ? CellReader.texts(load.map("attributes")) : Map.of(),
                CellReader.attributesSince(load),
                load.has("person") ? CellReader.texts(load.map("person")) : Map.of(),
                load.has("answers") ? CellReader.answers(load.map("answers")) : Map.of());
        check(load, read);
        return read;
    }

    /** What a load must have beyond its single keys. */
    private static void check(YamlMap yaml, Mapping.Load load) {
        TableRule rule = DICTIONARY.rule(load.table());
        Optional<Dictionary.Column> naming = DICTIONARY.naming(load.table());
        if (load.names().isPresent() && naming.isEmpty()) {
            throw yaml.refused(
                    Code.MAPPING_KEY,
                    load.table() + " must not have episode: (it belongs to no episode)",
                    "one",
                    "episode");
        }
        if (load.names().isEmpty() && naming.filter(Dictionary.Column::required).isPresent()) {
            throw yaml.refused(
                    Code.MAPPING_MISSING,
                    load.table() + " must have " + naming.get().name() + ":",
                    "without it",
                    "table");
        }
        if (rule.mustSayWhose() && load.keys().isEmpty() && load.names().isEmpty()) {
            throw yaml.refused(
                    Code.MAPPING_MISSING,
                    load.table() + " must say whose it is, with keys: or episode:",
                    "without",
                    "table");
        }
        if (!load.answers().isEmpty() && !rule.hasAnswers()) {
            throw yaml.refused(Code.MAPPING_KEY, "only feedback can have answers:", load.table(), "answers");
        }
        for (Dictionary.Column column : DICTIONARY.stored(load.table())) {
            boolean needed = column.required()
                    && column.filledBy() == Dictionary.FilledBy.MAPPING
                    && column.rule().otherwise().isEmpty();
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
        String own = DICTIONARY.naming(table).map(Dictionary.Column::name).orElse("episode");
        String key = load.has(own) ? own : "episode";
        if (!load.has(key)) {
            return Optional.empty();
        }
        List<Mapping.Key> keys = KeyReader.keys(load.map(key));
        if (keys.size() != 1) {
            throw load.refused(Code.MAPPING_VALUE, key + ": must have one namespace", keys.size() + " of them", key);
        }
        return Optional.of(keys.get(0));
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

    private static List<Dictionary.Column> mappable(String table) {
        return DICTIONARY.stored(table).stream()
                .filter(column -> column.filledBy() == Dictionary.FilledBy.MAPPING)
                .toList();
    }
}
