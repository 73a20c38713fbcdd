package org.wayworth.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.warehouse.load.FileCheck;
import org.wayworth.warehouse.load.Replay;
import org.wayworth.warehouse.load.Rules;
import org.wayworth.warehouse.mapping.MappingFile;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.record.Manifest;
import org.wayworth.warehouse.record.RecordStore;

/** Reads raw files and mappings that were imported before. */
final class RawAgain {

    private final RecordStore record;
    private final Path normal;

    /** @param normal folder of the normalised files */
    RawAgain(RecordStore record, Path normal) {
        this.record = record;
        this.normal = normal;
    }

    /** The mapping of an import. */
    MappingFile mapping(Manifest.Batch batch) throws IOException {
        Path mapping = record.raw().verified(batch.mappingSha256(), "the mapping " + batch.mappingName());
        return readable(batch.loads().get(0), () -> MappingFile.of(batch.mappingName(), Files.readAllBytes(mapping)));
    }

    /** Brings a file in once more; what comes out is what the manifest says, unless another version wrote it. */
    Manifest.Load read(Replay replay, MappingFile source, Manifest.Batch batch, Manifest.Load load) throws IOException {
        Path raw = record.raw().verified(load.sha256(), load.fileName());
        FileCheck.Checked checked = readable(
                load,
                () -> new FileCheck(source.mapping(), source.entry(load.fileName()))
                        .check(
                                raw,
                                load.fileName(),
                                load.sha256(),
                                load.ordinal(),
                                LocalDate.parse(batch.committedAt().substring(0, 10)),
                                normal,
                                Progress.silent()));
        Manifest.Load now = replay.load(
                        new Replay.Arriving(
                                load.ordinal(),
                                load.loadId(),
                                load.fileName(),
                                load.sha256(),
                                load.bytes(),
                                batch.mappingName(),
                                source.mapping().zone(),
                                batch.committedAt()),
                        checked)
                .load();
        Index.clean(normal);
        if (!now.equals(load) && now.rules().equals(load.rules())) {
            throw new IllegalStateException(
                    "a replayed import must give what the manifest says, " + load + ", not " + now);
        }
        return now;
    }

    /** What reads a mapping or a file once more. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** A file that an earlier version took and this one refuses must not look like a damaged folder. */
    private static <T> T readable(Manifest.Load load, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (Refused e) {
            if (load.rules().equals(Rules.NAME)) {
                throw e;
            }
            throw new Refused(new Message(
                    Code.FOLDER_RULES,
                    "every file that an earlier version of Wayworth imported must be readable by this one",
                    e.reason().must() + ", not " + e.reason().found(),
                    e.reason().where(),
                    Code.FOLDER_RULES.next() + " under the hash " + load.sha256() + " (" + load.fileName() + ")"));
        }
    }

    /** A sentence for a file of which this version loads more or fewer records than the one that imported it. */
    static Optional<String> differs(Manifest.Load before, Manifest.Load now) {
        return before.read() == now.read() && before.loaded() == now.loaded()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s is read by other rules now: %,d of %,d records are loaded, where an earlier version loaded"
                                + " %,d of %,d",
                        before.fileName(),
                        now.loaded(),
                        now.read(),
                        before.loaded(),
                        before.read()));
    }
}
