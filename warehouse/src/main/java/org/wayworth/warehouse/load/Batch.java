package org.wayworth.warehouse.load;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.io.OutputStream;
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
    private static final int MOST_KEYS_REMEMBERED = 1_000_000;

    /** Characters that wait for their file; a record that is larger waits whole. */
    private static final int WAITING = 1 << 16;

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
        private final OutputStream out;
        private StringBuilder pending = new StringBuilder(WAITING);
        private int kept;

        Sheet(Path path) throws IOException {
            this.path = path;
            this.out = Files.newOutputStream(path);
        }

        void keep() throws IOException {
            kept = pending.length();
            if (kept >= WAITING) {
                write();
            }
        }

        void drop() {
            pending.setLength(kept);
        }

        private void write() throws IOException {
            out.write(pending.substring(0, kept).getBytes(StandardCharsets.UTF_8));
            // Anew, since a builder that once held a character beyond Latin-1 goes on in twice the room.
            pending = new StringBuilder(WAITING);
            kept = 0;
        }

        void close() throws IOException {
            try (out) {
                drop();
                write();
            }
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
        if (pendingKeys.length() > 0) {
            sheet("key").pending.append(pendingKeys);
            pendingKeys.setLength(0);
        }
        for (Sheet sheet : sheets.values()) {
            sheet.keep();
        }
    }

    /** Keys stay pending: they are names, and a name without a record does no harm. */
    void drop() {
        sheets.values().forEach(Sheet::drop);
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
        Normal.text(row, org.wayworth.warehouse.message.Message.shorten(fault.found()));
        Sheet sheet = sheet("reject");
        sheet.pending.append(row.append('\n'));
        sheet.keep();
    }

    /** @param currency,amount in normal form; empty where they cannot be read */
    void missed(long line, int part, CharSequence currency, CharSequence amount) throws IOException {
        beginPart(line, part);
        line("missed").append(currency).append(',').append(amount).append('\n');
        sheet("missed").keep();
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
        IOException failure = null;
        for (Sheet sheet : sheets.values()) {
            try {
                sheet.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
