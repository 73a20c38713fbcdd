package org.wayworth.warehouse.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.format.Layout;
import org.wayworth.warehouse.format.Records;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/** From one file of a source to checked rows in normalised files. */
public final class FileCheck {

    /** Names how files are read. Write another name when the same file and mapping come to give other rows. */
    public static final String RULES = "6";

    private static final int EXAMPLES = 3;
    private static final int REPORT_EVERY = 200_000;

    private final Mapping mapping;
    private final Mapping.Entry entry;

    /** @param entry of the mapping, for the file that is read */
    public FileCheck(Mapping mapping, Mapping.Entry entry) {
        this.mapping = mapping;
        this.entry = entry;
    }

    /**
     * A checked file.
     *
     * @param read records in it
     * @param faults records that do not fit, by rule
     * @param files normalised rows by table of schema source
     * @param notes what a careful reader should know
     */
    public record Checked(
            String encoding, long read, Map<Code, Long> faults, Map<String, Path> files, List<String> notes) {
        public Checked {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads a file and writes its rows in normal form.
     *
     * @param file the bytes
     * @param fileName as it was called, for messages
     * @param seed what tells rows without a natural key from those of other files
     * @param importedOn day of the import, against which years of two digits are read
     * @param folder for the normalised files
     * @throws Refused when the file as a whole cannot be taken
     */
    public Checked check(
            Path file, String fileName, String seed, int loadNo, LocalDate importedOn, Path folder, Progress progress)
            throws IOException {
        if (Files.size(file) == 0) {
            throw empty(fileName);
        }
        Layout layout = entry.layout();
        try (Records records = Formats.of(layout).open(file, fileName, layout, header -> Plan.found(entry, header));
                Batch batch = new Batch(folder, loadNo)) {
            Records.Row header = records.next();
            if (header == null) {
                throw empty(fileName);
            }
            List<Part> parts =
                    Plan.parts(mapping, entry, fileName, Arrays.asList(header.cells()), seed, importedOn.getYear());
            skipHeaderRows(records, layout.headerRows(), fileName);
            Reading reading = new Reading(fileName, parts, batch, header.cells().length, progress);
            try (Ahead ahead = new Ahead(records, fileName)) {
                reading.all(ahead);
            }
            reading.refuseMostlyRejected();
            return new Checked(records.readAs(), reading.read, reading.faults, batch.files(), notes(parts, fileName));
        }
    }

    private static List<String> notes(List<Part> parts, String fileName) {
        return parts.stream()
                .filter(Part::isByPlace)
                .map(part -> fileName + ": " + part.table()
                        + " has no row_key in the mapping, so rows that a later export repeats would count again")
                .distinct()
                .toList();
    }

    private static Refused empty(String fileName) {
        return new Refused(
                Message.of(Code.EMPTY_FILE, "the file must have a header line", "empty", Message.Place.file(fileName)));
    }

    private static void skipHeaderRows(Records records, int rows, String fileName) {
        for (int i = 1; i < rows; i++) {
            if (records.next() == null) {
                throw empty(fileName);
            }
        }
    }

    /** One pass over the records. */
    private static final class Reading {

        private final String fileName;
        private final List<Part> parts;
        private final Batch batch;
        private final int width;
        private final Progress progress;
        private final Map<Code, Long> faults = new EnumMap<>(Code.class);
        private final List<String> examples = new ArrayList<>();
        private @Nullable Message first;
        private long read;

        Reading(String fileName, List<Part> parts, Batch batch, int width, Progress progress) {
            this.fileName = fileName;
            this.parts = parts;
            this.batch = batch;
            this.width = width;
            this.progress = progress;
        }

        void all(Ahead ahead) throws IOException {
            for (Records.Row row = next(ahead); row != null; row = next(ahead)) {
                read++;
                if (row.cells().length != width) {
                    throw ragged(row);
                }
                record(row);
                if (read % REPORT_EVERY == 0) {
                    progress.at(String.format(Locale.ROOT, "reading %s, %,d records", fileName, read));
                }
            }
        }

        private static Records.@Nullable Row next(Ahead ahead) throws InterruptedIOException {
            try {
                return ahead.next();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the import was stopped");
            }
        }

        private void record(Records.Row row) throws IOException {
            boolean applied = false;
            Fault fault = null;
            for (Part part : parts) {
                if (fault == null && part.applies(row.cells())) {
                    applied = true;
                    fault = part.write(row.cells(), row.line(), batch);
                }
            }
            if (!applied) {
                fault = new Fault(Code.LEFT_OUT, "", "a record must meet when: of at least one load", "none met");
            }
            if (fault == null) {
                batch.keep();
                return;
            }
            batch.drop();
            batch.reject(row.line(), fault);
            for (Part part : parts) {
                if (part.applies(row.cells())) {
                    part.writeMissed(row.cells(), row.line(), batch);
                }
            }
            faults.merge(fault.code(), 1L, Long::sum);
            if (fault.code() != Code.LEFT_OUT && examples.size() < EXAMPLES) {
                Message.Place place = new Message.Place(fileName, row.line(), fault.column());
                Message message = Message.of(fault.code(), fault.must(), fault.found(), place);
                first = first == null ? message : first;
                examples.add("line " + row.line() + ": " + fault.must() + ", not " + Message.shorten(fault.found()));
            }
        }

        private Refused ragged(Records.Row row) {
            return new Refused(Message.of(
                    Code.RAGGED,
                    "every record must have " + width + " cells as the header has",
                    String.valueOf(row.cells().length),
                    Message.Place.line(fileName, row.line())));
        }

        void refuseMostlyRejected() {
            long misfits = faults.entrySet().stream()
                    .filter(fault -> fault.getKey() != Code.LEFT_OUT)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            if (first != null && 2 * misfits > read) {
                throw new Refused(new Message(
                        Code.MOSTLY_REJECTED,
                        "at least half of the records must fit the mapping",
                        String.format(Locale.ROOT, "%,d of %,d", read - misfits, read),
                        first.where(),
                        Code.MOSTLY_REJECTED.next() + "\n      " + String.join("\n      ", examples)));
            }
        }
    }
}
