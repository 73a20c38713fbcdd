package org.wayworth.warehouse.record;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Message;
import org.wayworth.warehouse.message.Refused;

/**
 * Room on the disk of a data folder. Below a bound nothing more is written, so that what is recorded can still be read and
 * the databases can still close in order; above it writing goes on by itself.
 */
public final class Room {

    private static final long MEGABYTE = 1L << 20;
    private static final long USUAL_BYTES = 1_000 * MEGABYTE;
    private static final int USUAL_SHARE = 20;

    private final Path folder;
    private final long keptFreeBytes;
    private final Measure measure;

    /** Of a disk, at the moment of asking. */
    record Space(long freeBytes, long allBytes) {}

    /** Asks a disk. */
    interface Measure {
        Space of(Path folder) throws IOException;
    }

    /** @param keptFreeBytes below 0 for the usual bound */
    Room(Path folder, long keptFreeBytes, Measure measure) {
        this.folder = folder;
        this.keptFreeBytes = keptFreeBytes;
        this.measure = measure;
    }

    private static Space measured(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return new Space(store.getUsableSpace(), store.getTotalSpace());
    }

    /** Of 1,000 MB and a twentieth of the disk the smaller is kept free, unless a setting says otherwise. */
    static Room of(Path folder, Settings settings) {
        return new Room(
                folder,
                settings.keepFreeMegabytes()
                        .map(megabytes -> megabytes * MEGABYTE)
                        .orElse(-1L),
                Room::measured);
    }

    public long freeBytes() throws IOException {
        return measure.of(folder).freeBytes();
    }

    private long bound(long allBytes) {
        return Math.max(MEGABYTE, keptFreeBytes >= 0 ? keptFreeBytes : Math.min(USUAL_BYTES, allBytes / USUAL_SHARE));
    }

    /** Why nothing may be written now; empty when there is room. */
    public Optional<String> shortage() {
        try {
            Space space = measure.of(folder);
            long bound = bound(space.allBytes());
            return space.freeBytes() >= bound
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "%,d MB are free on the disk of the data folder, less than the %,d MB that are kept free",
                            space.freeBytes() / MEGABYTE,
                            bound / MEGABYTE));
        } catch (IOException e) {
            return Optional.of("the disk of the data folder does not answer: " + e.getMessage());
        }
    }

    /** @throws Refused when nothing may be written */
    public void require() {
        shortage().ifPresent(found -> {
            throw new Refused(Message.of(
                    Code.READ_ONLY,
                    "the disk must have room before anything more is written",
                    found,
                    Message.Place.file(folder.toString())));
        });
    }
}
