package org.wayworth.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wayworth.analytics.FirstFigure;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.TooManyQuestions;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.vocabulary.Outcome;

/** Law and fault: one queue, bounded, each question once, and nobody is left waiting. */
@DisplayName("law and fault: the queue of questions")
class QuestionsTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final AtomicLong now = new AtomicLong();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Questions questions = new Questions(new Questions.Limits(2, 5, LEASE, 3), now::get);

    @AfterEach
    void close() {
        open.countDown();
        questions.close();
    }

    @Test
    void theSameQuestionAskedByManyIsWorkedOutOnce() {
        AtomicInteger times = new AtomicInteger();
        Question.Work work = (stop, first) -> {
            times.incrementAndGet();
            await(open);
            return MadeUp.answer();
        };
        List<Supplier<Asked>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(questions.ask("a", LONG, work).toCompletableFuture()::join);
        }
        open.countDown();

        asked.forEach(one -> assertThat(one.get()).isInstanceOf(Asked.Answered.class));
        assertThat(join("a", work)).isInstanceOf(Asked.Answered.class);
        assertThat(times).hasValue(1);
    }

    @Test
    void whoAsksHearsTheFirstFigureWhileTheChecksRunAndThenTheAnswer() {
        CountDownLatch told = new CountDownLatch(1);
        FirstFigure figure = new FirstFigure("A rating of 8 or more goes with more revenue.", "Likely more.");
        Question.Work work = (stop, first) -> {
            first.accept(figure);
            told.countDown();
            await(open);
            return MadeUp.answer();
        };

        Supplier<Asked> answer = questions.ask("a", LONG, work).toCompletableFuture()::join;
        await(told);
        assertThat(questions.known("a", work)).isEqualTo(new Asked.Working(0, Optional.of(figure)));
        open.countDown();
        assertThat(answer.get()).isInstanceOf(Asked.Answered.class);
        assertThat(join("a", work)).isInstanceOf(Asked.Answered.class);
    }

    @Test
    void twoAreAtWorkFiveWaitAndOneMoreIsTurnedAway() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger atWork = new AtomicInteger();
        Question.Work work = (stop, first) -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            begun.countDown();
            await(open);
            atWork.decrementAndGet();
            return MadeUp.answer();
        };
        List<Supplier<Asked>> asked = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            asked.add(questions.ask("q" + i, LONG, work).toCompletableFuture()::join);
        }
        begun.await();

        assertThatThrownBy(() -> questions.ask("q7", LONG, work)).isInstanceOf(TooManyQuestions.class);
        assertThat(questions
                        .ask("q6", Duration.ZERO, work)
                        .toCompletableFuture()
                        .join())
                .as("one that waits already is not turned away; two at work and four that wait come first")
                .isEqualTo(new Asked.Working(6));
        open.countDown();
        asked.forEach(one -> assertThat(one.get()).isInstanceOf(Asked.Answered.class));
        assertThat(most).hasValue(2);
    }

    @Test
    void whatPeopleAskGoesBeforeWhatTheServerAsksItself() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        questions.known("own 0", (stop, first) -> {
            begun.countDown();
            await(open);
            return MadeUp.answer();
        });
        begun.await();
        assertThat(questions.known("own 1", told(order, "own 1"))).isInstanceOf(Asked.Working.class);
        assertThat(questions.known("own 2", told(order, "own 2"))).isInstanceOf(Asked.Working.class);
        assertThat(join("asked", told(order, "asked")))
                .as("a place is free for people while the server works on its own")
                .isInstanceOf(Asked.Answered.class);
        assertThat(join("own 2", told(order, "own 2"))).isInstanceOf(Asked.Answered.class);
        open.countDown();
        assertThat(join("own 1", told(order, "own 1"))).isInstanceOf(Asked.Answered.class);
        assertThat(order).containsExactly("asked", "own 2", "own 1");
    }

    @Test
    void workThatLosesAnInterruptionIsInterruptedAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        questions.ask("deaf", Duration.ofMillis(1), (stop, first) -> {
            begun.countDown();
            for (int lost = 0; lost < 2; ) {
                lost += Thread.interrupted() ? 1 : 0;
                Thread.onSpinWait();
            }
            ended.countDown();
            return MadeUp.answer();
        });
        begun.await();
        now.addAndGet(LEASE.multipliedBy(2).toNanos());
        assertThat(ended.await(5, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void nobodyWaitsAnyMoreAndTheWorkEnds() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        Question.Work endless = (stop, first) -> {
            begun.countDown();
            times.incrementAndGet();
            try {
                while (true) {
                    Blocks.map(4, i -> i);
                }
            } finally {
                ended.countDown();
            }
        };
        questions.ask("endless", Duration.ofMillis(1), endless);
        begun.await();
        now.addAndGet(LEASE.toNanos());
        questions.ask("endless", Duration.ofMillis(1), endless);
        now.addAndGet(LEASE.toNanos());
        assertThat(ended.await(1, TimeUnit.SECONDS))
                .as("asked again within its lease")
                .isFalse();

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(ended.await(5, TimeUnit.MINUTES)).isTrue();
        assertThat(join("next", (stop, first) -> MadeUp.answer()))
                .as("the interruption is not left to the next question")
                .isInstanceOf(Asked.Answered.class);
        assertThat(join("endless", (stop, first) -> MadeUp.refusal()))
                .as("dropped, not failed: who asks again gets an answer")
                .isInstanceOf(Asked.Answered.class);
        assertThat(times).hasValue(1);
    }

    @Test
    void aQuestionThatNobodyWaitsForIsNotBegun() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        for (String busy : List.of("a", "b")) {
            questions.ask(busy, LONG, (stop, first) -> {
                begun.countDown();
                await(open);
                return MadeUp.answer();
            });
        }
        begun.await();
        AtomicInteger times = new AtomicInteger();
        Question.Work counted = (stop, first) -> {
            times.incrementAndGet();
            return MadeUp.answer();
        };
        Supplier<Asked> dropped = questions.ask("c", LEASE, counted).toCompletableFuture()::join;
        now.addAndGet(LEASE.multipliedBy(3).toNanos());

        assertThat(dropped.get()).isInstanceOf(Asked.Working.class);
        open.countDown();
        assertThat(join("d", (stop, first) -> MadeUp.answer())).isInstanceOf(Asked.Answered.class);
        assertThat(times).hasValue(0);
    }

    static List<Throwable> failures() {
        return List.of(
                new IllegalStateException("a defect"),
                new OutOfMemoryError("made up"),
                new StackOverflowError("made up"),
                new NoClassDefFoundError("made up"),
                new AssertionError("made up"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whateverEndsTheWorkEndsTheWaitingAndIsNotTriedAgainByItself(Throwable failure) {
        AtomicInteger times = new AtomicInteger();
        Question.Work work = (stop, first) -> {
            times.incrementAndGet();
            return throwing(failure);
        };
        for (int i = 0; i < 5; i++) {
            assertThat(join("a", work)).isInstanceOfSatisfying(Asked.Failed.class, failed -> {
                assertThat(failed.reason()).endsWith(".").doesNotContain("made up", "Exception", "Error");
                assertThat(failed.reference()).hasSize(8);
            });
        }
        assertThat(questions.known("a", work)).isInstanceOf(Asked.Failed.class);
        assertThat(times).hasValue(1);

        questions.forgetFailure("a");
        assertThat(join("a", (stop, first) -> MadeUp.answer())).isInstanceOf(Asked.Answered.class);
        questions.forgetFailure("a");
        assertThat(join("a", work)).as("an answer is not forgotten").isInstanceOf(Asked.Answered.class);
    }

    @Test
    void twoThatFailLeaveBothPlacesFree() {
        for (int i = 0; i < 4; i++) {
            join("fails " + i, (stop, first) -> throwing(new OutOfMemoryError("made up")));
        }
        assertThat(join("a", (stop, first) -> MadeUp.answer())).isInstanceOf(Asked.Answered.class);
    }

    @Test
    void resultsThatNobodyAskedForLongestGoFirst() {
        AtomicInteger times = new AtomicInteger();
        Question.Work counted = (stop, first) -> {
            times.incrementAndGet();
            return MadeUp.answer();
        };
        for (String key : List.of("a", "b", "c", "a", "d")) {
            join(key, counted);
        }
        assertThat(times).hasValue(4);
        join("a", counted);
        assertThat(times).as("a was asked for again before d came").hasValue(4);
        join("b", counted);
        assertThat(times).as("b made room for d").hasValue(5);
    }

    private Asked join(String key, Question.Work work) {
        return questions.ask(key, LONG, work).toCompletableFuture().join();
    }

    private static Question.Work told(List<String> order, String name) {
        return (stop, first) -> {
            order.add(name);
            return MadeUp.answer();
        };
    }

    private static Outcome throwing(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
