package org.wayworth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mistyped year moves no period, and dates that are right are never taken for one. */
@DisplayName("law: stray dates of a survey are set apart, and no others")
class RecordedDaysTest {

    private static final long IMPORT = day(2026, 6, 1);
    private static final int WORLDS = 200;

    /** How many records there are on each day of a survey. */
    enum Series {
        /** Some every day. */
        STEADY {
            @Override
            LongStream days(Random random) {
                return between(day(2023, 1, 1), day(2026, 5, 31), 1, 1 + random.nextInt(20));
            }
        },
        /** One day a week. */
        WEEKLY {
            @Override
            LongStream days(Random random) {
                return between(day(2024, 1, 1), day(2026, 5, 1), 7, 1 + random.nextInt(40));
            }
        },
        /** Six waves, all of each sent on one day. */
        WAVES {
            @Override
            LongStream days(Random random) {
                return between(day(2023, 5, 1), day(2026, 5, 1), 183, 30 + random.nextInt(2_000));
            }
        },
        /** Three yearly waves. */
        YEARLY {
            @Override
            LongStream days(Random random) {
                return between(day(2023, 5, 1), day(2025, 6, 1), 365, 20 + random.nextInt(500));
            }
        },
        /** Waves answered over four weeks, fewer each day. */
        ANSWERED {
            @Override
            LongStream days(Random random) {
                return between(day(2023, 5, 1), day(2026, 5, 1), 183, 300)
                        .map(sent -> sent + (long) Math.min(28, -6 * Math.log(1 - random.nextDouble())));
            }
        },
        /** Forty answers in all, now and then. */
        FEW {
            @Override
            LongStream days(Random random) {
                return IntStream.range(0, 40).mapToLong(i -> day(2024, 1, 1) + random.nextInt(800));
            }
        };

        abstract LongStream days(Random random);

        long[] of(int world) {
            Random random = new Random(31L * world + Arrays.asList(values()).indexOf(this));
            return days(random).toArray();
        }
    }

    private static LongStream between(long from, long to, int step, int each) {
        return LongStream.iterate(from, day -> day <= to, day -> day + step)
                .flatMap(day -> LongStream.range(0, each).map(i -> day));
    }

    private static long day(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay()
                - LocalDate.of(2000, 1, 1).toEpochDay();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsSetApartWhereAllIsRight(Series series) {
        for (int world = 0; world < WORLDS; world++) {
            long[] days = series.of(world);
            RecordedDays found = RecordedDays.of(days, IMPORT);
            assertThat(found.first()).isEqualTo(Arrays.stream(days).min().orElseThrow());
            assertThat(found.last()).isEqualTo(Arrays.stream(days).max().orElseThrow());
        }
    }

    @ParameterizedTest
    @EnumSource
    void mistypedYearsAreSetApartAtBothEnds(Series series) {
        for (int world = 0; world < WORLDS; world++) {
            long[] days = series.of(world);
            long[] strays = {day(1970, 1, 1), day(2062, 5, 1)};
            long[] all = LongStream.concat(Arrays.stream(days), Arrays.stream(strays))
                    .toArray();
            RecordedDays found = RecordedDays.of(all, day(2070, 1, 1));
            assertThat(found.last())
                    .as(series + " " + world)
                    .isEqualTo(Arrays.stream(days).max().orElseThrow());
            assertThat(found.first()).isEqualTo(Arrays.stream(days).min().orElseThrow());
            assertThat(found.holds(day(2062, 5, 1))).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsDatedAfterTheImport(Series series) {
        long[] days = LongStream.concat(Arrays.stream(series.of(1)), LongStream.of(IMPORT + 1))
                .toArray();
        assertThat(RecordedDays.of(days, IMPORT).last()).isLessThanOrEqualTo(IMPORT);
    }

    @Test
    void theClockOfTheImportIsWrongWhereNearlyAllLiesAfterIt() {
        long[] days = Series.STEADY.of(1);
        assertThat(RecordedDays.of(days, day(2020, 1, 1)).last()).isEqualTo(day(2026, 5, 31));
    }

    @Test
    void oneRecordStandsForItself() {
        assertThat(RecordedDays.of(new long[] {5}, IMPORT)).isEqualTo(new RecordedDays(5, 5));
    }
}
