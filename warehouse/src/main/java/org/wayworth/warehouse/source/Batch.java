package org.wayworth.warehouse.source;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wayworth.warehouse.engine.Normal;

/**
 * The normalised rows of one file, gathered record by record: a record's rows reach the files when it is kept, and
 * vanish when it is dropped.
 */
final class Batch implements AutoCloseable {

    /** Past this many, keys are forgotten and may be written twice; the engine drops the twins. */
    private static final int MOST_KEYS_REMEMBERED = 2_000_000;

    private final Path folder;
    private final String prefix;
    private final int loadNo;
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final LongOpenHashSet keys = new LongOpenHashSet();
    private final Hash128 hash = new Hash128();
    private final StringBuilder pendingKeys = new StringBuilder();
    private String start = "";

    /** One normalised file. */
    private static final class Sheet {
        private final Path path;
        private final BufferedWriter writer;
        private final StringBuilder pending = new StringBuilder();

        Sheet(Path path) throws IOException {
            this.path = path;
            this.writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        }
    }

    Batch(Path folder, int loadNo) {
        this.folder = folder;
        this.loadNo = loadNo;
        this.prefix = "load-" + loadNo + "-";
    }

    void beginPart(long line, int part) {
        start = loadNo + "," + line + "," + part + ",";
    }

    /** A new row of a table, its place in the file written; the caller ends it with a line feed. */
    StringBuilder line(String table) {
        return sheet(table).pending.append(start);
    }

    /** The number of a key. Distinct keys of a file are written once. */
    long key(String namespace, String key, boolean namesCustomer) {
        hash.start();
        hash.add(namespace);
        hash.add('\0');
        hash.add(key);
        long number = hash.finish() >>> 1;
        if (keys.add(namesCustomer ? number : ~number)) {
            pendingKeys.append(number).append(',');
            Normal.text(pendingKeys, namespace);
            pendingKeys.append(',');
            Normal.text(pendingKeys, key);
            pendingKeys.append(',').append(namesCustomer).append('\n');
            if (keys.size() > MOST_KEYS_REMEMBERED) {
                keys.clear();
            }
        }
        return number;
    }

    void keep() throws IOException {
        for (Sheet sheet : sheets.values()) {
            if (sheet.pending.length() > 0) {
                sheet.writer.append(sheet.pending);
                sheet.pending.setLength(0);
            }
        }
        if (pendingKeys.length() > 0) {
            sheet("key").writer.append(pendingKeys);
            pendingKeys.setLength(0);
        }
    }

    /** Keys stay pending: they are names, and a name without a record does no harm. */
    void drop() {
        sheets.values().forEach(sheet -> sheet.pending.setLength(0));
    }

    void reject(long line, Fault fault) throws IOException {
        StringBuilder row =
                new StringBuilder().append(loadNo).append(',').append(line).append(',');
        if (!fault.column().isEmpty()) {
            Normal.text(row, fault.column());
        }
        row.append(',');
        Normal.text(row, fault.code().id());
        row.append(',');
        Normal.text(row, fault.must());
        row.append(',');
        Normal.text(row, org.wayworth.warehouse.Message.shorten(fault.found()));
        sheet("reject").writer.append(row.append('\n'));
    }

    private Sheet sheet(String table) {
        Sheet sheet = sheets.get(table);
        if (sheet == null) {
            try {
                sheet = new Sheet(folder.resolve(prefix + table + ".csv"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            sheets.put(table, sheet);
        }
        return sheet;
    }

    /** Files by table. */
    Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        sheets.forEach((table, sheet) -> files.put(table, sheet.path));
        return files;
    }

    @Override
    public void close() throws IOException {
        for (Sheet sheet : sheets.values()) {
            sheet.writer.close();
        }
    }
}
