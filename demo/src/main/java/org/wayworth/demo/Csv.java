package org.wayworth.demo;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One export file: UTF-8, header first, a field in quotes where it must be, lines that end as on Unix. */
final class Csv implements Closeable {

    private final BufferedWriter out;
    private final char delimiter;
    private final StringBuilder line = new StringBuilder(256);
    private long rows = -1;

    Csv(Path file, char delimiter, String... header) throws IOException {
        this.out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16);
        this.delimiter = delimiter;
        row((Object[]) header);
    }

    /** Writes one row; empty text stands for nothing. */
    void row(Object... fields) throws IOException {
        line.setLength(0);
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                line.append(delimiter);
            }
            append(String.valueOf(fields[i]));
        }
        out.append(line.append('\n'));
        rows++;
    }

    long rows() {
        return rows;
    }

    private void append(String text) {
        if (!needsQuotes(text)) {
            line.append(text);
            return;
        }
        line.append('"').append(text.replace("\"", "\"\"")).append('"');
    }

    private boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == delimiter || letter == '"' || letter == '\n' || letter == '\r') {
                return true;
            }
        }
        return false;
    }

    /** "24.50", "-4.00". */
    static String pounds(int pence) {
        int size = Math.abs(pence);
        return (pence < 0 ? "-" : "") + size / 100 + '.' + size / 10 % 10 + size % 10;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
