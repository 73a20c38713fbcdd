package org.wayworth.app.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.wayworth.store.job.Job;
import org.wayworth.store.job.JobState;
import org.wayworth.store.job.JobTable;
import org.wayworth.store.job.Stage;
import org.wayworth.store.job.Wanted;

/**
 * The record of jobs. Where nothing may be written, since the disk is nearly full, jobs are done and not recorded. Once a
 * job is recorded, a database that does not answer does not end it: its lease runs out, and it is done once more at worst.
 */
public final class JobRecord {

    private static final Logger LOG = LoggerFactory.getLogger(JobRecord.class);

    /** A job stays in a process's hands so long after its last word. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** Older ones are forgotten. */
    private static final int MOST_ENDED = 500;

    private static final int FORGET_EVERY = 50;

    private final Optional<JobTable> table;
    private final BooleanSupplier hasRoom;
    private int ended;

    private JobRecord(Optional<JobTable> table, BooleanSupplier hasRoom) {
        this.table = table;
        this.hasRoom = hasRoom;
    }

    /** @param hasRoom whether something may be written now */
    public static JobRecord in(JobTable table, BooleanSupplier hasRoom) {
        return new JobRecord(Optional.of(table), hasRoom);
    }

    /** Of jobs that end with the program. */
    public static JobRecord none() {
        return new JobRecord(Optional.empty(), () -> false);
    }

    /** @return the job's number; empty where it is not recorded */
    OptionalLong add(Wanted wanted) {
        return table.isPresent() && hasRoom.getAsBoolean()
                ? OptionalLong.of(table.get().add(wanted).id())
                : OptionalLong.empty();
    }

    Optional<Duration> usual(Wanted wanted) {
        return table.flatMap(jobs -> jobs.usual(wanted.kind(), wanted.topic()));
    }

    /** What a process that has ended had in hand. */
    List<Job> takeOver() {
        // Whoever has the folder's lock knows that no other process works on it.
        return table.isPresent() && hasRoom.getAsBoolean() ? table.get().takeOver(holder -> true) : List.of();
    }

    List<Job> ended(int most) {
        return table.map(jobs -> jobs.ended(most)).orElse(List.of());
    }

    /** @return the attempt's number */
    int begin(OptionalLong id) {
        return ifRecorded(
                id,
                (jobs, job) -> {
                    jobs.begin(job);
                    return jobs.find(job).map(Job::attempt).orElse(1);
                },
                1);
    }

    void putBack(OptionalLong id) {
        ifRecorded(id, JobTable::putBack, true);
    }

    /** @return false where another process has it in hand */
    boolean tell(OptionalLong id, Stage stage) {
        return !hasRoom.getAsBoolean() || ifRecorded(id, (jobs, job) -> jobs.tell(job, stage), true);
    }

    /** Says that this process lives. */
    void renew() {
        if (table.isPresent() && hasRoom.getAsBoolean()) {
            JobTable jobs = table.get();
            answered(
                    () -> {
                        jobs.renew();
                        return true;
                    },
                    true);
        }
    }

    synchronized void end(OptionalLong id, JobState end, String result, String said) {
        ifRecorded(id, (jobs, job) -> jobs.end(job, end, result, said), true);
        if (id.isPresent() && ++ended % FORGET_EVERY == 0) {
            ifRecorded(
                    id,
                    (jobs, job) -> {
                        jobs.forgetBut(MOST_ENDED);
                        return true;
                    },
                    true);
        }
    }

    private interface Change<T> {
        T in(JobTable jobs, long id);
    }

    private <T> T ifRecorded(OptionalLong id, Change<T> change, T otherwise) {
        if (table.isEmpty() || id.isEmpty()) {
            return otherwise;
        }
        JobTable jobs = table.get();
        return answered(() -> change.in(jobs, id.getAsLong()), otherwise);
    }

    private static <T> T answered(Supplier<T> change, T otherwise) {
        try {
            return change.get();
        } catch (NestedRuntimeException away) {
            LOG.warn("the record of jobs could not be changed; the job goes on", away);
            return otherwise;
        }
    }
}
