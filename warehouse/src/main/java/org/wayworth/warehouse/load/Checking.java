package org.wayworth.warehouse.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.mapping.Mapping;
import org.wayworth.warehouse.message.Refused;

/** Reads the files of an import before anything of them is loaded. */
public final class Checking {

    private static final int READERS = 2;

    private final Mapping mapping;
    private final Path normal;
    private final Progress progress;

    /** @param normal folder of the normalised files */
    public Checking(Mapping mapping, Path normal, Progress progress) {
        this.mapping = mapping;
        this.normal = normal;
        this.progress = progress;
    }

    /** Reads the files on two threads. The first complaint in order of loading is the one that is told. */
    public List<FileCheck.Checked> check(List<Incoming> incoming, int firstNo, LocalDate importedOn)
            throws IOException {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<FileCheck.Checked>> futures = new ArrayList<>();
            for (int i = 0; i < incoming.size(); i++) {
                Incoming file = incoming.get(i);
                int loadNo = firstNo + i;
                futures.add(readers.submit(() -> new FileCheck(mapping, file.entry())
                        .check(
                                file.stored().path(),
                                file.fileName(),
                                file.stored().sha256(),
                                loadNo,
                                importedOn,
                                normal,
                                progress)));
            }
            List<FileCheck.Checked> checked = new ArrayList<>();
            for (Future<FileCheck.Checked> future : futures) {
                checked.add(result(future));
            }
            return checked;
        } finally {
            readers.shutdownNow();
            awaitEnd(readers);
        }
    }

    /** Readers that were told to stop still write until they notice; their files must not outlive them. */
    private static void awaitEnd(ExecutorService readers) {
        boolean interrupted = false;
        while (!readers.isTerminated()) {
            try {
                readers.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static FileCheck.Checked result(Future<FileCheck.Checked> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof UncheckedIOException io) {
                throw Objects.requireNonNull(io.getCause());
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
