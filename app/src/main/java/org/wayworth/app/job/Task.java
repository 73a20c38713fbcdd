package org.wayworth.app.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.wayworth.store.job.Stage;
import org.wayworth.store.job.Wanted;

/** One piece of work in line, from when it is asked for until it has ended. Guarded by the line's lock. */
public final class Task {

    enum Place {
        COMING,
        WAITING,
        AT_WORK,
        ENDED
    }

    /** Work of a kind that usually takes less is done beside a heavy job. */
    private static final Duration LIGHT = Duration.ofSeconds(1);

    private final Wanted wanted;
    private final Work work;
    private final long ordinal;
    private final Instant askedAt = Instant.now();

    private OptionalLong id = OptionalLong.empty();
    private Optional<Duration> usual = Optional.empty();
    private Place place = Place.COMING;
    private Stop stop = new Stop();
    private volatile Stage stage = Stage.NONE;
    private boolean isOwn;
    private boolean isSettled;
    private boolean givesWay;
    private volatile int attempt;
    private long beganAt;
    private long watchedUntil;

    Task(Wanted wanted, Work work, long ordinal, long now) {
        this.wanted = wanted;
        this.work = work;
        this.ordinal = ordinal;
        this.isOwn = wanted.isOwn();
        this.watchedUntil = now;
    }

    Wanted wanted() {
        return wanted;
    }

    Work work() {
        return work;
    }

    long ordinal() {
        return ordinal;
    }

    /** Its number on record; empty where it is not recorded. */
    public OptionalLong id() {
        return id;
    }

    Place place() {
        return place;
    }

    void place(Place next) {
        place = next;
    }

    Stop stop() {
        return stop;
    }

    Stage stage() {
        return stage;
    }

    void stage(Stage now) {
        stage = now;
    }

    boolean isOwn() {
        return isOwn;
    }

    /** A person asks for it: it is not the program's own any more. */
    void isAskedFor() {
        isOwn = false;
    }

    void recorded(OptionalLong number, Optional<Duration> usually) {
        id = number;
        usual = usually;
    }

    boolean isHeavy() {
        return usual.isEmpty() || usual.get().compareTo(LIGHT) > 0;
    }

    /** Somebody waits for it up to this moment at least, as {@link System#nanoTime} counts. */
    void watched(long until) {
        watchedUntil = until - watchedUntil > 0 ? until : watchedUntil;
    }

    /** What somebody waits for goes first, what people asked for and left next, what the program asks itself last. */
    int rank(long now) {
        return isOwn ? 2 : watchedUntil - now > 0 ? 0 : 1;
    }

    void begins(long now) {
        place = Place.AT_WORK;
        beganAt = now;
    }

    void attempt(int number) {
        attempt = number;
    }

    /** It makes room for another, and is begun again later. */
    void giveWay() {
        givesWay = true;
        stop.ask();
    }

    boolean givesWay() {
        return givesWay;
    }

    void backInLine() {
        place = Place.WAITING;
        stop = new Stop();
        stage = Stage.NONE;
        givesWay = false;
    }

    /** Whether what became of it is told already. */
    boolean isSettled() {
        return isSettled;
    }

    /** @return false where it was settled before: the first who says what became of it is right */
    boolean settle() {
        boolean isFirst = !isSettled;
        isSettled = true;
        return isFirst;
    }

    Standing standing(int before, long now) {
        return new Standing(
                id.orElse(0),
                wanted,
                before,
                stage,
                askedAt,
                place == Place.AT_WORK ? Optional.of(Duration.ofNanos(now - beganAt)) : Optional.empty(),
                usual,
                attempt,
                work.news());
    }
}
