package org.wayworth.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.store.job.Job;
import org.wayworth.store.job.JobState;
import org.wayworth.store.job.JobTable;
import org.wayworth.store.job.Stage;
import org.wayworth.store.job.Wanted;
import org.wayworth.warehouse.DataFolder;

/** Law and fault: jobs in line are on record, one heavy one at a time, and each ends or is found again. */
@DisplayName("law and fault: long work in line and on record")
class LineTest {

    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path place = Path.of(".");

    private final AtomicLong now = new AtomicLong();
    private final AtomicBoolean hasRoom = new AtomicBoolean(true);
    private DataFolder data;
    private Line line;

    @BeforeEach
    void open() {
        DataFolder.init(place.resolve("data"));
        data = DataFolder.open(place.resolve("data"));
        line = line("first");
    }

    @AfterEach
    void close() {
        line.close();
        data.close();
    }

    private Line line(String process) {
        JobRecord record = JobRecord.in(table(process), hasRoom::get);
        return new Line(new Line.Limits(50, Duration.ofSeconds(15)), now::get, record);
    }

    private JobTable table(String process) {
        return new JobTable(data.operational(), Clock.systemUTC(), process, Duration.ofSeconds(30));
    }

    private static Wanted question(String name) {
        return new Wanted("question", name.substring(0, 1), name, name, "ana-moss", false);
    }

    /** Work that ends when it is let, or when it is stopped. */
    private static class Held implements Work {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch let = new CountDownLatch(1);
        final CompletableFuture<String> end = new CompletableFuture<>();
        private final boolean isRepeatable;

        Held(boolean isRepeatable) {
            this.isRepeatable = isRepeatable;
        }

        @Override
        public Ending work(Stop stop, Consumer<Stage> stages) {
            stages.accept(new Stage("running the robustness checks", 7, 0));
            begun.countDown();
            try {
                let.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return new Ending("f-1", "It is so.");
        }

        @Override
        public void done() {
            end.complete("done");
        }

        @Override
        public String reason(@Nullable Throwable cause) {
            return "It failed.";
        }

        @Override
        public void failed() {
            end.complete("failed");
        }

        @Override
        public void cancelled(String why) {
            end.complete(why);
        }

        @Override
        public boolean isRepeatable() {
            return isRepeatable;
        }
    }

    @Test
    @DisplayName("what is at work says its stage and how long it takes, what waits how much comes first")
    void standings() throws Exception {
        Held one = new Held(true);
        Held other = new Held(true);
        line.add(question("a"), one, LONG);
        line.add(question("b"), other, LONG);
        one.begun.await();
        now.addAndGet(Duration.ofSeconds(100).toNanos());
        List<Standing> atHand = line.atHand();
        assertThat(atHand)
                .extracting(Standing::text)
                .containsExactly(
                        "Running the robustness checks, 7 so far. 1 min 40 s so far; it is not known yet how long it takes.",
                        "One job comes first. It is not known yet how long it takes.");
        one.let.countDown();
        assertThat(one.end.get()).isEqualTo("done");
        other.let.countDown();
        assertThat(other.end.get()).isEqualTo("done");
        assertThat(line.ended(5)).extracting(Job::state).containsExactly(JobState.DONE, JobState.DONE);
        assertThat(line.ended(5)).extracting(Job::said).containsOnly("It is so.");
    }

    @Test
    @DisplayName("a cancelled job frees its place, those who wait hear of it, and it is on record with who did it")
    void cancelling() throws Exception {
        Held one = new Held(true);
        Held other = new Held(true);
        Task task = line.add(question("a"), one, LONG);
        line.add(question("b"), other, LONG);
        one.begun.await();
        long id = task.id().orElseThrow();
        assertThat(line.cancel(id, "It was cancelled by Ana Moss.")).isTrue();
        assertThat(line.cancel(id, "again")).isFalse();
        assertThat(line.look(id)).isEmpty();
        assertThat(one.end.get()).isEqualTo("It was cancelled by Ana Moss.");
        other.begun.await();
        assertThat(line.ended(1).get(0).said()).isEqualTo("It was cancelled by Ana Moss.");
        assertThat(line.ended(1).get(0).state()).isEqualTo(JobState.CANCELLED);
        other.let.countDown();
        assertThat(other.end.get()).isEqualTo("done");
    }

    /** Work that comes to the point from which it cannot be taken back. */
    private static final class Recorded extends Held {
        Recorded() {
            super(false);
        }

        @Override
        public Ending work(Stop stop, Consumer<Stage> stages) {
            return stop.read(() -> {
                stop.becomesFinal();
                Ending ending = super.work(stop, stages);
                stop.requireWanted();
                return ending;
            });
        }
    }

    @Test
    @DisplayName("law: what is being recorded is not cancelled any more, and nobody is told that it was")
    void whatIsBeingRecordedIsDone() throws Exception {
        Recorded files = new Recorded();
        Task task = line.add(new Wanted("import", "files", "a.csv", "1", "", false), files, LONG);
        files.begun.await();
        assertThat(line.cancel(task.id().orElseThrow(), "It was cancelled.")).isFalse();
        assertThat(line.atHand()).hasSize(1);
        files.let.countDown();
        assertThat(files.end.get()).isEqualTo("done");
        assertThat(line.ended(1).get(0).state()).isEqualTo(JobState.DONE);
    }

