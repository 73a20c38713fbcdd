package org.wayworth.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.buying.BuyingKind;
import org.wayworth.analytics.buying.BuyingPlan;
import org.wayworth.analytics.buying.Forecast;
import org.wayworth.analytics.buying.Purchases;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.warehouse.Columns;

/** Law: the interval of the total holds what made-up customers, who obey the model, go on to spend. */
@DisplayName("law: the interval of the total holds what comes")
class LifetimeCoverageTest {

    private static final int WORLDS = 30;
    private static final int NIGHTLY = Integer.getInteger("wayworth.companies", 200);
    private static final int CUSTOMERS = 400;
    private static final int END = 364;
    private static final int HORIZON = 182;

    @Test
    void theIntervalOfTheTotalHoldsWhatComes() {
        Covered covered = covered(WORLDS);
        assertThat(covered.answered()).isGreaterThanOrEqualTo(25);
        // 95%, less three standard errors of a share of 25. It may hold more: stretched intervals are too long.
        assertThat(covered.share()).isGreaterThanOrEqualTo(0.82);
    }

    /** 95%, less three standard errors of a share of so many. It may hold more: stretched intervals are too long. */
    @Test
    @Tag("nightly")
    void theIntervalOfTheTotalHoldsWhatComesInHundredsOfWorlds() {
        Covered covered = covered(NIGHTLY);
        System.getLogger("wayworth").log(System.Logger.Level.INFO, "coverage of the total: " + covered);
        assertThat(covered.answered()).isGreaterThanOrEqualTo((int) (0.85 * NIGHTLY));
        assertThat(covered.share())
                .as("%s", covered)
                .isGreaterThanOrEqualTo(0.95 - 3 * Math.sqrt(0.95 * 0.05 / covered.answered()));
    }

    /** @param held of those answered */
    private record Covered(int answered, int held) {
        double share() {
            return (double) held / answered;
        }
    }

    private static Covered covered(int worlds) {
        int held = 0;
        int answered = 0;
        for (int seed = 0; seed < worlds; seed++) {
            Shop shop = new Shop(seed);
            Fit<Forecast> fit = Forecast.of(shop.purchases(), options(BuyingKind.BG_NBD), 1, seed);
            answered += fit.isDone() ? 1 : 0;
            held += fit.fold(
                    forecast -> forecast.total().low() <= shop.spent
                                    && shop.spent <= forecast.total().high()
                            ? 1
                            : 0,
                    no -> 0);
        }
        return new Covered(answered, held);
    }

    /**
     * Everyone buys more or less often than before by a common factor, drawn for the second half of the records and again
     * for what follows. Of 23 worlds in which the test lay outside its interval, stretching on the side of the miss alone
     * left 9 above it: what had been low came back. On both sides it leaves none.
     */
    @Test
    @Tag("nightly")
    void whereTheTestMissedWhatComesLiesOutsideOnNeitherSide() {
        int missed = 0;
        int below = 0;
        int above = 0;
        for (int seed = 0; seed < NIGHTLY; seed++) {
            Random random = new Random(7_000 + seed);
            Shop shop = new Shop(
                    seed, 0.25, Math.exp(0.15 * random.nextGaussian()), Math.exp(0.15 * random.nextGaussian()));
            Fit<Forecast> fit = Forecast.of(shop.purchases(), options(BuyingKind.BG_NBD), 1, seed);
            if (fit.isDone() && !fit.get().foreseenSales().isWithin()) {
                missed++;
                below += shop.spent < fit.get().total().low() ? 1 : 0;
                above += shop.spent > fit.get().total().high() ? 1 : 0;
            }
        }
        String seen = missed + " missed, then " + below + " below and " + above + " above";
        assertThat(missed).as(seen).isGreaterThan(NIGHTLY / 20);
        assertThat(below).as(seen).isLessThanOrEqualTo(missed / 10);
        assertThat(above).as(seen).isLessThanOrEqualTo(missed / 10);
    }

    /**
     * A total of very many customers, so that chance is little beside how far the model is off: 2% or so in the test, and
     * again in the years to come, by as much or by a draw of its own. Of worlds whose test lay outside its interval: where
     * the model is off by as much again, 95% are held; where by a draw of its own, misses stand on both sides alike.
     */
    @Test
    void asLargeAMissAsInTheTestIsAllowedForOnBothSides() {
        int outside = 0;
        int sameBelow = 0;
        int sameAbove = 0;
        int ownBelow = 0;
        int ownAbove = 0;
        Random random = new Random(31);
        double chance = 0.002;
        double reach = 1.96 * chance;
        for (int world = 0; world < 10_000; world++) {
            double off = 0.02 * random.nextGaussian();
            double actual = 100 * (1 + off + chance * random.nextGaussian());
            double same = 300 * (1 + off + chance * random.nextGaussian());
            double own = 300 * (1 + 0.02 * random.nextGaussian() + chance * random.nextGaussian());
            Forecast.Test test = new Forecast.Test(100, 100 * (1 - reach), 100 * (1 + reach), actual);
            Interval interval = test.stretched(300, new Interval(300 * (1 - reach), 300 * (1 + reach), 0.95));
            if (!test.isWithin()) {
                outside++;
                sameBelow += same < interval.low() ? 1 : 0;
                sameAbove += same > interval.high() ? 1 : 0;
                ownBelow += own < interval.low() ? 1 : 0;
                ownAbove += own > interval.high() ? 1 : 0;
            }
        }
        String seen = outside + ": " + sameBelow + ", " + sameAbove + ", " + ownBelow + ", " + ownAbove;
        // 2.5% on a side and three standard errors of it.
        double most = 0.025 * outside + 3 * Math.sqrt(0.025 * 0.975 * outside);
        assertThat((double) sameBelow).as(seen).isLessThanOrEqualTo(most);
        assertThat((double) sameAbove).as(seen).isLessThanOrEqualTo(most);
        assertThat((double) Math.abs(ownBelow - ownAbove))
                .as(seen)
                .isLessThanOrEqualTo(3 * Math.sqrt((double) ownBelow + ownAbove));
        // A draw of its own is as often larger than another as smaller; stretched to the side of the miss alone, three
        // of
        // four would lie outside.
        assertThat(ownBelow + ownAbove).as(seen).isLessThan(outside / 2);
    }

