package org.wayworth.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.message.Code;
import org.wayworth.warehouse.message.Refused;
import org.wayworth.warehouse.record.Backup;

/**
 * Files of a data folder are cut, flipped, zeroed and swapped at random. What was changed is refused, mended or did not
 * matter; an answer is never another one than before.
 */
@Tag("fault")
@DisplayName("fault: corrupted files of a data folder")
class CorruptionTest {

    private static final int A_KIND_IN_EACH_CHECK = 2;
    private static final int A_KIND_EACH_NIGHT = 20;
    private static final long SEED = 20261130;
    private static final int SWAPS = 24;

    @TempDir
    private static Path tmp;

    private static Path sound;
    private static Path backup;
    private static List<String> answers;

    private enum Damage {
        CUT,
        FLIP,
        ZERO,
        SWAP;

        byte[] of(byte[] bytes, Random random) {
            byte[] damaged = bytes.clone();
            int length = Math.max(1, Math.min(512, bytes.length / 4));
            int at = random.nextInt(Math.max(1, bytes.length - 2 * length));
            switch (this) {
                case CUT -> damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                case FLIP -> damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                case ZERO -> Arrays.fill(damaged, at, at + length, (byte) 0);
                case SWAP -> {
                    System.arraycopy(bytes, at, damaged, at + length, length);
                    System.arraycopy(bytes, at + length, damaged, at, length);
                }
            }
            return damaged;
        }
    }

    private enum Target {
        INDEX("analytics-1.duckdb"),
        INDEX_LOG("analytics-1.duckdb.wal"),
        DATABASE("wayworth.db"),
        RAW(""),
        BACKUP("");

        private final String name;

        Target(String name) {
            this.name = name;
        }

        Path in(Path folder, Path copyOfBackup, Random random) throws IOException {
            if (this == BACKUP) {
                return copyOfBackup;
            }
            if (this != RAW) {
                return folder.resolve(name);
            }
            try (Stream<Path> raw = Files.list(folder.resolve("raw"))) {
                List<Path> files = raw.sorted().toList();
                return files.get(random.nextInt(files.size()));
            }
        }
    }

    @BeforeAll
    static void makeASoundFolder() throws IOException {
        Path work = Files.createDirectory(tmp.resolve("work"));
        sound = tmp.resolve("sound");
        backup = tmp.resolve("sound.backup");
        try (Desk desk = new Desk(work)) {
            StringBuilder sales = new StringBuilder(Desk.SALES);
            for (int i = 0; i < 2_000; i++) {
                sales.append(i)
                        .append(",c")
                        .append(i % 300)
                        .append(',')
                        .append(i % 80)
                        .append(".25,2024-01-01,p\n");
            }
            desk.write("sales.csv", sales.toString());
            desk.write("people.csv", Desk.PEOPLE + "c1,a@x.org,north,2023-05-05\nc2,b@x.org,south,2023-13-06\n");
            desk.load("sales.csv");
            desk.reopen();
            desk.load("people.csv");
            Backups.create(desk.dataPath(), backup, Progress.silent());
            // While it is open, so that the second import is in DuckDB's log only.
            copy(desk.dataPath(), sound);
        }
        assertThat(sound.resolve(Target.INDEX_LOG.name)).isNotEmptyFile();
        Path first = copy(sound, tmp.resolve("first"));
        try (DataFolder folder = DataFolder.open(first)) {
            answers = answers(folder);
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getFileName().toString().endsWith("-shm")) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return to;
    }

    /** All that can be asked of a folder. */
    private static List<String> answers(DataFolder folder) {
        State state = folder.status();
        List<String> answers = new ArrayList<>(List.of(
                state.tables().toString(),
                state.money().toString(),
                state.unresolved().toString(),
                state.imports().toString(),
                state.coverage().toString(),
                state.dataVersion(),
                folder.rejects("").toString()));
        answers.addAll(List.of(folder.warehouse()
                .read(Desk.class, "sales-cells.sql", new Desk.NoParameters())
                .texts("cells")));
        return answers;
    }

    @Test
    void fortyCorruptionsNeverChangeAnAnswer() throws IOException {
        corrupt(A_KIND_IN_EACH_CHECK);
    }

