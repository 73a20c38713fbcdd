package org.wayworth.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.warehouse.Columns;

/** Contract: what every engine must do. A new engine extends this and passes. */
abstract class EngineContract {

    static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path tmp;

    private Engine engine;

    abstract Engine open(Path file, Engine.Limits limits);

    @BeforeEach
    void open() throws IOException {
        engine = open(
                tmp.resolve("test.db"),
                new Engine.Limits(
                        400_000_000, 2, tmp.resolve("spill"), Files.createDirectories(tmp.resolve("normal"))));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    Engine engine() {
        return engine;
    }

    Columns ask(String sql) {
        return ask(sql, Parameters.none());
    }

    Columns ask(String sql, Parameters parameters) {
        try (Session session = engine.session()) {
            return session.query(Sql.of(sql), parameters, SOON);
        }
    }

    void run(String sql) {
        try (Session session = engine.session()) {
            session.run(Sql.of(sql), Parameters.none());
        }
    }

    @Test
    void everyTypeComesBackExactly() {
        Columns row = ask("select cast(7 as integer) as i, cast(9007199254740993 as bigint) as l, 0.1 + 0.2 as d,"
                + " cast(2.5 as double) as f, 'né;\"x' as t, true as b, date '2024-02-29' as day,"
                + " timestamp '2024-02-29 12:34:56.789012' as moment, sum(v) as s"
                + " from (values (1), (2)) as x(v)");
        assertThat(row.longs("i")).containsExactly(7);
        assertThat(row.longs("l")).containsExactly(9007199254740993L);
        assertThat(row.doubles("d")).containsExactly(0.3);
        assertThat(row.doubles("f")).containsExactly(2.5);
        assertThat(row.texts("t")).containsExactly("né;\"x");
        assertThat(row.longs("b")).containsExactly(1);
        assertThat(row.longs("day")).containsExactly(LocalDate.of(2024, 2, 29).toEpochDay());
        assertThat(row.longs("moment")).containsExactly(1709210096789012L);
        assertThat(row.longs("s")).containsExactly(3);
    }

    @Test
    void nullsAreKeptApartFromZeroAndBlank() {
        Columns rows = ask("select * from (values (1, 'a'), (null, ''), (0, null)) as x(n, t)");
        assertThat(rows.longsOr("n", -1)).containsExactly(1, -1, 0);
        assertThat(rows.textsOr("t", "-")).containsExactly("a", "", "-");
        assertThatThrownBy(() -> rows.longs("n")).hasMessageContaining("holds nulls");
    }

    @Test
    void anEmptyAnswerKeepsTheKindsOfItsColumns() {
        Columns none = ask("select 1 as n, 2.5 as d, 'x' as t, cast(1 as double) as f, true as b, sum(1) over () as s,"
                + " date '2024-02-29' as day, timestamp '2024-02-29 12:34:56' as moment where 1 = 0");
        assertThat(none.size()).isZero();
        assertThat(none.longs("n")).isEmpty();
        assertThat(none.doubles("d")).isEmpty();
        assertThat(none.doubles("f")).isEmpty();
        assertThat(none.texts("t")).isEmpty();
        assertThat(none.longs("b")).isEmpty();
        assertThat(none.longs("s")).isEmpty();
        assertThat(none.longs("day")).isEmpty();
        assertThat(none.longs("moment")).isEmpty();
    }

    @Test
    void manyRowsKeepTheirOrder() {
        Columns rows = ask("select range as n, cast(range as varchar) as t from range(100000) order by range");
        assertThat(rows.size()).isEqualTo(100_000);
        assertThat(rows.longs("n")[99_999]).isEqualTo(99_999);
        assertThat(rows.texts("t")[12_345]).isEqualTo("12345");
    }

    record Every(
            LocalDate day, LocalDateTime moment, int i, long l, double d, boolean b, String t, Optional<String> no) {}

    @Test
    void parametersOfEveryKindAreBound() {
        Every every = new Every(
                LocalDate.of(2024, 1, 31),
                LocalDateTime.of(2024, 1, 1, 10, 0),
                3,
                4,
                2.5,
                true,
                "o'x",
                Optional.empty());
        Columns row = ask(
                "select cast(:day as date) + 3 * interval '1 day' = timestamp '2024-02-03' as later,"
                        + " :moment < timestamp '2024-01-01 10:00:01' as before, :i + :l as sum, :d * 2 as twice,"
                        + " :b as b, :t as t, cast(:no as varchar) is null as blank",
                Parameters.of(every));
        assertThat(row.longs("later")).containsExactly(1);
        assertThat(row.longs("before")).containsExactly(1);
        assertThat(row.longs("sum")).containsExactly(7);
        assertThat(row.doubles("twice")).containsExactly(5);
        assertThat(row.texts("t")).containsExactly("o'x");
        assertThat(row.longs("blank")).containsExactly(1);
    }

    @Test
    void temporaryTablesAreASessionsOwn() {
        try (Session one = engine.session();
                Session other = engine.session()) {
            for (Session session : List.of(one, other)) {
                session.run(Sql.of("create temp table given (n bigint, m bigint)"), Parameters.none());
            }
            one.append("given", new long[] {1, 2, Long.MIN_VALUE}, new long[] {3, 4, Long.MAX_VALUE});
            other.append("given", new long[0], new long[0]);
            Sql all = Sql.of("select n, m from given order by m");
            assertThat(one.query(all, Parameters.none(), SOON).longs("n")).containsExactly(1, 2, Long.MIN_VALUE);
            assertThat(one.query(all, Parameters.none(), SOON).longs("m")).containsExactly(3, 4, Long.MAX_VALUE);
            assertThat(other.query(all, Parameters.none(), SOON).size()).isZero();
        }
        assertThatThrownBy(() -> ask("select n from given")).isInstanceOf(EngineFailure.class);
    }

    @Test
    void whatIsNotCommittedIsUndone() {
        run("create table t (n integer)");
        try (Session session = engine.session()) {
            session.begin();
            session.run(Sql.of("insert into t values (1)"), Parameters.none());
        }
        assertThat(ask("select count(*) as n from t").longs("n")).containsExactly(0);
        try (Session session = engine.session()) {
            session.begin();
            session.run(Sql.of("insert into t values (1)"), Parameters.none());
            session.commit();
        }
        assertThat(ask("select count(*) as n from t").longs("n")).containsExactly(1);
    }

    @Test
    void readersSeeOneStateWhileAnotherWrites() {
        run("create table t (n integer)");
        try (Session reader = engine.session()) {
            reader.begin();
            Sql count = Sql.of("select count(*) as n from t");
            assertThat(reader.query(count, Parameters.none(), SOON).longs("n")).containsExactly(0);
            run("insert into t values (1)");
            assertThat(reader.query(count, Parameters.none(), SOON).longs("n")).containsExactly(0);
        }
        assertThat(ask("select count(*) as n from t").longs("n")).containsExactly(1);
    }

    @Test
    void normalisedFilesComeInLetterByLetter() throws IOException {
        List<String> texts = List.of(
                "", "a", "\"", "\"\"", "a,b", "two\nlines", "two\r\nlines", "\r", " blanks ", "né€𝄞", "\\", "'");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 3 * texts.size(); i++) {
            lines.append(i).append(',');
            Normal.text(lines, texts.get(i % texts.size()));
            lines.append(i % 3 == 0 ? ",\n" : ",2.5\n");
        }
        Path file = Files.writeString(tmp.resolve("normal/t.csv"), lines);
        run("create table t (i integer, t varchar, d double)");
        try (Session session = engine.session()) {
            assertThat(session.copyIn("t", List.of("i", "t", "d"), file)).isEqualTo(3L * texts.size());
        }
        Columns rows = ask("select * from t order by i");
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.texts("t")[i]).isEqualTo(texts.get(i % texts.size()));
            assertThat(rows.isNull("d", i)).isEqualTo(i % 3 == 0);
        }
    }

    @Test
    void aLongCellComesInWhole() throws IOException {
        StringBuilder lines = new StringBuilder();
        String cell = "\"é\n".repeat(330_000);
        for (int i = 0; i < 6; i++) {
            Normal.text(lines, cell);
            lines.append('\n');
        }
        Path file = Files.writeString(tmp.resolve("normal/long.csv"), lines);
        run("create table t (t varchar)");
        try (Session session = engine.session()) {
            session.copyIn("t", List.of("t"), file);
        }
        assertThat(ask("select distinct t from t").texts("t")).containsExactly(cell);
    }

    @Test
    void aQueryThatTakesTooLongIsStopped() {
        try (Session session = engine.session()) {
            assertThatThrownBy(() -> session.query(
                            Sql.of(
                                    "select count(*) as n from range(100000000) a, range(100000000) b where a.range <> b.range"),
                            Parameters.none(),
                            Duration.ofSeconds(1)))
                    .isInstanceOf(EngineFailure.class);
        }
        assertThat(ask("select 1 as n").longs("n")).containsExactly(1);
    }

    @Test
    void wrongSqlIsShownWithItsText() {
        assertThatThrownBy(() -> ask("select nonsense from nowhere"))
                .isInstanceOf(EngineFailure.class)
                .hasMessageContaining("in  select nonsense from nowhere");
    }
}
