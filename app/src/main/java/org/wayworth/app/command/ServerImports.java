package org.wayworth.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wayworth.app.desk.Desk;
import org.wayworth.app.handover.Importing;
import org.wayworth.app.job.Line;
import org.wayworth.app.job.Task;
import org.wayworth.store.job.Job;
import org.wayworth.store.job.JobState;
import org.wayworth.store.job.Wanted;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.State;

/** Imports into the folder that a server has open, as jobs in its line, and lets its pages ask of the new data. */
final class ServerImports implements Importing {

    /** The kind of job, and what other imports take as long. */
    static final String KIND = "import";

    /** The command waits however long it takes. */
    private static final Duration PATIENCE = Duration.ofDays(365);

    private final DataFolder data;
    private final Desk desk;

    ServerImports(DataFolder data, Desk desk) {
        this.data = data;
        this.desk = desk;
    }

    @Override
    public Told importFiles(List<Path> files, Path mapping, Path shown, Progress progress) {
        ImportWork work = new ImportWork(data, files, mapping, shown, progress);
        Line line = desk.jobs();
        Task task = line.add(
                new Wanted(KIND, "files", names(files), UUID.randomUUID().toString(), desk.person(), false),
                work,
                PATIENCE);
        Told told = work.await(line, task);
        desk.askAll();
        return told;
    }

    private static String names(List<Path> files) {
        return files.stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining("\n"));
    }

    /**
     * Says what became of an import in whose midst a server ended. It is not begun again: its files lie outside the data
     * folder, and may be others by now.
     */
    void settle(Job left) {
        Optional<State.Imported> recorded = left.begunAt()
                .flatMap(begun ->
                        recordedSince(begun, List.of(left.wanted().subject().split("\n"))));
        if (recorded.isPresent()) {
            desk.jobs().giveUp(left, JobState.DONE, "It was recorded before Wayworth ended, and is complete.");
        } else {
            desk.jobs()
                    .giveUp(
                            left,
                            JobState.INTERRUPTED,
                            "Wayworth ended before the import was recorded, and nothing of it was kept. Import the files"
                                    + " again: what is stored already is not stored twice.");
        }
    }

    /** Imports run one after the other, so that one of these files since then is this one. */
    private Optional<State.Imported> recordedSince(Instant begun, List<String> names) {
        Instant second = begun.truncatedTo(ChronoUnit.SECONDS);
        return data.status().imports().stream()
                .filter(one -> !Instant.parse(one.importedAt()).isBefore(second))
                .filter(one -> one.files().stream().allMatch(file -> names.contains(file.fileName())))
                .findFirst();
    }
}
