package org.wayworth.analytics.silent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.Where;
import org.wayworth.kernel.Estimate;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.DataFolder;

/** Invitations made up on the spot: planted, and hundreds of null worlds. */
@DisplayName("planted truth: waves of a survey")
class SurveyWavesTest {

    private static final int WORLDS = 300;

    /** 5% of 300 is 15; a binomial count exceeds this once in a thousand times (15 and 3.1 standard deviations). */
    private static final long MOST_FALSE = 27;

    private static final int MANY_WORLDS = 1_000;

    /** 5% of 1,000 is 50; exceeded once in a thousand times. */
    private static final long MOST_FALSE_OF_MANY = 71;

    private static final long DAY_2022 = 8_036;

    @TempDir
    static Path folder;

    /** Of a folder without customers: nothing is known of anybody. */
    private static Attributes nobody;

    @BeforeAll
    static void knowNothing() {
        Path place = folder.resolve("empty");
        DataFolder.init(place);
        try (DataFolder data = DataFolder.open(place)) {
            nobody = Attributes.of(data.warehouse());
        }
    }

    /** Customers differ in how readily they answer, and are asked in many months: no trend, and few are told. */
    @Test
    void tellsNoTrendInNullWorldsMoreOftenThanChance() {
        long told = IntStream.range(0, WORLDS)
                .filter(world -> isTold(made(world, 250, 0, 0).trend().get()))
                .count();
        assertThat(told).isLessThanOrEqualTo(MOST_FALSE);
    }

    @Test
    void withinCustomersNeither() {
        long told = IntStream.range(0, WORLDS)
                .filter(world -> isTold(made(world, 250, 0, 0).trendOfSame().get()))
                .count();
        assertThat(told).isLessThanOrEqualTo(MOST_FALSE);
    }

    /** Six waves, each a little better or worse for everybody: ups and downs are no trend. */
    @Test
    void norWhereAFewWavesGoUpAndDownByThemselves() {
        long told = IntStream.range(0, WORLDS)
                .filter(world -> isTold(sixWaves(world).trend().get()))
                .count();
        assertThat(told).isLessThanOrEqualTo(MOST_FALSE);
    }

    /** One invitation a customer in eight months, nothing in common: clusters of months alone told a trend in one of nine. */
    @Test
    void norInEightMonthsOfInvitationsWithNothingInCommon() {
        assertThat(toldInEightMonths(0)).isLessThanOrEqualTo(MOST_FALSE_OF_MANY);
    }

    /** The same where each month is better or worse for everybody. */
    @Test
    void norInEightMonthsThatGoUpAndDownByThemselves() {
        assertThat(toldInEightMonths(0.15)).isLessThanOrEqualTo(MOST_FALSE_OF_MANY);
    }

    private static long toldInEightMonths(double upAndDown) {
        return IntStream.range(0, MANY_WORLDS)
                .filter(world -> isTold(eightMonths(world, upAndDown).trend().get()))
                .count();
    }

    /** From January to August. */
    private static SurveyWaves eightMonths(int world, double upAndDown) {
        Random random = new Random(104_729L * world + 11);
        double[] month = random.doubles(8).map(u -> upAndDown * (2 * u - 1)).toArray();
        int n = 600;
        double[] day = new double[n];
        double[] rating = new double[n];
        for (int i = 0; i < n; i++) {
            day[i] = random.nextInt(243);
            rating[i] = random.nextDouble() < 0.5 + month[(int) (day[i] * 8 / 243)] ? 5 : Double.NaN;
        }
        return waves(IntStream.range(0, n).asLongStream().toArray(), day, rating);
    }

    private static SurveyWaves sixWaves(int world) {
        Random random = new Random(31L * world + 7);
        int customers = 250;
        double[] wave = random.doubles(6, -0.05, 0.05).toArray();
        long[] customer = new long[customers * 6];
        double[] day = new double[customer.length];
        double[] rating = new double[customer.length];
        for (int row = 0; row < customer.length; row++) {
            customer[row] = row / 6;
            day[row] = 182 * (row % 6);
            rating[row] = random.nextDouble() < 0.4 + wave[row % 6] ? 5 : Double.NaN;
        }
        return waves(customer, day, rating);
    }

    @Test
    void findsThePlantedFall() {
        Estimate trend = made(1, 2_000, -0.06, 0).trend().get();
        assertThat(trend.interval().contains(-0.06)).isTrue();
        assertThat(isTold(trend)).isTrue();
    }

    @Test
    void doesNotCallItATrendWhenAFewMonthsAreKnown() {
        double[] days = {0, 30, 61, 0, 30, 61};
        SurveyWaves waves = waves(new long[] {1, 1, 1, 2, 2, 2}, days, new double[] {5, Double.NaN, 4, 5, 5, 5});
        assertThat(waves.trend().isDone()).isFalse();
    }

    @Test
    void thoseWhoStoppedHadRatedLowerWherePlanted() {
        SurveyWaves.Stopped stopped = made(2, 2_000, 0, 0.1).stopped().orElseThrow();
        assertThat(stopped.difference().interval().high()).isNegative();
        assertThat(stopped.stopped() + stopped.again()).isLessThanOrEqualTo(2_000);
    }

