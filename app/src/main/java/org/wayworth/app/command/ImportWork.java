package org.wayworth.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wayworth.app.handover.ImportEnded;
import org.wayworth.app.handover.Importing.Told;
import org.wayworth.app.job.Ending;
import org.wayworth.app.job.Line;
import org.wayworth.app.job.Standing;
import org.wayworth.app.job.Stop;
import org.wayworth.app.job.Task;
import org.wayworth.app.job.Work;
import org.wayworth.store.job.Stage;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.DataFolder;
import org.wayworth.warehouse.Faults;
import org.wayworth.warehouse.ImportResult;
import org.wayworth.warehouse.Progress;
import org.wayworth.warehouse.message.Refused;

/** An import as a job. It is cancelled between two of its steps, and then nothing of it is kept. */
final class ImportWork implements Work {

    private static final long LOOK_EVERY_MILLISECONDS = 500;

    private final DataFolder data;
    private final List<Path> files;
    private final Path mapping;
    private final Path shown;
    private final Progress progress;
    private final CompletableFuture<Told> told = new CompletableFuture<>();
    private volatile @Nullable ImportResult result;
    private volatile @Nullable Throwable failure;

    ImportWork(DataFolder data, List<Path> files, Path mapping, Path shown, Progress progress) {
        this.data = data;
        this.files = files;
        this.mapping = mapping;
        this.shown = shown;
        this.progress = progress;
    }

    @Override
    public Ending work(Stop stop, Consumer<Stage> stages) {
        // Never cut off in the middle of a file; whether it is still wanted is asked at each step.
        Progress steps = new Progress() {
            @Override
            public void at(String step) {
                stop.requireWanted();
                stages.accept(Stage.of(step));
                progress.at(step);
            }

            @Override
            public void records() {
                stop.becomesFinal();
            }
        };
        ImportResult made = stop.read(() -> data.importer().importFiles(files, mapping, steps));
        result = made;
        long loaded = made.loaded();
        return new Ending(
                made.dataVersion(),
                Unit.whole(loaded) + (loaded == 1 ? " record is" : " records are") + " loaded, from "
                        + Unit.whole(files.size()) + (files.size() == 1 ? " file." : " files."));
    }

    @Override
    public void done() {
        ImportResult made = result;
        if (made == null) {
            throw new IllegalStateException("an import that is done must have a result");
        }
        told.complete(new Told(ImportText.of(made, shown), StateJson.text(made)));
    }

    @Override
    public String reason(@Nullable Throwable cause) {
        Throwable why = cause == null ? new IllegalStateException("an import that failed must say why") : cause;
        failure = why;
        return Faults.of(why, shown)
                .map(Refused::reason)
                .map(String::valueOf)
                .orElse("This is a defect of Wayworth, not of your data. Nothing was changed.");
    }

    @Override
    public void failed() {
        Throwable why = failure;
        told.completeExceptionally(why == null ? new IllegalStateException("an import that failed must say why") : why);
    }

    @Override
    public void cancelled(String why) {
        told.completeExceptionally(new ImportEnded(why));
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    /** What it did, as soon as it is done; says meanwhile how much comes first. */
    Told await(Line line, Task task) {
        String said = "";
        while (true) {
            try {
                return told.get(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                Standing standing = line.standing(task);
                if (!standing.isRunning() && !standing.what().equals(said)) {
                    said = standing.what();
                    progress.at("waiting: " + said.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                            + said.substring(1, said.length() - 1));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the import goes on, but nobody waits for it", interrupted);
            } catch (java.util.concurrent.ExecutionException failure) {
                throw failure.getCause() instanceof RuntimeException ours
                        ? ours
                        : new CompletionException(failure.getCause());
            }
        }
    }
}
