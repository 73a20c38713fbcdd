package org.wayworth.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An export file as a reader with RFC 4180 in hand sees it. Every row has as many fields as the header. */
record Table(List<String> header, List<String[]> rows) {

    static Table read(Path file) {
        return read(file, ',');
    }

    static Table read(Path file, char delimiter) {
        try {
            List<String[]> all = split(Files.readString(file), delimiter);
            return new Table(List.of(all.get(0)), all.subList(1, all.size()));
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    int column(String name) {
        int place = header.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("no column " + name + " in " + header);
        }
        return place;
    }

    private static List<String[]> split(String text, char delimiter) {
        List<String[]> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = endOfField(text, at, delimiter);
            row.add(unquoted(text.substring(at, end)));
            if (text.charAt(end) == '\n') {
                rows.add(row.toArray(new String[0]));
                row.clear();
            }
            at = end + 1;
        }
        return rows;
    }

    private static int endOfField(String text, int from, char delimiter) {
        boolean quoted = false;
        int at = from;
        while (quoted || (text.charAt(at) != delimiter && text.charAt(at) != '\n')) {
            quoted ^= text.charAt(at) == '"';
            at++;
        }
        return at;
    }

    private static String unquoted(String field) {
        boolean quoted = field.startsWith("\"");
        return quoted ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }
}
