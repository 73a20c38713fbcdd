package org.wayworth.warehouse;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wayworth.warehouse.record.Backup;

/**
 * Fault: the program that {@code fault/failing-calls} runs under a library that lets the n-th writing call fail. It imports
 * a file into a folder that holds one, for each n, and looks afterwards whether the folder is as success or refusal says.
 */
final class FailingCalls {

    private static final int EIO = 5;
    private static final int EMFILE = 24;
    private static final int ENOSPC = 28;
    private static final int[] ERRORS = {EIO, ENOSPC, EMFILE};
    private static final long LONGEST_NANOS = 30_000_000_000L;
    private static final int TOLD_EVERY = 50;

    private final Path work;
    private final Path sound;
    private final Path data;
    private final List<String> wrong = new ArrayList<>();
    private int refused;
    private int done;

    private FailingCalls(Path work) {
        this.work = work;
        this.sound = work.resolve("sound");
        this.data = work.resolve("data");
    }

    public static void main(String[] arguments) throws IOException {
        Path work = Files.createDirectories(Path.of(arguments[0]));
        int every = Integer.parseInt(arguments[2]);
        int only = Integer.parseInt(arguments[3]);
        FailingCalls calls = new FailingCalls(work);
        calls.prepare();
        long all = calls.count(Path.of(arguments[1]));
        System.out.println("failing-calls: an import makes " + all + " calls that write");
        for (int n = 1; n <= all; n += every) {
            calls.fail(n, only == 0 ? ERRORS[n % ERRORS.length] : only);
            if (n % TOLD_EVERY == 0) {
                System.out.println("failing-calls: " + n + " of " + all);
            }
        }
        calls.wrong.forEach(System.out::println);
        System.out.println("failing-calls: " + calls.refused + " refused in words, " + calls.done
                + " done in spite of it, " + calls.wrong.size() + " wrong");
        System.exit(calls.wrong.isEmpty() && calls.refused > 0 ? 0 : 1);
    }

    private void prepare() throws IOException {
        Files.writeString(work.resolve("shop.yaml"), Desk.SHOP);
        Files.writeString(work.resolve("sales-0.csv"), Desk.SALES + "1,a,10.00,2024-01-01,x\n");
        Files.writeString(work.resolve("sales-1.csv"), Desk.SALES + "2,b,5.00,2024-01-02,x\n");
        DataFolder.init(sound);
        try (DataFolder folder = DataFolder.open(sound)) {
            load(folder, "sales-0.csv");
        }
    }

    private ImportResult load(DataFolder folder, String file) {
        return folder.importer().importFiles(List.of(work.resolve(file)), work.resolve("shop.yaml"), Progress.silent());
    }

    private long count(Path counted) throws IOException {
        fresh();
        arm(Long.MAX_VALUE, EIO);
        importOne();
        arm(0, 0);
        check(true, "without a failing call");
        return Long.parseLong(Files.readString(counted).strip());
    }

    private static void arm(long n, int error) throws IOException {
        try (FileChannel none =
                FileChannel.open(Path.of("/wayworth-fail/" + n + "/" + error), StandardOpenOption.READ)) {
            throw new IllegalStateException("run this by fault/failing-calls: there is a file " + none);
        } catch (NoSuchFileException armed) {
            return;
        }
    }

    private void fresh() throws IOException {
        if (Files.exists(data)) {
            Backup.remove(data);
        }
        try (Stream<Path> files = Files.walk(sound)) {
            for (Path file : files.sorted().toList()) {
                Path target = data.resolve(sound.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void importOne() {
        try (DataFolder folder = DataFolder.open(data)) {
            load(folder, "sales-1.csv");
        }
    }

    private void fail(int n, int error) throws IOException {
        fresh();
        String what = "call " + n + " failing with error " + error;
        long began = System.nanoTime();
        boolean isDone = false;
        arm(n, error);
        try (DataFolder folder = DataFolder.open(data)) {
            load(folder, "sales-1.csv");
            isDone = true;
            done++;
        } catch (RuntimeException failure) {
            // Closing may fail after an import that was reported: that is told, but loses nothing.
            if (Faults.of(failure, data).isEmpty()) {
                wrong.add(what + ": no words for " + failure);
                failure.printStackTrace();
            }
            refused += isDone ? 0 : 1;
            what += " (" + String.valueOf(failure.getMessage()).replace('\n', ' ') + ")";
        } finally {
            arm(0, 0);
        }
        if (System.nanoTime() - began > LONGEST_NANOS) {
            wrong.add(what + ": took longer than 30 s");
        }
        check(isDone, what);
    }

    /** A refused import may be recorded only where its commit reached the disk though the call failed; then it is whole. */
    private void check(boolean isDone, String what) {
        try (DataFolder folder = DataFolder.open(data)) {
            State state = folder.status();
            long rows = state.imports().size();
            BigDecimal sum = rows == 2 ? new BigDecimal("15.00") : new BigDecimal("10.00");
            if (rows != 2 && (isDone || rows != 1)) {
                wrong.add(what + ": " + rows + " imports, though it was " + (isDone ? "reported" : "refused"));
            }
            if (rows == 2 && !isDone) {
                wrong.add(what + ": recorded, though it was refused");
            }
            if (state.tables().getOrDefault("transaction", 0L) != rows
                    || !state.money().equals(Map.of("sale", Map.of("EUR", sum)))) {
                wrong.add(what + ": other rows than its " + rows + " imports have: " + state.tables() + state.money());
            }
        } catch (RuntimeException failure) {
            wrong.add(what + ": the folder does not open again: " + failure);
        }
        Verified verified = DataFolder.verify(data, List.of(), Progress.silent());
        if (!verified.isSound()) {
            wrong.add(what + ": " + verified);
        }
    }
}
