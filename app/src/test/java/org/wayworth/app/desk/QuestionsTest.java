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
import org.wayworth.app.job.JobRecord;
import org.wayworth.app.job.Line;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.store.job.Wanted;
import org.wayworth.vocabulary.Outcome;

/** Law and fault: one queue, bounded, each question once, and nobody is left waiting. */
@DisplayName("law and fault: the queue of questions")
class QuestionsTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final AtomicLong now = new AtomicLong();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Line line = new Line(new Line.Limits(5, LEASE), now::get, JobRecord.none());
    private final Questions questions = new Questions(line, 3);

    @AfterEach
    void close() {
        open.countDown();
        line.close();
    }

    @Test
    void theSameQuestionAskedByManyIsWorkedOutOnce() {
        AtomicInteger times = new AtomicInteger();
        Question.Work work = (stop, first, stages) -> {
            times.incrementAndGet();
            await(open);
            return MadeUp.answer();
        };
        List<Supplier<Asked>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(questions.ask(wanted("a"), LONG, work).toCompletableFuture()::join);
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
        Question.Work work = (stop, first, stages) -> {
            first.accept(figure);
            told.countDown();
            await(open);
            return MadeUp.answer();
        };

        Supplier<Asked> answer = questions.ask(wanted("a"), LONG, work).toCompletableFuture()::join;
        await(told);
        assertThat(questions.known(own("a"), work)).isEqualTo(new Asked.Working(0, Optional.of(figure)));
        open.countDown();
        assertThat(answer.get()).isInstanceOf(Asked.Answered.class);
        assertThat(join("a", work)).isInstanceOf(Asked.Answered.class);
    }

    @Test
    void oneIsAtWorkFiveWaitAndOneMoreIsTurnedAway() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger atWork = new AtomicInteger();
        Question.Work work = (stop, first, stages) -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            begun.countDown();
            await(open);
            atWork.decrementAndGet();
            return MadeUp.answer();
        };
        List<Supplier<Asked>> asked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            asked.add(questions.ask(wanted("q" + i), LONG, work).toCompletableFuture()::join);
        }
        begun.await();

        assertThatThrownBy(() -> questions.ask(wanted("q6"), LONG, work)).isInstanceOf(TooManyQuestions.class);
        assertThat(questions
                        .ask(wanted("q5"), Duration.ZERO, work)
                        .toCompletableFuture()
                        .join())
                .as("one that waits already is not turned away; one at work and four that wait come first")
                .isEqualTo(new Asked.Working(5));
        open.countDown();
        asked.forEach(one -> assertThat(one.get()).isInstanceOf(Asked.Answered.class));
        assertThat(most).hasValue(1);
    }

    @Test
    void whatTheServerAsksItselfMakesRoomForWhatPeopleAskAndIsDoneAfterIt() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        questions.known(own("own 0"), (stop, first, stages) -> {
            begun.countDown();
            if (times.incrementAndGet() == 1) {
                await(open);
            }
            order.add("own 0");
            return MadeUp.answer();
        });
        begun.await();
        assertThat(questions.known(own("own 1"), told(order, "own 1"))).isInstanceOf(Asked.Working.class);
        assertThat(join("asked", told(order, "asked"))).isInstanceOf(Asked.Answered.class);
        assertThat(join("own 1", told(order, "own 1"))).isInstanceOf(Asked.Answered.class);
        assertThat(join("own 0", told(order, "unheard"))).isInstanceOf(Asked.Answered.class);
        assertThat(order).containsExactlyInAnyOrder("asked", "own 1", "own 0").startsWith("asked");
        assertThat(times).hasValue(2);
    }

    @Test
    void workThatLosesAnInterruptionIsInterruptedAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        questions.ask(wanted("deaf"), Duration.ofMillis(1), (stop, first, stages) -> {
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
        assertThat(join("other", (stop, first, stages) -> MadeUp.answer())).isInstanceOf(Asked.Answered.class);
        assertThat(ended.await(5, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whatNobodyWaitsForMakesRoomAndIsFinishedAllTheSame() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        Question.Work left = (stop, first, stages) -> {
            times.incrementAndGet();
            begun.countDown();
            while (open.getCount() > 0) {
                Blocks.map(4, i -> i);
            }
            return MadeUp.answer();
        };
        questions.ask(wanted("left"), Duration.ofMillis(1), left);
        begun.await();
        now.addAndGet(LEASE.toNanos());
        questions.ask(wanted("left"), Duration.ofMillis(1), left);
        now.addAndGet(LEASE.toNanos());
        Supplier<Asked> next = questions
                .ask(wanted("next"), LONG, (stop, first, stages) -> MadeUp.answer())
                .toCompletableFuture()::join;
        assertThat(questions.known(own("next"), left))
                .as("asked again within its lease")
                .isEqualTo(new Asked.Working(1));

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(next.get()).as("the interruption is not left to the next").isInstanceOf(Asked.Answered.class);
        open.countDown();
        assertThat(join("left", left)).isInstanceOf(Asked.Answered.class);
        assertThat(times).as("it was begun again").hasValue(2);
    }

    @Test
    void whatSomebodyWaitsForGoesFirstAndIfTooMuchWaitsTheRestIsDropped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        questions.ask(wanted("busy"), LONG.multipliedBy(2), (stop, first, stages) -> {
            begun.countDown();
            await(open);
            return MadeUp.answer();
        });
        begun.await();
        questions.ask(wanted("left 1"), LEASE, told(order, "left 1"));
        questions.ask(wanted("left 2"), LEASE, told(order, "left 2"));
        now.addAndGet(LEASE.multipliedBy(3).toNanos());
        List<Supplier<Asked>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(questions.ask(wanted("q" + i), LONG, told(order, "q" + i)).toCompletableFuture()::join);
        }
        assertThat(join("left 1", told(order, "unheard")))
                .isInstanceOfSatisfying(
                        Asked.Failed.class,
                        failed -> assertThat(failed.isCancelled()).isTrue());
        open.countDown();
        asked.forEach(one -> assertThat(one.get()).isInstanceOf(Asked.Answered.class));
        assertThat(join("left 2", told(order, "unheard"))).isInstanceOf(Asked.Answered.class);
        assertThat(order).containsExactly("q0", "q1", "q2", "q3", "left 2");
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
        Question.Work work = (stop, first, stages) -> {
            times.incrementAndGet();
            return throwing(failure);
        };
        for (int i = 0; i < 5; i++) {
            assertThat(join("a", work)).isInstanceOfSatisfying(Asked.Failed.class, failed -> {
                assertThat(failed.reason()).endsWith(".").doesNotContain("made up", "Exception", "Error");
                assertThat(failed.reference()).hasSize(8);
            });
        }
        assertThat(questions.known(own("a"), work)).isInstanceOf(Asked.Failed.class);
        assertThat(times).hasValue(1);

        questions.forgetFailure("a");
        assertThat(join("a", (stop, first, stages) -> MadeUp.answer())).isInstanceOf(Asked.Answered.class);
        questions.forgetFailure("a");
        assertThat(join("a", work)).as("an answer is not forgotten").isInstanceOf(Asked.Answered.class);
    }

    @Test
    void thoseThatFailLeaveTheirPlacesFree() {
        for (int i = 0; i < 4; i++) {
            join("fails " + i, (stop, first, stages) -> throwing(new OutOfMemoryError("made up")));
        }
        assertThat(join("a", (stop, first, stages) -> MadeUp.answer())).isInstanceOf(Asked.Answered.class);
    }

    @Test
    void resultsThatNobodyAskedForLongestGoFirst() {
        AtomicInteger times = new AtomicInteger();
        Question.Work counted = (stop, first, stages) -> {
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

    private static Wanted wanted(String name) {
        return new Wanted("question", "linkage", name, name, "", false);
    }

    private static Wanted own(String name) {
        return new Wanted("question", "linkage", name, name, "", true);
    }

    private Asked join(String key, Question.Work work) {
        return questions.ask(wanted(key), LONG, work).toCompletableFuture().join();
    }

    private static Question.Work told(List<String> order, String name) {
        return (stop, first, stages) -> {
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
