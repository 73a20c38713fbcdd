package org.wayworth.app.desk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wayworth.analytics.FirstFigure;
import org.wayworth.app.analysis.Asked;
import org.wayworth.vocabulary.Outcome;

/** One question that was asked, from when it is first asked until its answer is forgotten. Guarded by the queue's lock. */
final class Question {

    /** Works out the answer, tells its first figure; ends early, with any exception, once it is asked to stop. */
    @FunctionalInterface
    interface Work {
        Outcome answer(Stop stop, Consumer<FirstFigure> first);
    }

    enum State {
        WAITING,
        AT_WORK,
        DONE
    }

    private final String key;
    private final long ordinal;
    private final Work work;
    private final boolean isWithoutEnd;
    private final Stop stop = new Stop();
    private final CompletableFuture<Asked> asked = new CompletableFuture<>();
    private volatile @Nullable FirstFigure first;

    private State state = State.WAITING;
    private boolean isOurs;
    private long leaseEnds;

    /**
     * @param now as {@link System#nanoTime} counts
     * @param isOurs whether the server asks it itself, to have the answer when someone comes
     */
    Question(String key, long ordinal, long now, Work work, boolean isOurs) {
        this.key = key;
        this.ordinal = ordinal;
        this.work = work;
        this.leaseEnds = now;
        this.isOurs = isOurs;
        this.isWithoutEnd = isOurs;
    }

    String key() {
        return key;
    }

    long ordinal() {
        return ordinal;
    }

    Stop stop() {
        return stop;
    }

    State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    boolean isOurs() {
        return isOurs;
    }

    /** Someone asks: from now on it goes before those that the server asks itself. */
    void isAskedFor() {
        isOurs = false;
    }

    /**
     * Someone wants the answer up to this moment at least. What the server asked itself is worked out in any case.
     *
     * @param until as {@link System#nanoTime} counts
     */
    void lease(long until) {
        if (!isWithoutEnd) {
            leaseEnds = until - leaseEnds > 0 ? until : leaseEnds;
        }
    }

    boolean isWanted(long now) {
        return isWithoutEnd || leaseEnds - now > 0;
    }

    Outcome answer() {
        return stop.on(() -> work.answer(stop, figure -> first = figure));
    }

    /** What is known while the checks still run. */
    Optional<FirstFigure> first() {
        return Optional.ofNullable(first);
    }

    void is(Asked result) {
        asked.complete(result);
    }

    boolean hasFailed() {
        return asked.getNow(new Asked.Working(0)) instanceof Asked.Failed;
    }

    /** The result where it is there. */
    Asked now(Function<Question, Asked> otherwise) {
        return asked.isDone() ? asked.join() : otherwise.apply(this);
    }

    /** The result as soon as it is there, and where the question stands when patience ends. */
    CompletableFuture<Asked> within(Duration patience, Function<Question, Asked> otherwise) {
        if (asked.isDone() || patience.isZero()) {
            return CompletableFuture.completedFuture(now(otherwise));
        }
        return asked.thenApply(result -> true)
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(isThere -> now(otherwise));
    }
}
