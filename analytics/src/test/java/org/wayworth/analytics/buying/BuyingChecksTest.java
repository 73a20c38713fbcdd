package org.wayworth.analytics.buying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.warehouse.Columns;

/** Planted truth: each check of a forecast passes in a sound shop, and fails in one that breaks what it asks. */
@DisplayName("planted truth: checks of a forecast of purchases")
class BuyingChecksTest {

    private static final int CUSTOMERS = 3_000;
    private static final int CALIBRATED = 364;
    private static final int END = 728;
    private static final int HORIZON = 182;
    private static final long SEED = 35;

    /** What is wrong in a shop. */
    private enum Fault {
        NONE,
        /** All buy half as often once the hold-out has begun. */
        SLOWER,
        /** Who buys often spends much at a time. */
        FREQUENT_SPEND_MORE,
        /** One in ten joined before the records begin. */
        OLDER,
        /** Each buys at an interval of their own, to the day. */
        REGULAR,
        /** All buy a second time, most hardly ever a third. */
        TWICE
    }

    @Test
    void aSoundShopPassesAll() {
        assertThat(checks(Fault.NONE, HORIZON))
                .allSatisfy(check -> assertThat(check.verdict())
                        .as(check.name() + ": " + check.found())
                        .isEqualTo(Verdict.PASSED));
    }

