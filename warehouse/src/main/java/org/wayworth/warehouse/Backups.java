package org.wayworth.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.record.Backup;
import org.wayworth.warehouse.record.DiskFault;

/** Backups of data folders: made while others work with the folder, and believed only after a restore that was counted. */
public final class Backups {

    private Backups() {}

    /**
     * What a backup holds.
     *
     * @param bytes of all files, unpacked
     * @param tables rows by canonical table, counted after a restore; empty where nothing was restored
     */
    public record Held(int imports, int storedFiles, long bytes, String dataVersion, Map<String, Long> tables) {
        public Held {
            tables = Map.copyOf(tables);
        }

        static Held of(Backup.Made made, Map<String, Long> tables) {
            return new Held(made.imports(), made.rawFiles(), made.bytes(), made.dataVersion(), tables);
        }
    }

    /** Where the operational database is restored to: {@code sqlite}, or PostgreSQL as in {@code wayworth.yaml}. */
    public record Database(String address, String user, String passwordFile) {

        /** In the data folder. */
        public static final Database SQLITE = new Database("sqlite", "", "");
    }

    /** @throws Refused when the folder is not sound, or the file is there already; no file is left then */
    public static Held create(Path folder, Path file, Progress progress) {
        return Held.of(Backup.create(folder, file, progress), Map.of());
    }

    /** Restores into a temporary folder, rebuilds the tables there, and removes it. */
    public static Held verify(Path file, Progress progress) {
        try {
            Path look = Files.createTempDirectory("wayworth-backup-");
            try {
                return restore(file, look.resolve("restored"), Database.SQLITE, progress);
            } finally {
                Backup.remove(look);
            }
        } catch (IOException e) {
            throw DiskFault.refused(file, e);
        }
    }

    /**
     * Restores into a new or an empty folder, and rebuilds the tables, which must hold what the manifest says.
     *
     * @throws Refused when the backup is damaged or the place is taken
     */
    public static Held restore(Path file, Path folder, Database database, Progress progress) {
        Backup.Made made = Backup.restore(
                file,
                folder,
                new Backup.Target(database.address(), database.user(), database.passwordFile()),
                progress);
        progress.at("rebuilding the tables and counting them");
        try (DataFolder restored = DataFolder.open(folder)) {
            return Held.of(made, restored.status().tables());
        }
    }
}
