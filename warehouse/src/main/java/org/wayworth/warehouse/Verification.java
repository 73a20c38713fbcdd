package org.wayworth.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.record.Backup;
import org.wayworth.warehouse.record.DiskFault;
import org.wayworth.warehouse.record.Manifest;
import org.wayworth.warehouse.record.RawStore;
import org.wayworth.warehouse.record.RecordStore;
import org.wayworth.warehouse.record.Sha256;

/** Looks at every byte of a data folder, and puts right what a good copy or the raw files can put right. */
final class Verification {

    private static final int TOLD_EVERY = 20;

    private final RecordStore record;
    private final Progress progress;
    private final List<Verified.Line> lines = new ArrayList<>();

    private Verification(RecordStore record, Progress progress) {
        this.record = record;
        this.progress = progress;
    }

    /** @param copies files, folders of files, or backups, in which good copies of damaged files may lie */
    static Verified of(Path folder, List<Path> copies, Progress progress) {
        try (RecordStore record = RecordStore.open(folder, RecordStore.Strictness.RAW_MAY_BE_DAMAGED, List.of())) {
            Verification verification = new Verification(record, progress);
            verification.operational();
            verification.raw(copies);
            verification.tables();
            return new Verified(verification.lines);
        } catch (IOException e) {
            throw DiskFault.refused(folder, e);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // its calls are all in this file
    private void say(Verified.State state, String words, Object... values) {
        lines.add(new Verified.Line(state, String.format(Locale.ROOT, words, values)));
    }

    private void operational() {
        progress.at("checking the operational database");
        RecordStore.Checked checked = record.check();
        if (checked.complaint().isPresent()) {
            say(
                    Verified.State.DAMAGED,
                    "operational database: %s",
                    checked.complaint().get());
            return;
        }
        say(
                Verified.State.SOUND,
                "operational database: %,d imports, %,d rows in all tables",
                record.manifest().batches().size(),
                checked.rows());
    }

    private void raw(List<Path> copies) throws IOException {
        Map<String, String> expected = expected();
        Map<String, String> damaged = new LinkedHashMap<>();
        int done = 0;
        for (Map.Entry<String, String> file : expected.entrySet()) {
            if (done++ % TOLD_EVERY == 0) {
                progress.at(String.format(Locale.ROOT, "reading stored files, %,d of %,d", done, expected.size()));
            }
            if (record.raw().state(file.getKey()) != RawStore.State.SOUND) {
                damaged.put(file.getKey(), file.getValue());
            }
        }
        int sound = expected.size() - damaged.size();
        for (Path copy : copies) {
            mend(copy, damaged);
        }
        say(Verified.State.SOUND, "stored files: %,d of %,d are as they were imported", sound, expected.size());
        for (Map.Entry<String, String> file : damaged.entrySet()) {
            say(
                    Verified.State.DAMAGED,
                    "stored file of %s: %s; a good copy or a backup mends it (--from)",
                    file.getValue(),
                    record.raw().state(file.getKey()) == RawStore.State.GONE ? "gone" : "changed bytes");
        }
        Set<String> unknown = record.raw().stored();
        unknown.removeAll(expected.keySet());
        if (!unknown.isEmpty()) {
            say(
                    Verified.State.NOTE,
                    "%,d files under raw/ belong to no import, such as those of an import that was cut short: they are"
                            + " left alone",
                    unknown.size());
        }
    }

    /** Names by hash, each once. */
    private Map<String, String> expected() {
        Map<String, String> expected = new LinkedHashMap<>();
        for (Manifest.Batch batch : record.manifest().batches()) {
            expected.putIfAbsent(batch.mappingSha256(), "the mapping " + batch.mappingName());
            batch.loads().forEach(load -> expected.putIfAbsent(load.sha256(), load.fileName()));
        }
        return expected;
    }

    private void mend(Path copy, Map<String, String> damaged) throws IOException {
        if (damaged.isEmpty()) {
            return;
        }
        if (Files.isDirectory(copy)) {
            try (Stream<Path> files = Files.walk(copy)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    mendFrom(file, damaged);
                }
            }
        } else if (Backup.isOne(copy)) {
            Backup.rawFiles(copy, Set.copyOf(damaged.keySet()), in -> put(in, damaged));
        } else {
            mendFrom(copy, damaged);
        }
    }

    private void mendFrom(Path file, Map<String, String> damaged) throws IOException {
        if (damaged.containsKey(Sha256.of(file))) {
            try (InputStream in = Files.newInputStream(file)) {
                put(in, damaged);
            }
        }
    }

    private void put(InputStream in, Map<String, String> damaged) throws IOException {
        RawStore.Stored staged = record.raw().stage(in);
        String name = damaged.remove(staged.sha256());
        if (name != null && record.raw().heal(staged)) {
            say(Verified.State.MENDED, "stored file of %s: a good copy has taken the place of the damaged one", name);
        }
        record.raw().discard(List.of(staged));
    }

    /** Every block of the analytics database, which rebuilds itself where one is damaged. */
    private void tables() {
        progress.at("reading the analytics database");
        try (Index index = new Index(record)) {
            index.ask(session -> {
                Agreement.readAll(session);
                return true;
            });
            Agreement agreement =
                    index.ask(session -> Agreement.of(session, record.manifest().batches()));
            if (!agreement.differs().isEmpty()) {
                say(Verified.State.DAMAGED, "analytics database: %s", agreement.differs());
            } else if (index.repairs().isEmpty()) {
                say(Verified.State.SOUND, "analytics database: all rows are as the manifest says");
            }
            index.repairs().forEach(note -> say(Verified.State.MENDED, "%s", note));
        } catch (Refused refused) {
            say(
                    Verified.State.DAMAGED,
                    "analytics database: it cannot be rebuilt, since %s",
                    refused.reason().must() + ", not " + refused.reason().found());
        }
    }
}
