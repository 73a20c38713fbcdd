package org.wayworth.app.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.TooManyQuestions;

/**
 * The one queue of questions. A few are worked on at a time, a bounded number waits, what people ask goes before what the
 * server asks itself, and equal questions are worked out once. Whatever ends the work, an {@link Error} as well, ends the
 * waiting too.
 */
final class Questions implements AutoCloseable {

    /**
     * @param atWork worked on at a time
     * @param waiting that people asked and that may wait; one more is turned away
     * @param lease a question lives on for so long after someone last asked for it
     * @param remembered results that are kept for the next who asks, those least recently asked for go first
     */
    record Limits(int atWork, int waiting, Duration lease, int remembered) {
        static final Limits STANDARD = new Limits(2, 50, Duration.ofSeconds(15), 300);
    }

    private static final long LOOK_EVERY_MILLISECONDS = 500;
    private static final long MOST_SECONDS_TO_END = 10;

    /** What people ask first; then in the order of asking. */
    private static final Comparator<Question> ORDER =
            Comparator.comparing(Question::isOurs).thenComparingLong(Question::ordinal);

    private final Limits limits;
    private final LongSupplier clock;
    private final Object lock = new Object();

    /** Every question that has no result yet, and the results that are remembered; the last asked for at the end. */
    private final Map<String, Question> known = new LinkedHashMap<>(16, 0.75f, true);

    private final PriorityQueue<Question> waiting = new PriorityQueue<>(ORDER);
    private final List<Question> atWork = new ArrayList<>();
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Questions::daemon);
    private final ScheduledFuture<?> looking;
    private long asked;

    Questions() {
        this(Limits.STANDARD, System::nanoTime);
    }

    /** @param clock nanoseconds, as {@link System#nanoTime} counts them */
    Questions(Limits limits, LongSupplier clock) {
        this.limits = limits;
        this.clock = clock;
        this.workers = new ThreadPoolExecutor(
                limits.atWork(), limits.atWork(), 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Questions::daemon);
        // No thread has to be found when memory is short.
        workers.prestartAllCoreThreads();
        this.looking = watch.scheduleWithFixedDelay(
                this::dropUnwanted, LOOK_EVERY_MILLISECONDS, LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "questions");
        thread.setDaemon(true);
        return thread;
    }

    /** @throws TooManyQuestions if as many wait as may */
    CompletionStage<Asked> ask(String key, Duration patience, Question.Work work) {
        Question question;
        synchronized (lock) {
            question = known.get(key);
            if (question == null) {
                question = add(key, work, false);
            } else if (question.isOurs()) {
                promote(question);
            }
            question.lease(clock.getAsLong() + patience.plus(limits.lease()).toNanos());
        }
        return question.within(patience, this::standing);
    }

    /** Where the question stands; asked by the server itself where nobody has asked it yet. */
    Asked known(String key, Question.Work work) {
        Question question;
        synchronized (lock) {
            question = known.get(key);
            if (question == null) {
                question = add(key, work, true);
            }
        }
        return question.now(this::standing);
    }

    /** Forgets a failure, so that the next who asks gets another attempt. */
    void forgetFailure(String key) {
        synchronized (lock) {
            Question question = known.get(key);
            if (question != null && question.hasFailed()) {
                known.remove(key);
            }
        }
    }

    private Question add(String key, Question.Work work, boolean isOurs) {
        long others = count(question -> !question.isOurs());
        if (!isOurs && others >= limits.waiting()) {
            throw new TooManyQuestions((int) others);
        }
        Question question = new Question(key, asked++, clock.getAsLong(), work, isOurs);
        known.put(key, question);
        waiting.add(question);
        startNext();
        return question;
    }

    private void promote(Question question) {
        boolean isWaiting = waiting.remove(question);
        question.isAskedFor();
        if (isWaiting) {
            waiting.add(question);
            startNext();
        }
    }

    private void startNext() {
        while (atWork.size() < limits.atWork() && !waiting.isEmpty() && mayStart(waiting.peek())) {
            Question question = waiting.remove();
            question.state(Question.State.AT_WORK);
            atWork.add(question);
            workers.execute(new Task(question));
        }
    }

    /** One place is kept free for people. */
    private boolean mayStart(Question question) {
        return !question.isOurs()
                || atWork.stream().filter(Question::isOurs).count() < Math.max(1, limits.atWork() - 1);
    }

    private long count(Predicate<Question> which) {
        return waiting.stream().filter(which).count();
    }

    private Asked standing(Question question) {
        synchronized (lock) {
            return new Asked.Working(
                    question.state() == Question.State.WAITING
                            ? (int) count(other -> ORDER.compare(other, question) < 0) + atWork.size()
                            : 0,
                    question.first());
        }
    }

    private void dropUnwanted() {
        long now = clock.getAsLong();
        List<Question> dropped = new ArrayList<>();
        synchronized (lock) {
            for (Question question : List.copyOf(waiting)) {
                if (!question.isWanted(now)) {
                    waiting.remove(question);
                    known.remove(question.key(), question);
                    dropped.add(question);
                }
            }
            for (Question question : atWork) {
                if (question.stop().isAsked()) {
                    // An interruption may be lost in code that clears it: it is repeated until the work ends.
                    question.stop().ask();
                } else if (!question.isWanted(now)) {
                    known.remove(question.key(), question);
                    question.stop().ask();
                    dropped.add(question);
                }
            }
            startNext();
        }
        dropped.forEach(question -> question.is(new Asked.Working(0)));
    }

    private void ended(Question question, Asked result) {
        synchronized (lock) {
            question.state(Question.State.DONE);
            atWork.remove(question);
            forgetOldest();
            startNext();
        }
        question.is(result);
    }

    private void forgetOldest() {
        long results = known.values().stream()
                .filter(question -> question.state() == Question.State.DONE)
                .count();
        Iterator<Question> oldest = known.values().iterator();
        while (results > limits.remembered() && oldest.hasNext()) {
            if (oldest.next().state() == Question.State.DONE) {
                oldest.remove();
                results--;
            }
        }
    }

    /** The work on one question. Whatever it throws is caught by the task and told by {@link #done}. */
    private final class Task extends FutureTask<Asked> {
        private final Question question;

        Task(Question question) {
            super(() -> new Asked.Answered(question.answer()));
            this.question = question;
        }

        @Override
        protected void done() {
            ended(question, result());
        }

        private Asked result() {
            try {
                return get();
            } catch (ExecutionException failure) {
                return question.stop().isAsked()
                        ? new Asked.Working(0)
                        : FailureWords.of(question.key(), failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("a result that is there needs no waiting", interrupted);
            }
        }
    }

    /** Takes no more, and ends what is being worked on. */
    @Override
    public void close() {
        looking.cancel(false);
        watch.shutdown();
        synchronized (lock) {
            waiting.clear();
            atWork.forEach(question -> question.stop().ask());
            workers.shutdown();
        }
        try {
            if (!workers.awaitTermination(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
