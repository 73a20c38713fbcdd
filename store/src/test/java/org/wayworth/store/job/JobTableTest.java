package org.wayworth.store.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.store.Store;

/** Contract: what jobs on record promise, in SQLite and in PostgreSQL alike. */
@DisplayName("contract: jobs on record")
class JobTableTest {

    private static final Duration LEASE = Duration.ofSeconds(15);

    /** A clock that stands until it is moved. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-30T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Hand clock = new Hand();

    private JobTable table(DataSource database, String holder) {
        return new JobTable(new Store(database), clock, holder, LEASE);
    }

    private static Wanted question(String name) {
        return new Wanted("question", "linkage", name, "hash of " + name, "ana-moss", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @DisplayName("a job is queued, runs and ends; each step is on record")
    void oneJob(String database, @TempDir Path place) throws Exception {
        JobTable table = table(Databases.empty(database, place), "one");
        Job asked = table.add(question("a=1"));
        assertThat(asked)
                .isEqualTo(new Job(
                        1,
                        question("a=1"),
                        JobState.QUEUED,
                        0,
                        Stage.NONE,
                        clock.instant(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        "",
                        ""));
        clock.pass(Duration.ofSeconds(1));
        assertThat(table.begin(1)).isTrue();
        assertThat(table.begin(1)).as("it has begun").isFalse();
        assertThat(table.tell(1, new Stage("running the robustness checks", 3, 11)))
                .isTrue();
        assertThat(table.find(1).orElseThrow().stage().text()).isEqualTo("running the robustness checks, 3 of 11");
        clock.pass(Duration.ofSeconds(4));
        assertThatThrownBy(() -> table.end(1, JobState.RUNNING, "", "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(table.end(1, JobState.DONE, "f-2c81", "x".repeat(2_000))).isTrue();
        assertThat(table.end(1, JobState.CANCELLED, "", "")).as("it has ended").isFalse();
        assertThat(table.tell(1, Stage.NONE)).isFalse();

        Job done = table.ended(5).get(0);
        assertThat(done.state()).isEqualTo(JobState.DONE);
        assertThat(done.attempt()).isEqualTo(1);
        assertThat(done.result()).isEqualTo("f-2c81");
        assertThat(done.said()).hasSize(1_000);
        assertThat(Duration.between(done.begunAt().orElseThrow(), done.endedAt().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(4));
        assertThat(table.atHand()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @DisplayName("two hundred who ask for the same work at once get one job; once it has ended, a new one")
    void theSameWorkIsOneJob(String database, @TempDir Path place) throws Exception {
        DataSource source = Databases.empty(database, place);
        JobTable one = table(source, "one");
        JobTable other = table(source, "one");
        ExecutorService askers = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Long>> asks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                JobTable table = i % 2 == 0 ? one : other;
                asks.add(() -> table.add(question("same")).id());
            }
            Set<Long> ids = new HashSet<>();
            for (Future<Long> id : askers.invokeAll(asks)) {
                ids.add(id.get());
            }
            assertThat(ids).containsExactly(1L);
        } finally {
            askers.shutdownNow();
        }
        assertThat(one.atHand()).hasSize(1);
        assertThat(one.begin(1) && one.end(1, JobState.CANCELLED, "", "")).isTrue();
        assertThat(one.add(question("same")).id()).isEqualTo(2);
        assertThat(one.add(question("other")).id()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @DisplayName("what a dead process held is taken over at once, what a silent one held when its lease has run out")
    void leases(String database, @TempDir Path place) throws Exception {
        DataSource source = Databases.empty(database, place);
        JobTable before = table(source, "before");
        before.add(question("runs"));
        before.add(question("waits"));
        before.begin(1);
        JobTable after = table(source, "after");
        clock.pass(LEASE.minusSeconds(2));
        before.renew();
        clock.pass(LEASE.minusSeconds(1));
        before.tell(1, Stage.of("reading the data"));
        assertThat(after.takeOver(holder -> false)).as("both are held").isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(after.takeOver(holder -> false))
                .as("nobody said a word of what waits")
                .extracting(Job::id)
                .containsExactly(2L);
        assertThat(after.takeOver(holder -> holder.equals("before")))
                .as("before is known to be dead")
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.state()).isEqualTo(JobState.RUNNING);
                    assertThat(job.stage().words()).isEqualTo("reading the data");
                });
        assertThat(before.tell(1, Stage.NONE))
                .as("who lost it is not listened to")
                .isFalse();
        assertThat(before.end(1, JobState.DONE, "", "")).isFalse();
        assertThat(after.begin(1)).isTrue();
        assertThat(after.find(1).orElseThrow().attempt())
                .as("the second attempt")
                .isEqualTo(2);
        assertThat(after.takeOver(holder -> true)).as("its own").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @DisplayName("what made room for another is queued again, and that was no attempt")
    void puttingBack(String database, @TempDir Path place) throws Exception {
        JobTable table = table(Databases.empty(database, place), "one");
        table.add(question("a"));
        assertThat(table.putBack(1)).as("it has not begun").isFalse();
        table.begin(1);
        assertThat(table.putBack(1)).isTrue();
        Job job = table.atHand().get(0);
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.attempt()).isZero();
        assertThat(job.begunAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    @DisplayName(
            "how long it usually takes is the median of what came to an answer; the oldest are forgotten, never what is at hand")
    void usualTimes(String database, @TempDir Path place) throws Exception {
        JobTable table = table(Databases.empty(database, place), "one");
        assertThat(table.usual("question", "linkage")).isEmpty();
        for (int refusal = 0; refusal < 9; refusal++) {
            Job refused = table.add(question("refused " + refusal));
            table.begin(refused.id());
            table.end(refused.id(), JobState.DONE, "", "We can't say.");
        }
        for (int seconds : new int[] {3, 40, 5}) {
            Job job = table.add(question("takes " + seconds));
            table.begin(job.id());
            clock.pass(Duration.ofSeconds(seconds));
            table.end(job.id(), JobState.DONE, "f-1", "");
        }
        Job cancelled = table.add(question("cancelled"));
        table.begin(cancelled.id());
        clock.pass(Duration.ofHours(1));
        table.end(cancelled.id(), JobState.CANCELLED, "", "");
        assertThat(table.usual("question", "linkage")).contains(Duration.ofSeconds(5));
        assertThat(table.usual("question", "late")).isEmpty();

        table.add(question("waits"));
        table.forgetBut(2);
        assertThat(table.ended(9)).extracting(job -> job.wanted().subject()).containsExactly("cancelled", "takes 5");
        assertThat(table.atHand()).hasSize(1);
        assertThat(table.add(question("next")).id())
                .as("numbers are not given twice")
                .isEqualTo(15);
    }
}
