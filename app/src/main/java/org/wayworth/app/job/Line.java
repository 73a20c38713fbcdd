package org.wayworth.app.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.wayworth.store.job.Job;
import org.wayworth.store.job.JobState;
import org.wayworth.store.job.Wanted;

/**
 * The one line of long work. One heavy job at a time; beside it one of a kind that usually takes no more than a second.
 * What somebody waits for goes first, and what nobody waits for makes room for it where it can be begun again. A job is on
 * record before anyone is told of it. Whatever ends the work, an {@link Error} as well, ends the waiting too.
 */
public final class Line implements Jobs, AutoCloseable {

    /**
     * @param waiting that people asked for and that may wait; one more is turned away
     * @param watch a job counts as waited for so long after someone last looked
     */
    public record Limits(int waiting, Duration watch) {
        public static final Limits STANDARD = new Limits(50, Duration.ofSeconds(15));
    }

    /** How often a job is begun that never comes to its end, since the program does not. */
    static final int MOST_ATTEMPTS = 3;

    private static final int THREADS = 2;
    private static final long LOOK_EVERY_MILLISECONDS = 500;
    private static final int RENEW_EVERY_LOOKS = 6;
    private static final long MOST_SECONDS_TO_END = 10;

    private final Limits limits;
    private final LongSupplier clock;
    private final JobRecord record;
    private final Object lock = new Object();
    private final Set<Task> coming = new HashSet<>();
    private final List<Task> waiting = new ArrayList<>();
    private final List<Task> atWork = new ArrayList<>();
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Line::daemon);
    private final ScheduledFuture<?> looking;
    private long asked;
    private int looks;
    private boolean isClosing;

    public Line(JobRecord record) {
        this(Limits.STANDARD, System::nanoTime, record);
    }

    /** @param clock nanoseconds, as {@link System#nanoTime} counts them */
    public Line(Limits limits, LongSupplier clock, JobRecord record) {
        this.limits = limits;
        this.clock = clock;
        this.record = record;
        this.workers = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Line::daemon);
        // No thread has to be found when memory is short.
        workers.prestartAllCoreThreads();
        this.looking = watch.scheduleWithFixedDelay(
                this::look, LOOK_EVERY_MILLISECONDS, LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "jobs");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Puts work in line, and on record.
     *
     * @param patience how long the one who asks waits at least; the program itself does not wait
     * @throws LineFull if somebody waits for each of as many as may wait; only of what can be begun again
     */
    public Task add(Wanted wanted, Work work, Duration patience) {
        Task task;
        Optional<Task> dropped;
        synchronized (lock) {
            dropped = work.isRepeatable() && !wanted.isOwn() ? makeRoom() : Optional.empty();
            task = new Task(wanted, work, asked++, clock.getAsLong());
            coming.add(task);
        }
        dropped.ifPresent(one -> tellCancelled(one, "Nobody waited for it, and too much else waited."));
        boolean isRecorded = false;
        try {
            OptionalLong id = record.add(wanted);
            enter(task, id, record.usual(wanted), wanted.isOwn() ? Optional.empty() : Optional.of(patience));
            isRecorded = true;
        } finally {
            if (!isRecorded) {
                synchronized (lock) {
                    coming.remove(task);
                }
            }
        }
        return task;
    }

    /** What a process that has ended left on record. Each must be taken up, or given up. */
    public List<Job> left() {
        return record.takeOver();
    }

    /** Goes on with what was left: begins it again, unless it was begun too often already. */
    public Optional<Task> takeUp(Job left, Work work) {
        OptionalLong id = OptionalLong.of(left.id());
        if (left.attempt() >= MOST_ATTEMPTS) {
            String said = "It was begun " + MOST_ATTEMPTS
                    + " times, and Wayworth ended each time before it was done. It is not begun again by itself: ask"
                    + " with fewer resamples or about a shorter time, or start Wayworth with more memory (--memory 4G).";
            record.end(id, JobState.FAILED, "", said);
            work.cancelled(said);
            return Optional.empty();
        }
        Task task;
        synchronized (lock) {
            task = new Task(left.wanted(), work, asked++, clock.getAsLong());
            coming.add(task);
        }
        enter(task, id, record.usual(left.wanted()), Optional.empty());
        return Optional.of(task);
    }

    /** Does not go on with what was left. @param said why, and what to do, in sentences */
    public void giveUp(Job left, JobState end, String said) {
        record.end(OptionalLong.of(left.id()), end, "", said);
    }

    /** Where as many wait as may, the oldest that nobody waits for is dropped. */
    private Optional<Task> makeRoom() {
        long others = Stream.concat(waiting.stream(), coming.stream())
                .filter(task -> !task.isOwn())
                .count();
        if (others < limits.waiting()) {
            return Optional.empty();
        }
        long now = clock.getAsLong();
        Optional<Task> left = waiting.stream()
                .filter(task -> task.rank(now) == 1)
                .min(Comparator.comparingLong(Task::ordinal))
                .filter(Task::settle);
        waiting.remove(left.orElseThrow(() -> new LineFull((int) others)));
        return left;
    }

    /** @param patience empty where nobody waits */
    private void enter(Task task, OptionalLong id, Optional<Duration> usual, Optional<Duration> patience) {
        synchronized (lock) {
            coming.remove(task);
            task.recorded(id, usual);
            patience.ifPresent(time ->
                    task.watched(clock.getAsLong() + time.plus(limits.watch()).toNanos()));
            task.place(Task.Place.WAITING);
            waiting.add(task);
            startNext();
        }
    }

    /** A person waits for it, so long at least. */
    public void watched(Task task, Duration patience) {
        synchronized (lock) {
            task.isAskedFor();
            task.watched(clock.getAsLong() + patience.plus(limits.watch()).toNanos());
            startNext();
        }
    }

    /** Where it stands. */
    public Standing standing(Task task) {
        synchronized (lock) {
            return standingNow(task);
        }
    }

    private Standing standingNow(Task task) {
        long now = clock.getAsLong();
        int before = task.place() == Task.Place.AT_WORK
                ? 0
                : atWork.size()
                        + (int) waiting.stream()
                                .filter(other -> order(now).compare(other, task) < 0)
                                .count();
        return task.standing(before, now);
    }

    private static Comparator<Task> order(long now) {
        return Comparator.comparingInt((Task task) -> task.rank(now)).thenComparingLong(Task::ordinal);
    }

    private void startNext() {
        if (isClosing) {
            return;
        }
        long now = clock.getAsLong();
        for (Task task : waiting.stream().sorted(order(now)).toList()) {
            Optional<Task> inItsPlace = atWork.stream()
                    .filter(other -> other.isHeavy() == task.isHeavy())
                    .findFirst();
            if (inItsPlace.isEmpty()) {
                waiting.remove(task);
                task.begins(now);
                atWork.add(task);
                workers.execute(new Running(task, this, record));
            } else if (task.rank(now) == 0) {
                letGiveWay(inItsPlace.get(), now);
            }
        }
    }

    private static void letGiveWay(Task other, long now) {
        if (other.rank(now) > 0
                && other.isHeavy()
                && other.work().isRepeatable()
                && !other.stop().isAsked()) {
            other.giveWay();
        }
    }

    /** Every half second: whether someone stopped waiting, and now and then a word that this process lives. */
    private void look() {
        List<Task> running;
        boolean isTimeToRenew;
        synchronized (lock) {
            for (Task task : atWork) {
                if (task.stop().isAsked()) {
                    // An interruption may be lost in code that clears it: it is repeated until the work ends.
                    task.stop().ask();
                }
            }
            startNext();
            running = List.copyOf(atWork);
            isTimeToRenew = ++looks % RENEW_EVERY_LOOKS == 0 && !(running.isEmpty() && waiting.isEmpty());
        }
        if (isTimeToRenew) {
            record.renew();
            running.forEach(this::tell);
        }
    }

    private void tell(Task task) {
        if (!record.tell(task.id(), task.stage())) {
            synchronized (lock) {
                if (task.givesWay()
                        || task.place() != Task.Place.AT_WORK
                        || !task.stop().askUnlessFinal()
                        || !task.settle()) {
                    return;
                }
            }
            task.work().cancelled("Another Wayworth has taken this work over.");
        }
    }

    /** @return whether the caller is the first who says what became of it */
    boolean settle(Task task) {
        synchronized (lock) {
            return task.settle();
        }
    }

    /** Whether a task that was stopped stands in line again: it made room, and nobody ended it meanwhile. */
    boolean isForLater(Task task) {
        synchronized (lock) {
            return !isClosing && !task.isSettled();
        }
    }

    /** Its place is free. @param isAgain whether it stands in line again */
    void leaves(Task task, boolean isAgain) {
        synchronized (lock) {
            atWork.remove(task);
            if (isAgain && !task.isSettled()) {
                task.backInLine();
                waiting.add(task);
            } else {
                task.place(Task.Place.ENDED);
            }
            startNext();
        }
    }

    @Override
    public List<Standing> atHand() {
        synchronized (lock) {
            long now = clock.getAsLong();
            List<Task> all = new ArrayList<>(atWork);
            waiting.stream().sorted(order(now)).forEach(all::add);
            return all.stream()
                    .filter(task -> !task.isSettled() && task.id().isPresent())
                    .map(this::standingNow)
                    .toList();
        }
    }

    @Override
    public Optional<Standing> look(long id) {
        synchronized (lock) {
            Optional<Task> found = find(id);
            found.ifPresent(task -> watched(task, Duration.ZERO));
            return found.map(this::standingNow);
        }
    }

    private Optional<Task> find(long id) {
        List<Task> all = new ArrayList<>(atWork);
        all.addAll(waiting);
        return all.stream()
                .filter(task -> task.id().orElse(-1) == id && !task.isSettled())
                .findFirst();
    }

    @Override
    public List<Job> ended(int most) {
        return record.ended(most);
    }

    @Override
    public boolean cancel(long id, String why) {
        Optional<Task> found;
        synchronized (lock) {
            found = find(id).filter(task -> task.stop().askUnlessFinal()).filter(Task::settle);
            found.ifPresent(waiting::remove);
        }
        found.ifPresent(task -> tellCancelled(task, why));
        return found.isPresent();
    }

    private void tellCancelled(Task task, String why) {
        record.end(task.id(), JobState.CANCELLED, "", why);
        task.work().cancelled(why);
    }

    /** Takes no more, and ends what is being worked on; what waits and can be begun again is on record for the next start. */
    @Override
    public void close() {
        looking.cancel(false);
        watch.shutdown();
        List<Task> unbegun;
        synchronized (lock) {
            isClosing = true;
            unbegun = waiting.stream()
                    .filter(task -> !task.work().isRepeatable() && task.settle())
                    .toList();
            waiting.clear();
            atWork.forEach(task -> task.stop().ask());
            workers.shutdown();
        }
        unbegun.forEach(task -> {
            record.end(task.id(), JobState.INTERRUPTED, "", Running.ENDED);
            task.work().cancelled(Running.ENDED);
        });
        try {
            if (!workers.awaitTermination(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