    @Test
    @Tag("nightly")
    void fourHundredCorruptionsNeverChangeAnAnswer() throws IOException {
        corrupt(A_KIND_EACH_NIGHT);
    }

    /** Whole words swapped within one entry of the log keep the checksum that DuckDB computes of it. */
    @Test
    void swappedPartsOfTheLogNeverChangeAnAnswer() throws IOException {
        byte[] log = Files.readAllBytes(sound.resolve(Target.INDEX_LOG.name));
        int length = 512;
        for (int k = 1; k <= SWAPS; k++) {
            int at = (int) ((long) k * (log.length - 2 * length) / (SWAPS + 1)) / 8 * 8 + k % 8;
            byte[] damaged = log.clone();
            System.arraycopy(log, at, damaged, at + length, length);
            System.arraycopy(log, at + length, damaged, at, length);
            Path folder = copy(sound, tmp.resolve("swapped"));
            Files.write(folder.resolve(Target.INDEX_LOG.name), damaged);
            assertThat(opened(Target.INDEX_LOG, folder, "swap at " + at)).isEqualTo(Became.MENDED);
            Backup.remove(folder);
        }
    }

    private static void corrupt(int times) throws IOException {
        Random random = new Random(SEED);
        int refused = 0;
        int mended = 0;
        int harmless = 0;
        for (Target target : Target.values()) {
            for (Damage damage : Damage.values()) {
                for (int i = 0; i < times; i++) {
                    String what = damage + " " + target + " " + i + " of seed " + SEED;
                    switch (one(target, damage, random, what)) {
                        case REFUSED -> refused++;
                        case MENDED -> mended++;
                        case HARMLESS -> harmless++;
                    }
                }
            }
        }
        assertThat(refused + mended + harmless).isEqualTo(times * Target.values().length * Damage.values().length);
        assertThat(refused).as("refused").isPositive();
        assertThat(mended).as("mended").isPositive();
    }

    private enum Became {
        REFUSED,
        MENDED,
        HARMLESS
    }

    private static Became one(Target target, Damage damage, Random random, String what) throws IOException {
        Path folder = copy(sound, tmp.resolve("case"));
        Path copyOfBackup = Files.copy(backup, tmp.resolve("case.backup"), StandardCopyOption.REPLACE_EXISTING);
        try {
            Path file = target.in(folder, copyOfBackup, random);
            byte[] bytes = Files.readAllBytes(file);
            byte[] damaged = damage.of(bytes, random);
            while (Arrays.equals(damaged, bytes)) {
                damaged = damage.of(bytes, random);
            }
            Files.write(file, damaged);
            return target == Target.BACKUP ? restored(copyOfBackup, what) : opened(target, folder, what);
        } finally {
            Backup.remove(folder);
        }
    }

    private static Became restored(Path file, String what) {
        try {
            Backups.verify(file, Progress.silent());
        } catch (Refused refused) {
            assertThat(refused.code()).as(what).isIn(Code.BACKUP_DAMAGED, Code.BACKUP_VERSION);
            return Became.REFUSED;
        }
        throw new AssertionError(what + " was restored");
    }

    private static Became opened(Target target, Path folder, String what) {
        boolean isNoted;
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(answers(data)).as(what).isEqualTo(answers);
            isNoted = data.status().notes().stream()
                    .anyMatch(note -> note.contains("rebuilt") || note.contains("finished"));
        } catch (Refused refused) {
            assertThat(target).as(what + ": " + refused.getMessage()).isIn(Target.DATABASE, Target.RAW);
            assertThat(refused.reason().next()).as(what).isNotBlank();
            return Became.REFUSED;
        }
        Verified verified = DataFolder.verify(folder, List.of(), Progress.silent());
        if (target == Target.RAW) {
            assertThat(verified.isSound()).as(what).isFalse();
            Verified mended = DataFolder.verify(folder, List.of(backup), Progress.silent());
            assertThat(mended.isSound()).as(what + ": " + mended).isTrue();
            return Became.MENDED;
        }
        assertThat(verified.isSound()).as(what + ": " + verified).isTrue();
        return isNoted || verified.lines().stream().anyMatch(line -> line.state() == Verified.State.MENDED)
                ? Became.MENDED
                : Became.HARMLESS;
    }
}
