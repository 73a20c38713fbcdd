package org.wayworth.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("law and fault: an operational database is migrated, copied and looked at as a whole")
class UpkeepTest {

    private static final int ROWS = 1_234;
    private static final int PAGE = 4_096;

    @TempDir
    Path tmp;

    private Store store(String kind) throws Exception {
        Store store = Servers.empty(kind, tmp);
        store.upkeep().migrate();
        store.sql("create table parent (id integer not null primary key, name varchar(200))")
                .update();
        // Its name comes first in the alphabet, and its rows must come last.
        store.sql("create table child (id integer not null primary key, parent integer not null references"
                        + " parent (id))")
                .update();
        return store;
    }

    private static void fill(Store store) {
        store.together(() -> {
            for (int i = 0; i < ROWS; i++) {
                store.sql("insert into parent (id, name) values (:id, :name)")
                        .param("id", i)
                        .param("name", i % 7 == 0 ? null : "naïve №" + i, java.sql.Types.VARCHAR)
                        .update();
                store.sql("insert into child (id, parent) values (:id, :parent)")
                        .param("id", i)
                        .param("parent", (i * 31) % (i + 1))
                        .update();
            }
            return true;
        });
    }

    private static List<String> contents(Store store) {
        return store.sql("select c.id, c.parent, p.name from child c join parent p on p.id = c.id order by c.id")
                .query((row, number) -> row.getInt(1) + " " + row.getInt(2) + " " + row.getString(3))
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void migratingAgainChangesNothing(String kind) throws Exception {
        Store store = store(kind);
        store.together(() -> true);
        store.upkeep().migrate();
        assertThat(store.sql("select taken from write_turn").query(Long.class).single())
                .isEqualTo(1);
        assertThat(store.upkeep().has("change_log")).isTrue();
        assertThat(store.upkeep().has("change_logs")).isFalse();
        assertThat(store.upkeep().tables())
                .containsSubsequence("parent", "child")
                .contains("change_log", "write_turn")
                .doesNotContain("flyway_schema_history");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void oneOfANewerVersionIsNotTouched(String kind) throws Exception {
        Store store = store(kind);
        store.sql("update flyway_schema_history set script = 'V999__later.sql' where script like 'V103%'")
                .update();
        assertThatThrownBy(() -> store.upkeep().migrate()).isInstanceOfSatisfying(StoreFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.NEWER);
            assertThat(failure.said()).isEqualTo("one that knows V999__later.sql");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void tablesThatNoMigrationMadeAreNotTakenForOurs(String kind) throws Exception {
        Store store = Servers.empty(kind, tmp);
        store.sql("create table stranger (id integer)").update();
        assertThatThrownBy(() -> store.upkeep().migrate())
                .isInstanceOfSatisfying(
                        StoreFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(StoreFailure.Kind.OTHER_HISTORY));
    }

    @ParameterizedTest
    @CsvSource({"sqlite,sqlite", "sqlite,postgresql", "postgresql,sqlite", "postgresql,postgresql"})
    void aCopyHoldsTheSameRowsWhateverTheDatabases(String from, String to) throws Exception {
        Store source = store(from);
        Store target = store(to);
        fill(source);
        target.sql("insert into parent (id, name) values (99999, 'what was there before')")
                .update();
        source.upkeep().copyTo(target);
        assertThat(contents(target)).hasSize(ROWS).isEqualTo(contents(source));
        assertThat(target.upkeep().rows())
                .isEqualTo(source.upkeep().rows())
                .as("two tables of rows and the turn of writers")
                .isEqualTo(2 * ROWS + 1);
    }

    @Test
    void aSavedStateIsOneFileWithEveryRow() throws Exception {
        Store store = store("sqlite");
        fill(store);
        Path file = tmp.resolve("saved.db");
        store.upkeep().saveTo(file);
        Store saved = Databases.oneFile(file, tmp);
        assertThat(contents(saved)).isEqualTo(contents(store));
        assertThat(saved.upkeep().complaint()).isEmpty();
        assertThat(tmp.resolve("saved.db-wal")).doesNotExist();
    }

    @Test
    void damagedPagesAreComplainedOfOrRefused() throws Exception {
        Store store = store("sqlite");
        fill(store);
        Path whole = tmp.resolve("whole.db");
        store.upkeep().saveTo(whole);
        byte[] sound = Files.readAllBytes(whole);
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            byte[] bytes = sound.clone();
            int at = PAGE * (1 + random.nextInt(bytes.length / PAGE - 1));
            random.nextBytes(bytes);
            System.arraycopy(sound, 0, bytes, 0, at);
            Path damaged = Files.write(tmp.resolve("damaged-" + seed + ".db"), bytes);
            Upkeep upkeep = Databases.oneFile(damaged, tmp).upkeep();
            assertThat(isFoundDamaged(upkeep)).as("seed " + seed).isTrue();
        }
        assertThat(Databases.oneFile(whole, tmp).upkeep().complaint()).isEmpty();
        assertThat(Databases.oneFile(whole, tmp).upkeep().quickComplaint(sound.length))
                .isEmpty();
    }

    /** SQLite complains of what it can read, and gives up on the rest. */
    private static boolean isFoundDamaged(Upkeep upkeep) {
        try {
            return upkeep.complaint().isPresent();
        } catch (StoreFailure failure) {
            return failure.kind() == StoreFailure.Kind.DAMAGED;
        }
    }

    @Test
    void aReferenceToARowThatIsNotThereIsComplainedOf() throws Exception {
        Store store = store("sqlite");
        fill(store);
        Path file = tmp.resolve("orphan.db");
        store.upkeep().saveTo(file);
        try (Connection careless = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = careless.createStatement()) {
            statement.executeUpdate("delete from parent where id = 0");
        }
        assertThat(Databases.oneFile(file, tmp).upkeep().complaint())
                .contains("a row of child refers to a row that is not there");
    }
}
