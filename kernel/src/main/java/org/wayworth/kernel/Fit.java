package org.wayworth.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a method returns when the data may not allow an answer: the result, or the named reason why there is none.
 * Wrong calls (lengths that differ, a level of 3) throw; data that cannot answer come back as {@link Impossible}.
 *
 * @param <R> the result's type
 */
public sealed interface Fit<R> {

    /** Why a model could not be fitted. */
    enum Reason {
        /** Fewer rows than the method needs. */
        TOO_FEW_ROWS,
        /** Enough rows, but too few with the event. */
        TOO_FEW_EVENTS,
        /** A column, or the outcome, has one value only. */
        NO_VARIATION,
        /** Some columns are linear combinations of others. */
        RANK_DEFICIENT,
        /** A combination of columns tells the classes apart without error, so the estimate runs to infinity. */
        SEPARATED,
        /** The iterations ended before the optimum was reached. */
        NOT_CONVERGED,
        /** The groups share no region in which they could be compared. */
        NO_OVERLAP,
        /** The optimum lies on the edge of the parameter space, or the asked quantity is infinite there. */
        OUTSIDE_MODEL
    }

    /** The answer. */
    record Done<R>(R result) implements Fit<R> {}

    /**
     * No answer.
     *
     * @param found what was seen in the data, with its figures
     * @param advice what the caller can do about it
     * @param columns those in the way, counted from 0 as they were given; empty where none is
     */
    record Impossible<R>(Reason reason, String found, String advice, List<Integer> columns) implements Fit<R> {
        public Impossible {
            columns = List.copyOf(columns);
        }

        /** The same, as what another method could not do either. */
        <T> Fit<T> to() {
            return new Impossible<>(reason, found, advice, columns);
        }
    }

    static <R> Fit<R> done(R result) {
        return new Done<>(result);
    }

    static <R> Fit<R> impossible(Reason reason, String found, String advice) {
        return new Impossible<>(reason, found, advice, List.of());
    }

    /** @param columns those in the way, counted from 0 as they were given */
    static <R> Fit<R> impossible(Reason reason, String found, String advice, int... columns) {
        return new Impossible<>(
                reason, found, advice, Arrays.stream(columns).boxed().toList());
    }

    /** Both cases, handled. */
    default <T> T fold(Function<? super R, ? extends T> onDone, Function<Impossible<R>, ? extends T> onImpossible) {
        if (this instanceof Done<R> done) {
            return onDone.apply(done.result());
        }
        return onImpossible.apply((Impossible<R>) this);
    }

    default <T> Fit<T> map(Function<? super R, ? extends T> change) {
        return fold(result -> done(change.apply(result)), Impossible::to);
    }

    default <T> Fit<T> flatMap(Function<? super R, Fit<T>> next) {
        return fold(next, Impossible::to);
    }

    default boolean isDone() {
        return this instanceof Done<R>;
    }

    /** The result, for callers who have made sure that there is one; throws with the reason otherwise. */
    default R get() {
        return fold(result -> result, no -> {
            throw new IllegalStateException(no.reason() + ": " + no.found() + ". " + no.advice());
        });
    }
}
