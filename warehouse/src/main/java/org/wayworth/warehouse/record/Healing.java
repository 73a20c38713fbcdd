package org.wayworth.warehouse.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts good copies in the place of raw files that are gone or damaged. */
final class Healing {

    private final RawStore raw;

    Healing(RawStore raw) {
        this.raw = raw;
    }

    /** Only when something is missing: offered files are read whole. @return names of files that were put back */
    List<String> from(List<Path> offered, List<Manifest.Batch> batches) throws IOException {
        List<String> healed = new ArrayList<>();
        Set<String> missing = missing(batches);
        for (Path file : offered) {
            if (!missing.isEmpty() && Files.isRegularFile(file) && missing.remove(Disk.sha256(file))) {
                put(file);
                healed.add(String.valueOf(file.getFileName()));
            }
        }
        return healed;
    }

    private Set<String> missing(List<Manifest.Batch> batches) throws IOException {
        Set<String> missing = new HashSet<>();
        for (Manifest.Batch batch : batches) {
            if (raw.bytes(batch.mappingSha256()) < 0) {
                missing.add(batch.mappingSha256());
            }
            for (Manifest.Load load : batch.loads()) {
                if (raw.bytes(load.sha256()) != load.bytes()) {
                    missing.add(load.sha256());
                }
            }
        }
        return missing;
    }

    private void put(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            raw.heal(raw.stage(in));
        }
    }
}