    @Test
    void customersWhoBuyHalfAsOftenAreNoticed() {
        List<Check> checks = checks(Fault.SLOWER, HORIZON);
        assertThat(find(checks, "purchases in the hold-out").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(find(checks, "sales in the hold-out").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(find(checks, "sales in the hold-out").found())
                .startsWith("forecast £")
                .endsWith("too high");
    }

    @Test
    void spendThatGrowsWithFrequencyIsNoticed() {
        assertThat(find(checks(Fault.FREQUENT_SPEND_MORE, HORIZON), "spend and frequency")
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void firstPurchasesThatAreNotSeenAreNoticed() {
        Check check = find(checks(Fault.OLDER, HORIZON), "first purchases");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.found()).startsWith("10% of customers joined before the records begin");
    }

    /** Where all go on as fast as so far, to the day, the simple rule is the better one. */
    @Test
    void customersWhoGoOnToTheDayMakeTheSimpleRuleBetter() {
        assertThat(find(checks(Fault.REGULAR, HORIZON), "better than a simple rule")
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    /** BG/NBD has nobody stop after the first purchase, which is right here; the other two do. */
    @Test
    void modelsThatComeToDifferentForecastsAreNoticed() {
        assertThat(find(checks(Fault.TWICE, HORIZON), "models agree").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aHorizonBeyondTheTestCannotBeTold() {
        Check check = find(checks(Fault.NONE, 1_095), "horizon");
        assertThat(check.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(check.found()).isEqualTo("the forecast reaches 1,095 days ahead, its test 364");
    }

    /** 1/12 where purchases come at random, 0 where they come at intervals to the day. */
    @Test
    void regularBuyingIsNoticed() {
        assertThat(BuyingRefusals.regular(kind(400, 1.0 / 12)).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(BuyingRefusals.regular(kind(400, 0.001)).verdict()).isEqualTo(Verdict.FAILED);
        Check few = BuyingRefusals.regular(kind(12, 0.001));
        assertThat(few.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(few.found()).isEqualTo("only 12 customers have two gaps between purchases; at least 30 are needed");
    }

    private static SaleKind kind(long pairs, double spread) {
        return new SaleKind("order", 10_000, CUSTOMERS, 0, END, pairs, spread, 0.07);
    }

    private static Check find(List<Check> checks, String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Check> checks(Fault fault, int horizonDays) {
        BuyingPlan plan = BuyingPlan.standard(horizonDays);
        Purchases purchases = new Purchases(columns(fault, SEED), 100, CALIBRATED, END);
        BuyingStudy study = new BuyingStudy(
                List.of(kind(400, 1.0 / 12)),
                List.of(),
                "GBP",
                new SaleTotals(0, 0, 0, 0, 0, 0, 0),
                purchases,
                new Survivorship(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), CUSTOMERS, 0),
                Optional.empty(),
                plan);
        Forecast forecast = Forecast.of(purchases, plan, 1, 1).get();
        return new BuyingChecks(study, forecast).all();
    }

    /** Customers who join over 300 days, buy at rates of their own and stop at a day of their own (Pareto/NBD). */
    private static Columns columns(Fault fault, long seed) {
        Random random = new Random(seed);
        Map<String, long[]> columns = new LinkedHashMap<>();
        for (String name : List.of(
                "customer_id",
                "first_day",
                "recency_days",
                "repeats",
                "early_recency_days",
                "early_repeats",
                "repeat_sales_minor",
                "early_sales_minor",
                "late_sales_minor",
                "is_older")) {
            columns.put(name, new long[CUSTOMERS]);
        }
        for (int i = 0; i < CUSTOMERS; i++) {
            live(i, fault, random, columns);
        }
        Map<String, Object> made = new LinkedHashMap<>();
        columns.forEach((name, values) -> made.put(
                name,
                name.endsWith("_minor") ? Arrays.stream(values).asDoubleStream().toArray() : values));
        return new Columns(CUSTOMERS, made, Map.of());
    }

    private static void live(int i, Fault fault, Random random, Map<String, long[]> columns) {
        int first = random.nextInt(300);
        double rate = fault == Fault.TWICE ? 0.02 + 0.02 * exponential(random) : gammaHalf(random) / 30;
        double lasts =
                fault == Fault.TWICE || fault == Fault.REGULAR ? END : exponential(random) / (gammaHalf(random) / 90);
        // Nearly three times a beta law with parameters 0.8 and 2.4 (Kumaraswamy 1980).
        double stops = 3 * Math.pow(1 - Math.pow(1 - random.nextDouble(), 1 / 2.4), 1 / 0.8);
        double interval = 10 + random.nextInt(60);
        double mean = 1_000 + 2_000 * random.nextDouble();
        mean *= fault == Fault.FREQUENT_SPEND_MORE ? 0.2 + 60 * rate : 1;
        set(columns, "customer_id", i, i);
        set(columns, "first_day", i, first);
        set(columns, "is_older", i, fault == Fault.OLDER && i % 10 == 0 ? 1 : 0);
        double day = first;
        boolean isDone = false;
        while (!isDone) {
            double slower = fault == Fault.SLOWER && day >= CALIBRATED ? 0.5 : 1;
            day += fault == Fault.REGULAR ? interval : Math.max(1, exponential(random) / (rate * slower));
            if (day > END || day > first + lasts) {
                break;
            }
            buy(i, (int) day, first, Math.round(mean * (0.5 + random.nextDouble())), columns);
            isDone = fault == Fault.TWICE && random.nextDouble() < stops;
        }
    }

    /** A gamma law of shape a half and scale 1: half the square of a normal draw. */
    private static double gammaHalf(Random random) {
        double normal = random.nextGaussian();
        return normal * normal / 2;
    }

    private static void buy(int i, int day, int first, long amount, Map<String, long[]> columns) {
        set(columns, "recency_days", i, day - first);
        add(columns, "repeats", i, 1);
        add(columns, "repeat_sales_minor", i, amount);
        if (day <= CALIBRATED) {
            set(columns, "early_recency_days", i, day - first);
            add(columns, "early_repeats", i, 1);
            add(columns, "early_sales_minor", i, amount);
        } else {
            add(columns, "late_sales_minor", i, amount);
        }
    }

    private static void set(Map<String, long[]> columns, String name, int i, long value) {
        Optional.ofNullable(columns.get(name)).orElseThrow()[i] = value;
    }

    private static void add(Map<String, long[]> columns, String name, int i, long value) {
        Optional.ofNullable(columns.get(name)).orElseThrow()[i] += value;
    }

    private static double exponential(Random random) {
        return -Math.log1p(-random.nextDouble());
    }
}