    @Test
    void andAlikeInNullWorlds() {
        long told = IntStream.range(0, WORLDS)
                .filter(world -> {
                    Optional<SurveyWaves.Stopped> stopped =
                            made(world, 250, 0, 0).stopped();
                    return stopped.isPresent() && isTold(stopped.get().difference());
                })
                .count();
        assertThat(told).isLessThanOrEqualTo(MOST_FALSE);
    }

    @Test
    void countsByPlaceAndByWhatCameBefore() {
        SurveyWaves waves = waves(new long[] {1, 1, 1, 2, 2, 3}, new double[] {0, 40, 80, 0, 40, 40}, new double[] {
            5, Double.NaN, 4, 3, 3, Double.NaN
        });
        SmallGroups one = SmallGroups.standard();
        assertThat(waves.places(one)).as("three people are too few to show").isEmpty();
        SurveyWaves many = made(3, 300, 0, 0);
        List<SurveyWaves.Part> places = many.places(one);
        assertThat(places.get(0).name()).isEqualTo("1st invitation");
        assertThat(places.get(0).customers())
                .isEqualTo(300)
                .isEqualTo(places.get(0).invitations());
        assertThat(places.stream().mapToLong(SurveyWaves.Part::invitations).sum())
                .isEqualTo(many.invitations());
        List<SurveyWaves.Part> afterwards = many.afterwards(one);
        assertThat(afterwards.get(0).rate().value())
                .as("who answered is readier to answer again")
                .isGreaterThan(afterwards.get(1).rate().value());
    }

    /** Eight regions of chance: one or more looks clear in 5% of worlds, whatever region. */
    @Test
    void regionsOfChanceAreToldNoMoreOftenThanChance() {
        long told = IntStream.range(0, WORLDS)
                .filter(world -> {
                    Random random = new Random(world);
                    int n = 600;
                    long[] ids = IntStream.range(0, n).asLongStream().toArray();
                    double[] rating = new double[n];
                    boolean[] silent = new boolean[n];
                    String[] region = new String[n];
                    double[] zeros = new double[n];
                    double[] tenure = new double[n];
                    for (int i = 0; i < n; i++) {
                        rating[i] = random.nextInt(11);
                        silent[i] = random.nextDouble() < 0.6;
                        region[i] = "r" + random.nextInt(8);
                        tenure[i] = random.nextInt(900);
                    }
                    Columns columns = new Columns(
                            n,
                            Map.of(
                                    "customer_id",
                                    ids,
                                    "channel",
                                    region,
                                    "asked_day",
                                    zeros,
                                    "rating",
                                    rating,
                                    "revenue_minor",
                                    zeros,
                                    "orders",
                                    zeros,
                                    "tenure_days",
                                    tenure),
                            Map.of("rating", silent));
                    AskedCustomers people = AskedCustomers.of(columns, Optional.empty(), nobody);
                    return RespondentDifferences.of(people, SmallGroups.standard()).of("invitation channel").stream()
                            .anyMatch(RespondentDifferences.Difference::isClear);
                })
                .count();
        assertThat(told).isLessThanOrEqualTo(MOST_FALSE);
    }

    private static boolean isTold(Estimate estimate) {
        return !estimate.interval().contains(0);
    }

    /**
     * Customers of three kinds asked every four months or so from some month on, up to six times.
     *
     * @param aYear what is added to the chance to answer in a year
     * @param aPoint what a point above 5 adds to the chance to answer
     */
    private static SurveyWaves made(int world, int customers, double aYear, double aPoint) {
        Random random = new Random(7_919L * world + 3);
        int times = 6;
        long[] customer = new long[customers * times];
        double[] day = new double[customers * times];
        double[] rating = new double[customers * times];
        for (int c = 0; c < customers; c++) {
            double ready = 0.3 + 0.2 * random.nextInt(3);
            double fond = 5 + 1.5 * random.nextGaussian();
            double at = random.nextInt(120);
            for (int t = 0; t < times; t++) {
                int row = c * times + t;
                customer[row] = c;
                day[row] = at;
                double chance = ready + aYear * at / 365.25 + aPoint * (fond - 5);
                rating[row] = random.nextDouble() < chance ? fond + random.nextGaussian() : Double.NaN;
                at += 100 + random.nextInt(40);
            }
        }
        return waves(customer, day, rating);
    }

    private static SurveyWaves waves(long[] customer, double[] days, double[] rating) {
        int n = customer.length;
        boolean[] silent = new boolean[n];
        double[] place = new double[n];
        for (int i = 0; i < n; i++) {
            silent[i] = Double.isNaN(rating[i]);
            place[i] = i > 0 && customer[i] == customer[i - 1] ? place[i - 1] + 1 : 1;
        }
        Columns columns = new Columns(
                n,
                Map.of(
                        "customer_id",
                        customer,
                        "sent_day",
                        Arrays.stream(days).map(d -> d + DAY_2022).toArray(),
                        "place",
                        place,
                        "rating",
                        rating),
                Map.of("rating", silent));
        return SurveyWaves.of(columns, Where.parse(Optional.empty()), nobody);
    }
}