    @Test
    void nobodyStopsIsAnsweredByTheModelInWhichNobodyStops() {
        Forecast forecast = Forecast.of(new Shop(3, 0).purchases(), options(BuyingKind.NBD), 1, 1)
                .get();
        double foreseen = forecast.foreseen().expected();
        assertThat(forecast.foreseen().actual()).isCloseTo(foreseen, within(0.15 * foreseen));
    }

    @Test
    void tenthsOfTheValueAddUpAndTheIntervalHoldsThePlantedShare() {
        int held = 0;
        // Exponential values: the top tenth holds (1 + ln 10) / 10 of the total.
        double truth = (1 + Math.log(10)) / 10;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] values = new double[500];
            for (int i = 0; i < values.length; i++) {
                values[i] = -Math.log1p(-random.nextDouble());
            }
            ValueConcentration concentration = new ValueConcentration(Vector.of(values));
            double sum = 0;
            for (int tenth = 0; tenth < 10; tenth++) {
                sum += concentration.tenth(tenth).value();
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
            held += concentration.topTenth().low() <= truth
                            && truth <= concentration.topTenth().high()
                    ? 1
                    : 0;
        }
        assertThat(held).isBetween(178, 199);
    }

    private static BuyingPlan options(BuyingKind model) {
        return new BuyingPlan(
                Optional.empty(),
                Optional.of(model),
                Optional.empty(),
                HORIZON,
                Optional.empty(),
                Optional.empty(),
                50,
                Optional.empty());
    }

    /** Customers who buy at random, may stop after each purchase, and spend around a mean of their own. */
    private static final class Shop {
        private final Random random;
        private final long[] first = new long[CUSTOMERS];
        private final long[] recency = new long[CUSTOMERS];
        private final long[] repeats = new long[CUSTOMERS];
        private final long[] earlyRecency = new long[CUSTOMERS];
        private final long[] earlyRepeats = new long[CUSTOMERS];
        private final double[] sales = new double[CUSTOMERS];
        private final double[] earlySales = new double[CUSTOMERS];
        private final double stopping;
        private final double second;
        private final double later;
        private double spent;

        Shop(int seed) {
            this(seed, 0.25);
        }

        /** @param stopping mean probability of stopping after a purchase */
        Shop(int seed, double stopping) {
            this(seed, stopping, 1, 1);
        }

        /**
         * @param second how many times as often all buy in the second half of the records
         * @param later the same after them
         */
        Shop(int seed, double stopping, double second, double later) {
            this.random = new Random(seed);
            this.stopping = stopping;
            this.second = second;
            this.later = later;
            for (int i = 0; i < CUSTOMERS; i++) {
                live(i);
            }
        }

        /** Rates are exponential with a mean of one purchase in 40 days. */
        private void live(int i) {
            first[i] = random.nextInt(90);
            double rate = exponential() / 40;
            double stops = stopping * 3 * Math.pow(random.nextDouble(), 2);
            double mean = 50 / (exponential() + exponential() + exponential() + exponential());
            double clock = first[i];
            double day = first[i];
            while (true) {
                if (random.nextDouble() < stops && day > first[i]) {
                    return;
                }
                clock += exponential() / rate;
                day = day(clock);
                if (day > END + HORIZON) {
                    return;
                }
                double value = mean * (exponential() + exponential()) / 2;
                if (day > END) {
                    spent += value;
                    continue;
                }
                repeats[i]++;
                recency[i] = (long) day - first[i];
                sales[i] += value * 100;
                if (day <= END / 2.0) {
                    earlyRepeats[i]++;
                    earlyRecency[i] = recency[i];
                    earlySales[i] += value * 100;
                }
            }
        }

        /** The day on which a clock stands at so many days that runs faster while all buy more often. */
        private double day(double clock) {
            double half = END / 2.0;
            double atEnd = half + half * second;
            return clock <= half
                    ? clock
                    : clock <= atEnd ? half + (clock - half) / second : END + (clock - atEnd) / later;
        }

        private double exponential() {
            return -Math.log1p(-random.nextDouble());
        }

        Purchases purchases() {
            double[] later = new double[CUSTOMERS];
            for (int i = 0; i < CUSTOMERS; i++) {
                later[i] = sales[i] - earlySales[i];
            }
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("customer_id", LongStream.range(0, CUSTOMERS).toArray());
            columns.put("first_day", first);
            columns.put("recency_days", recency);
            columns.put("repeats", repeats);
            columns.put("early_recency_days", earlyRecency);
            columns.put("early_repeats", earlyRepeats);
            columns.put("repeat_sales_minor", sales);
            columns.put("early_sales_minor", earlySales);
            columns.put("late_sales_minor", later);
            columns.put("is_older", new long[CUSTOMERS]);
            return new Purchases(new Columns(CUSTOMERS, columns, Map.of()), 100, END / 2, END);
        }
    }
}
