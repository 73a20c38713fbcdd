package org.wayworth.app.job;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.wayworth.store.job.JobState;

/** The work of one task. Whatever it throws is caught by the future and told by {@link #done}. */
final class Running extends FutureTask<Ending> {

    static final String ENDED = "Wayworth was ended before this was done. Nothing was changed: begin it again.";

    private final Task task;
    private final Line line;
    private final JobRecord record;

    Running(Task task, Line line, JobRecord record) {
        super(() -> {
            task.attempt(record.begin(task.id()));
            return task.stop().on(() -> task.work().work(task.stop(), task::stage));
        });
        this.task = task;
        this.line = line;
        this.record = record;
    }

    @Override
    protected void done() {
        boolean isAgain = false;
        try {
            isAgain = finish();
        } finally {
            line.leaves(task, isAgain);
        }
    }

    /** @return whether it made room for another, and stands in line again */
    private boolean finish() {
        try {
            Ending ending = get();
            if (line.settle(task)) {
                record.end(task.id(), JobState.DONE, ending.result(), ending.said());
                task.work().done();
            }
            return false;
        } catch (ExecutionException failure) {
            return task.stop().isAsked() ? stopped() : failed(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a result that is there needs no waiting", interrupted);
        }
    }

    private boolean failed(@Nullable Throwable cause) {
        if (line.settle(task)) {
            record.end(task.id(), JobState.FAILED, "", task.work().reason(cause));
            task.work().failed();
        }
        return false;
    }

    private boolean stopped() {
        if (line.isForLater(task)) {
            record.putBack(task.id());
            return true;
        }
        if (!line.settle(task)) {
            return false;
        }
        if (task.work().isRepeatable()) {
            record.putBack(task.id());
            task.work().cancelled("Wayworth was ended before this was done. It begins again at the next start.");
        } else {
            record.end(task.id(), JobState.INTERRUPTED, "", ENDED);
            task.work().cancelled(ENDED);
        }
        return false;
    }
}
