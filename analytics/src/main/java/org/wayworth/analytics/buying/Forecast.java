package org.wayworth.analytics.buying;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.lifetime.CustomerValue;
import org.wayworth.kernel.lifetime.GammaGamma;
import org.wayworth.kernel.lifetime.Histories;
import org.wayworth.kernel.lifetime.HoldOut;
import org.wayworth.kernel.lifetime.Horizon;

/**
 * Models tested on the hold-out, the chosen one fitted to all that is known, and the value that it foresees.
 *
 * @param trials each model that could be fitted, and what it foresaw
 * @param chosen among them
 * @param fit the chosen model on all purchases
 * @param spend on all purchases
 * @param value at the end of the records, to the horizon
 * @param total holds the uncertainty of the parameters and of chance, and as large a miss as in the test
 * @param foreseen purchases in the hold-out
 * @param foreseenSales sales in the hold-out
 * @param foreseenOfEach what each customer of {@link Purchases#before} was expected to spend in the hold-out
 */
public record Forecast(
        List<Trial> trials,
        Trial chosen,
        FittedBuying<?> fit,
        GammaGamma.Result spend,
        CustomerValue.Result value,
        Interval total,
        Test foreseen,
        Test foreseenSales,
        Vector foreseenOfEach) {

    public static final double WEEKS_A_YEAR = 365.25 / 7;
    private static final double LEVEL = 0.95;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final int DRAWS = 200;

    /** Another model is taken when it gives at most this share as many purchases to the wrong group as BG/NBD does. */
    private static final double CLEARLY_BETTER = 0.9;

    /** A model and what it foresaw of the hold-out. */
    public record Trial(FittedBuying<?> fit, HoldOut.Result result) {
        public double misplaced() {
            return FittedBuying.misplaced(result);
        }
    }

    /** A total that was forecast, within which limits, and what came. */
    public record Test(double expected, double low, double high, double actual) {

        /** Off by this share or less is good enough for a budget. */
        public static final double GOOD_ENOUGH = 0.10;

        public double off() {
            return actual == 0 ? 1 : expected / actual - 1;
        }

        /** Whether what came was more than forecast, "low", or less, "high". */
        public String direction() {
            return off() < 0 ? "low" : "high";
        }

        public boolean isWithin() {
            return low <= actual && actual <= high;
        }

        public boolean isPassed() {
            return isWithin() || Math.abs(off()) <= GOOD_ENOUGH;
        }

        /**
         * An interval long enough for the next forecast to miss by as much as this one did, where chance did not do it.
         * On both sides: the miss shows how far the model can be off, not which way it will be off in years to come. How
         * large the miss was is itself known only as well as the test's own interval tells.
         *
         * @param value foreseen, within {@code interval}
         */
        public Interval stretched(double value, Interval interval) {
            if (isWithin()) {
                return interval;
            }
            double miss = value * Math.abs(actual / expected - 1);
            double below = miss + Math.hypot(value - interval.low(), value * (expected - low) / expected);
            double above = miss + Math.hypot(interval.high() - value, value * (high - expected) / expected);
            return new Interval(Math.max(0, value - below), value + above, interval.level());
        }
    }

    /** Sales in the hold-out: their sum, and what each customer was expected to bring. */
    private record ForeseenSales(Test test, Vector ofEach) {}

    public Forecast {
        trials = List.copyOf(trials);
    }

    public static Fit<Forecast> of(Purchases purchases, BuyingPlan plan, double kept, long seed) {
        Purchases.AsOf before = purchases.before();
        Purchases.AsOf now = purchases.now();
        Histories early = before.histories();
        int[] later = purchases.later(before);
        List<Trial> trials = new ArrayList<>();
        for (BuyingKind model : BuyingKind.values()) {
            // Where BG/NBD finds nobody who stops, neither would this one, but only after a long search.
            boolean isHopeless = model == BuyingKind.PARETO_NBD && plan.model().isEmpty() && trials.isEmpty();
            if (plan.model().orElse(model) == model && !isHopeless) {
                model.fit(early, before)
                        .map(fit -> trials.add(new Trial(fit, fit.foresee(early, purchases.holdoutWeeks(), later))));
            }
        }
        Optional<Trial> chosen = choose(trials);
        if (chosen.isEmpty()) {
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED, "no model of buying fits these purchases", "Take a longer period.");
        }
        Histories histories = now.histories();
        Trial trial = chosen.get();
        CustomerValue.Options ahead = options(plan, kept, seed);
        double margin = plan.marginShare().orElse(1.0);
        return spend(now)
                .flatMap(spend -> spend(before)
                        .flatMap(earlySpend -> trial.fit()
                                .kind()
                                .fit(histories, now)
                                .flatMap(fit -> fit.value(spend.fitted(), histories, now.meanValue(), ahead)
                                        .flatMap(value -> foreseenSales(
                                                        trial.fit(), earlySpend, purchases, before, seed)
                                                .map(sales -> {
                                                    double chance = NORMAL_95
                                                            * margin
                                                            * fit.chanceOfValue(
                                                                    now,
                                                                    spend.fitted()
                                                                            .model(),
                                                                    weeks(plan));
                                                    return new Forecast(
                                                            trials,
                                                            trial,
                                                            fit,
                                                            spend,
                                                            value,
                                                            sales.test()
                                                                    .stretched(
                                                                            value.total()
                                                                                    .value(),
                                                                            wider(value, chance)),
                                                            foreseen(trial, purchases, before, later, seed),
                                                            sales.test(),
                                                            sales.ofEach());
                                                })))));
    }

    /** BG/NBD, unless another was clearly better. */
    private static Optional<Trial> choose(List<Trial> trials) {
        Optional<Trial> best = trials.stream().min(Comparator.comparingDouble(Trial::misplaced));
        return trials.stream()
                .filter(trial -> trial.fit().kind() == BuyingKind.BG_NBD)
                .filter(trial -> best.orElseThrow().misplaced() > CLEARLY_BETTER * trial.misplaced())
                .findFirst()
                .or(() -> best);
    }

    private static Fit<GammaGamma.Result> spend(Purchases.AsOf customers) {
        int[] spenders = customers.spenders();
        return GammaGamma.fit(
                IntStream.of(spenders).map(i -> customers.repeats()[i]).toArray(),
                IntStream.of(spenders)
                        .mapToDouble(i -> customers.meanValue()[i])
                        .toArray());
    }

    private static CustomerValue.Options options(BuyingPlan plan, double kept, long seed) {
        Horizon horizon = Horizon.years(
                plan.horizonDays() / 365.25, WEEKS_A_YEAR, plan.discountRate().orElse(0.0));
        return new CustomerValue.Options(plan.marginShare().orElse(1.0) * kept, horizon, DRAWS, seed, LEVEL);
    }

    private static double weeks(BuyingPlan plan) {
        return plan.horizonDays() / Purchases.DAYS_A_WEEK;
    }

    private static Interval wider(CustomerValue.Result value, double chance) {
        double total = value.total().value();
        Interval draws = value.total().interval();
        return new Interval(
                total - Math.hypot(total - draws.low(), chance),
                total + Math.hypot(draws.high() - total, chance),
                LEVEL);
    }

    /** The interval of the purchases: parameters by draws, chance by how customers with as many purchases differ. */
    private static Test foreseen(Trial trial, Purchases purchases, Purchases.AsOf before, int[] later, long seed) {
        double expected = trial.result().expected();
        double parameters = expected
                * trial.fit().relativeError(purchases.calibrated(), purchases.end(), purchases.firstsByDay(), seed);
        double reach = NORMAL_95 * Math.hypot(parameters, Math.sqrt(varianceWithin(before.repeats(), later)));
        return new Test(
                expected, expected - reach, expected + reach, trial.result().actual());
    }

    private static Fit<ForeseenSales> foreseenSales(
            FittedBuying<?> fit, GammaGamma.Result spend, Purchases purchases, Purchases.AsOf before, long seed) {
        double weeks = purchases.holdoutWeeks();
        CustomerValue.Options options = new CustomerValue.Options(1, new Horizon(weeks, 0), DRAWS, seed, LEVEL);
        return fit.value(spend.fitted(), before.histories(), before.meanValue(), options)
                .map(value -> {
                    Interval interval = wider(
                            value,
                            NORMAL_95 * fit.chanceOfValue(before, spend.fitted().model(), weeks));
                    return new ForeseenSales(
                            new Test(
                                    value.total().value(),
                                    interval.low(),
                                    interval.high(),
                                    purchases.laterSales(before)),
                            value.values());
                });
    }

    /** Of the sum of {@code later}, customers with equal {@code repeats} taken for alike. */
    private static double varianceWithin(int[] repeats, int[] later) {
        Map<Integer, double[]> sums = new HashMap<>();
        for (int i = 0; i < later.length; i++) {
            double[] sum = sums.computeIfAbsent(repeats[i], x -> new double[3]);
            sum[0]++;
            sum[1] += later[i];
            sum[2] += (double) later[i] * later[i];
        }
        return sums.values().stream()
                .mapToDouble(sum -> sum[2] - sum[1] * sum[1] / sum[0])
                .sum();
    }
}
