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
import org.wayworth.app.job.Ending;
import org.wayworth.app.job.Stop;
import org.wayworth.store.job.Stage;
import org.wayworth.store.job.Wanted;
import org.wayworth.vocabulary.Outcome;

/** One question that was asked, from when it is first asked until its answer is forgotten. */
final class Question implements org.wayworth.app.job.Work {

    /** Works out the answer, tells its first figure and its stages; ends early, with any exception, once it is asked to stop. */
    @FunctionalInterface
    interface Work {
        Outcome answer(Stop stop, Consumer<FirstFigure> first, Consumer<Stage> stages);
    }

    private final Wanted wanted;
    private final Work work;
    private final CompletableFuture<Asked> asked = new CompletableFuture<>();
    private volatile @Nullable FirstFigure first;
    private volatile @Nullable Outcome outcome;
    private volatile Asked.@Nullable Failed failure;

    Question(Wanted wanted, Work work) {
        this.wanted = wanted;
        this.work = work;
    }

    @Override
    public Ending work(Stop stop, Consumer<Stage> stages) {
        Outcome answer = work.answer(stop, figure -> first = figure, stages);
        outcome = answer;
        return answer.fold(
                found -> new Ending(
                        found.headline().id().toString(),
                        found.headline().statement().text()),
                refusal -> new Ending("", "We can't say. " + refusal.reason().headline() + "."));
    }

    @Override
    public void done() {
        Outcome answer = outcome;
        if (answer == null) {
            throw new IllegalStateException("a question that is done must have an answer");
        }
        asked.complete(new Asked.Answered(answer));
    }

    @Override
    public String reason(@Nullable Throwable cause) {
        Asked.Failed why = FailureWords.of(wanted.topic() + "?" + wanted.subject(), cause);
        failure = why;
        return why.reason();
    }

    @Override
    public void failed() {
        Asked.Failed why = failure;
        asked.complete(why == null ? FailureWords.of(wanted.topic(), null) : why);
    }

    @Override
    public void cancelled(String why) {
        asked.complete(Asked.Failed.cancelled(why));
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public int news() {
        return first == null ? 0 : 1;
    }

    /** What is known while the checks still run. */
    Optional<FirstFigure> first() {
        return Optional.ofNullable(first);
    }

    boolean isThere() {
        return asked.isDone();
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
