package org.wayworth.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("law: several things are done together or not at all, on SQLite and PostgreSQL alike")
class StoreTest {

    private static final int WRITERS = 4;
    private static final int CHANGES = 25;

    @TempDir
    Path tmp;

    private Store store(String kind) throws Exception {
        Store store = Servers.empty(kind, tmp);
        store.upkeep().migrate();
        store.sql("create table purse (owner varchar(20) not null primary key, pence bigint not null)")
                .update();
        return store;
    }

    private static long pence(Store store, String owner) {
        return store.sql("select pence from purse where owner = :owner")
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    private static void put(Store store, String owner, long pence) {
        store.sql("insert into purse (owner, pence) values (:owner, :pence)")
                .param("owner", owner)
                .param("pence", pence)
                .update();
    }

    private static Change change(int number) {
        return new Change(
                Instant.parse("2026-01-02T03:04:05Z").plusSeconds(number), "ana", "saved", "goal/" + number, 1, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatThrowsLeavesNothing(String kind) throws Exception {
        Store store = store(kind);
        put(store, "maya", 100);
        assertThatThrownBy(() -> store.together(() -> {
                    store.sql("update purse set pence = 0").update();
                    new ChangeLog(store).add(change(1));
                    throw new IllegalStateException("the second half was not possible");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the second half was not possible");
        assertThat(pence(store, "maya")).isEqualTo(100);
        assertThat(new ChangeLog(store).latest(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void workWithinWorkIsOneTransaction(String kind) throws Exception {
        Store store = store(kind);
        assertThatThrownBy(() -> store.together(() -> {
                    store.together(() -> {
                        put(store, "inner", 1);
                        return true;
                    });
                    throw new IllegalStateException("after the inner work was done");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.sql("select count(*) from purse").query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whoReadsAndThenWritesLosesNothingToOthers(String kind) throws Exception {
        Store store = store(kind);
        put(store, "shared", 0);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < WRITERS * CHANGES; i++) {
                done.add(writers.submit(() -> store.together(() -> store.sql("update purse set pence = :pence")
                        .param("pence", pence(store, "shared") + 1)
                        .update())));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            writers.shutdown();
        }
        assertThat(pence(store, "shared")).isEqualTo(WRITERS * CHANGES);
        assertThat(store.sql("select taken from write_turn").query(Long.class).single())
                .isEqualTo(WRITERS * CHANGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void theLogOfChangesTellsTheLatestFirst(String kind) throws Exception {
        Store store = store(kind);
        ChangeLog log = new ChangeLog(store);
        for (int i = 1; i <= 5; i++) {
            int number = i;
            store.together(() -> {
                log.add(change(number));
                return true;
            });
        }
        assertThat(log.latest(3)).containsExactly(change(5), change(4), change(3));
        assertThat(log.latest(100)).hasSize(5);
    }
}