    @Test
    @DisplayName("what waits is cancelled without having begun")
    void cancellingWhatWaits() throws Exception {
        Held one = new Held(true);
        Held other = new Held(true);
        line.add(question("a"), one, LONG);
        long id = line.add(question("b"), other, LONG).id().orElseThrow();
        one.begun.await();
        assertThat(line.cancel(id, "Not wanted.")).isTrue();
        assertThat(other.end.get()).isEqualTo("Not wanted.");
        one.let.countDown();
        assertThat(one.end.get()).isEqualTo("done");
        assertThat(other.begun.getCount()).isEqualTo(1);
    }

    @Test
    @DisplayName("a kind that usually takes less than a second is done while a heavy job runs")
    void lightBesideHeavy() throws Exception {
        Held quick = new Held(true);
        quick.let.countDown();
        line.add(question("light 1"), quick, LONG);
        assertThat(quick.end.get()).isEqualTo("done");

        Held heavy = new Held(true);
        line.add(question("heavy"), heavy, LONG);
        heavy.begun.await();
        Held again = new Held(true);
        again.let.countDown();
        line.add(question("light 2"), again, LONG);
        assertThat(again.end.get()).isEqualTo("done");
        assertThat(line.atHand()).hasSize(1);
        heavy.let.countDown();
        assertThat(heavy.end.get()).isEqualTo("done");
    }

    @Test
    @DisplayName("what cannot be begun again makes room for nobody")
    void whatCannotBeRepeatedStays() throws Exception {
        Held files = new Held(false);
        Task task = line.add(new Wanted("import", "files", "a.csv", "1", "", true), files, Duration.ZERO);
        files.begun.await();
        Held asked = new Held(true);
        line.add(question("a"), asked, LONG);
        assertThat(line.standing(task).isRunning()).isTrue();
        assertThat(task.stop().isAsked()).isFalse();
        files.let.countDown();
        asked.let.countDown();
        assertThat(files.end.get()).isEqualTo("done");
        assertThat(asked.end.get()).isEqualTo("done");
    }

    @Test
    @DisplayName("a program that ends leaves what can be repeated for the next start, and says what cannot")
    void ending() throws Exception {
        Held running = new Held(true);
        line.add(question("runs"), running, LONG);
        line.add(question("waits"), new Held(true), LONG);
        running.begun.await();
        line.close();
        assertThat(running.end.get()).startsWith("Wayworth was ended before this was done.");
        line = line("second");
        List<Job> left = line.left();
        assertThat(left).extracting(job -> job.wanted().subject()).containsExactly("runs", "waits");
        assertThat(left)
                .extracting(Job::attempt)
                .as("an end in order is no attempt")
                .containsExactly(0, 0);
        Held again = new Held(true);
        line.takeUp(left.get(0), again);
        line.giveUp(left.get(1), JobState.INTERRUPTED, "It cannot be asked any more.");
        again.let.countDown();
        assertThat(again.end.get()).isEqualTo("done");
        assertThat(line.ended(2)).extracting(Job::state).containsExactlyInAnyOrder(JobState.DONE, JobState.INTERRUPTED);

        Held files = new Held(false);
        line.add(new Wanted("import", "files", "a.csv", "1", "", false), files, LONG);
        files.begun.await();
        line.close();
        assertThat(files.end.get()).endsWith("Nothing was changed: begin it again.");
        assertThat(table("third").ended(1).get(0).state()).isEqualTo(JobState.INTERRUPTED);
    }

    @Test
    @DisplayName("a job in whose midst the program dies three times is not begun a fourth")
    void attempts() throws Exception {
        long id = table("killed").add(question("deadly")).id();
        for (int kill = 1; kill <= 3; kill++) {
            JobTable killed = table("killed " + kill);
            assertThat(killed.takeOver(holder -> true)).hasSize(1);
            assertThat(killed.begin(id)).isTrue();
        }
        List<Job> left = line.left();
        Held never = new Held(true);
        assertThat(line.takeUp(left.get(0), never)).isEmpty();
        assertThat(never.end.get()).contains("3 times").contains("--memory 4G");
        assertThat(line.ended(1).get(0).state()).isEqualTo(JobState.FAILED);
        assertThat(line.atHand()).isEmpty();
    }

    @Test
    @DisplayName("while nothing may be written, work is done and not recorded")
    void withoutRoom() throws Exception {
        hasRoom.set(false);
        Held work = new Held(true);
        work.let.countDown();
        assertThat(line.add(question("a"), work, LONG).id()).isEmpty();
        assertThat(work.end.get()).isEqualTo("done");
        assertThat(line.ended(1)).isEmpty();
        assertThat(line.left()).isEmpty();
    }

    @Test
    @DisplayName("what failed is on record with its reason, and its place is free")
    void failing() throws Exception {
        Held fails = new Held(true) {
            @Override
            public Ending work(Stop stop, Consumer<Stage> stages) {
                throw new StackOverflowError("made up");
            }
        };
        line.add(question("a"), fails, LONG);
        assertThat(fails.end.get()).isEqualTo("failed");
        Held next = new Held(true);
        next.let.countDown();
        line.add(question("b"), next, LONG);
        assertThat(next.end.get()).isEqualTo("done");
        assertThat(line.ended(2)).extracting(Job::said).containsExactly("It is so.", "It failed.");
    }
}
