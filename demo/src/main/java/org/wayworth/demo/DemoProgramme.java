package org.wayworth.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Wrenfield has decided: a charter, goals, decisions and the people who own them, as files of a programme. */
public final class DemoProgramme {

    /** Folder and name of each file, beside this class. */
    static final List<String> FILES = List.of(
            "person/ana-moss.yaml",
            "person/ben-okri.yaml",
            "person/claire-dunn.yaml",
            "charter/charter.yaml",
            "goal/2026-12-31-promoters-outnumber-detractors.yaml",
            "goal/2026-12-31-satisfied-after-delivery.yaml",
            "goal/2026-12-31-satisfied-after-support.yaml",
            "decision/2026-07-14-tell-customers-before-a-parcel-is-late.yaml",
            "decision/2026-09-08-no-vouchers-for-late-parcels.yaml");

    private DemoProgramme() {}

    /** Writes the files into a folder. */
    public static void write(Path folder) {
        try {
            for (String file : FILES) {
                Path path = folder.resolve(file);
                Files.createDirectories(path.getParent());
                try (InputStream text = DemoProgramme.class.getResourceAsStream("programme/" + file)) {
                    if (text == null) {
                        throw new IllegalStateException("programme/" + file + " is missing from the demo module");
                    }
                    Files.write(path, text.readAllBytes());
                }
            }
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }
}
