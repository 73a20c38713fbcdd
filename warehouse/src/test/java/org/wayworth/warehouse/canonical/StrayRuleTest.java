package org.wayworth.warehouse.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.engine.Engine;
import org.wayworth.warehouse.engine.Parameters;
import org.wayworth.warehouse.engine.Session;
import org.wayworth.warehouse.engine.Sql;

/** The rule that sets stray dates aside, on series of days with and without them. */
@Tag("long")
@DisplayName("law: a stray date is set aside in any series, and nothing is where there is none")
class StrayRuleTest {

    private static final LocalDate IMPORT = LocalDate.of(2026, 1, 2);
    private static final LocalDate BEGIN = LocalDate.of(2021, 1, 1);
    private static final int WORLDS = 20;
    private static final int MANY_WORLDS = 400;

    @TempDir
    Path tmp;

    private Engine engine;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        Path readable = Files.createDirectory(tmp.resolve("normal"));
        engine =
                Engine.open(tmp.resolve("a.duckdb"), new Engine.Limits(500_000_000, 2, tmp.resolve("spill"), readable));
        session = engine.session();
        new Canonical(session).create();
        session.run(
                Sql.of("insert into source.load values (1, 'a', 'a.csv', 'a', 'a', 0, 0, 0, 0,"
                        + " cast('2026-01-02' as timestamp), 'UTC', 0, '0')"),
                Parameters.none());
    }

    @AfterEach
    void close() {
        session.close();
        engine.close();
    }

    /** How many transactions there are on each day of a series. */
    enum Series {
        /** Some every day. */
        STEADY,
        /** None on Sundays, and closed over Christmas. */
        SHOP,
        /** One day a week. */
        WEEKLY,
        /** Invoices on the first of the month; now and then a month without. */
        MONTHLY,
        /** Summer only. */
        SEASONAL,
        /** A few a month, at random. */
        SPARSE,
        /** A business that fades out. */
        FADING,
        /** A business that begins slowly. */
        STARTING,
        /** Closed for a month and a half, then open for two years. */
        CLOSED_ONCE;

        Map<LocalDate, Integer> draw(Random random) {
            Map<LocalDate, Integer> days = new TreeMap<>();
            int length = 500 + random.nextInt(1_000);
            for (int i = 0; i < length; i++) {
                LocalDate day = BEGIN.plusDays(i);
                double rate = switch (this) {
                    case STEADY -> 4;
                    case SHOP ->
                        day.getDayOfWeek().getValue() == 7 || day.getDayOfYear() > 358 || day.getDayOfYear() < 7
                                ? 0
                                : 20;
                    case WEEKLY -> day.getDayOfWeek().getValue() == 6 ? 5 : 0;
                    case MONTHLY -> day.getDayOfMonth() == 1 && random.nextInt(8) > 0 ? 60 : 0;
                    case SEASONAL -> day.getMonthValue() >= 6 && day.getMonthValue() <= 8 ? 6 : 0;
                    case SPARSE -> 0.4;
                    case FADING -> 5 * Math.exp(-i / 150.0);
                    case STARTING -> 5 * Math.exp((i - length) / 150.0);
                    case CLOSED_ONCE -> i >= 200 && i < 245 ? 0 : 4;
                };
                int n = poisson(rate, random);
                if (n > 0) {
                    days.put(day, n);
                }
            }
            return days;
        }

        private static int poisson(double rate, Random random) {
            double limit = StrictMath.exp(-rate);
            double product = random.nextDouble();
            int n = 0;
            while (product > limit) {
                n++;
                product *= random.nextDouble();
            }
            return n;
        }
    }

    /** The first and the last day of the window that the rule finds. */
    private String window(Map<LocalDate, Integer> days) {
        StringBuilder rows = new StringBuilder();
        days.forEach((day, n) -> rows.append("(cast('")
                .append(day)
                .append("' as timestamp), ")
                .append(n)
                .append("),"));
        rows.setCharAt(rows.length() - 1, ')');
        session.run(Sql.of("delete from canonical.\"transaction\""), Parameters.none());
        session.run(
                Sql.of("insert into canonical.\"transaction\" (transaction_id, kind, role, occurred_at, amount_minor,"
                        + " currency, source_currency) select 1, 'sale', 'sale', d.at_day, 1, 'EUR', 'EUR' from (values "
                        + rows
                        + " d(at_day, n) cross join range(200) r(i) where r.i < d.n"),
                Parameters.none());
        session.run(Sql.of("delete from canonical.observation_window"), Parameters.none());
        session.run(Sql.beside(Canonical.class, "window.sql"), Parameters.none());
        Columns found = session.query(
                Sql.of("select cast(starts_on as varchar) as a, cast(ends_on as varchar) as b"
                        + " from canonical.observation_window"),
                Parameters.none(),
                Duration.ofMinutes(1));
        return found.texts("a")[0] + " " + found.texts("b")[0];
    }

    private static String whole(Map<LocalDate, Integer> days) {
        TreeMap<LocalDate, Integer> sorted = new TreeMap<>(days);
        return sorted.firstKey() + " " + sorted.lastKey();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSetAsideInASeriesWithoutStrays(Series series) {
        assertThat(falseAlarms(series, WORLDS)).isZero();
    }

    /** A business that fades out ends with gaps that are long beside those before, now and then. */
    @Tag("nightly")
    @ParameterizedTest
    @EnumSource
    void hardlyAnythingIsSetAsideInHundredsOfSeriesWithoutStrays(Series series) {
        assertThat(falseAlarms(series, MANY_WORLDS))
                .as("of " + MANY_WORLDS)
                .isLessThanOrEqualTo(series == Series.FADING || series == Series.STARTING ? 8 : 1);
    }

    private int falseAlarms(Series series, int worlds) {
        Random random = new Random(Arrays.asList(Series.values()).indexOf(series));
        int alarms = 0;
        for (int i = 0; i < worlds; i++) {
            Map<LocalDate, Integer> days = series.draw(random);
            alarms += days.isEmpty() || window(days).equals(whole(days)) ? 0 : 1;
        }
        return alarms;
    }

    @ParameterizedTest
    @EnumSource
    void straysAtBothEndsAreSetAside(Series series) {
        assertThat(found(series, WORLDS)).as("of " + WORLDS).isGreaterThanOrEqualTo(WORLDS - 1);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource
    void straysAtBothEndsAreSetAsideInHundredsOfSeries(Series series) {
        assertThat(found(series, MANY_WORLDS)).as("of " + MANY_WORLDS).isGreaterThanOrEqualTo(MANY_WORLDS - 4);
    }

    /** In how many series up to three strays at the front, one at the end and one after the import are set aside. */
    private int found(Series series, int worlds) {
        Random random = new Random(100 + Arrays.asList(Series.values()).indexOf(series));
        int found = 0;
        for (int i = 0; i < worlds; i++) {
            Map<LocalDate, Integer> days = series.draw(random);
            String truth = whole(days);
            int most = days.values().stream().mapToInt(n -> n).sum() / 100;
            LocalDate first = new TreeMap<>(days).firstKey();
            LocalDate last = new TreeMap<>(days).lastKey();
            int far = 11 * Math.max(31, longestGap(days));
            for (int j = 0; j < Math.min(3, most); j++) {
                days.put(first.minusDays(far + random.nextInt(100)), 1);
            }
            if (last.plusDays(far + 100).isBefore(IMPORT)) {
                days.put(last.plusDays(far + random.nextInt(100)), 1);
            }
            days.put(IMPORT.plusDays(1 + random.nextInt(20_000)), 1);
            found += window(days).equals(truth) ? 1 : 0;
        }
        return found;
    }

    private static int longestGap(Map<LocalDate, Integer> days) {
        int longest = 0;
        LocalDate before = null;
        for (LocalDate day : days.keySet()) {
            longest = before == null ? 0 : (int) Math.max(longest, ChronoUnit.DAYS.between(before, day));
            before = day;
        }
        return longest;
    }

    @Test
    void threeSalesAreTooFewToTellWhichIsStray() {
        Map<LocalDate, Integer> days = new TreeMap<>();
        days.put(LocalDate.of(2021, 1, 1), 1);
        days.put(LocalDate.of(2021, 1, 2), 1);
        days.put(LocalDate.of(2023, 1, 2), 1);
        assertThat(window(days)).isEqualTo("2021-01-01 2023-01-02");
    }
}
