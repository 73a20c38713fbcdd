package org.wayworth.kernel.lifetime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.resample.Percentiles;

/**
 * Lifetime value to a stated horizon: margin × expected value of a purchase × expected discounted purchases.
 *
 * <p>The total's interval carries the uncertainty of the models' parameters, by draws; it is an interval for the
 * expected total, not for the total that will come about, which also varies by chance.
 */
public final class CustomerValue {

    /** Groups of equal histories on which the draws are run; more are represented by every k-th. */
    private static final int MOST_GROUPS = 4_000;

    /**
     * @param margin share of a purchase's value that is earned; set by the user, there is no default
     * @param draws of the parameters, for the total's interval
     */
    public record Options(double margin, Horizon horizon, int draws, long seed, double level) {

        public Options {
            Interval.requireLevel(level);
            if (!(margin > 0) || draws < 20) {
                throw new IllegalArgumentException(
                        "margin must be above 0 and draws 20 or more, not " + margin + " and " + draws);
            }
        }
    }

    /**
     * @param values by customer
     * @param total of all; standard error and interval from the draws
     * @param topDecileShare of the total held by the most valuable tenth
     */
    public record Result(Vector values, Estimate total, double topDecileShare) {}

    private CustomerValue() {}

    /**
     * No answer where some draws of the parameters have no finite value: there the model is too near its edge for an
     * interval.
     *
     * @param meanValue of each customer's repeat purchases; not read where there were none
     */
    public static <M extends BuyingModel<M>> Fit<Result> of(
            Fitted<M> buying, Fitted<GammaGamma> spend, Histories histories, double[] meanValue, Options options) {
        if (meanValue.length != histories.size()) {
            throw new IllegalArgumentException("meanValue must have one value for each customer (" + histories.size()
                    + "), not " + meanValue.length);
        }
        Optional<Fit<Result>> out = Magnitude.out(meanValue);
        if (out.isPresent()) {
            return out.get();
        }

        double[] purchases = purchases(buying.model(), histories, options.horizon());
        double[] values = new double[meanValue.length];
        double[] valueSums = new double[histories.groups()];
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            int g = histories.groupOf(i);
            int x = histories.x[g];
            valueSums[g] += x == 0 ? 0 : meanValue[i];
            values[i] = options.margin() * purchases[g] * spend.model().expectedValue(x, meanValue[i]);
            total += values[i];
        }
        double[] ratios = ratios(buying, spend, histories, valueSums, options);
        long endless =
                Arrays.stream(ratios).filter(ratio -> !Double.isFinite(ratio)).count();
        if (endless > 0 || !Double.isFinite(total)) {
            return Fit.impossible(
                    Fit.Reason.OUTSIDE_MODEL,
                    endless + " of " + ratios.length + " draws of the parameters give no finite value",
                    "the model is too near its edge: take a longer history, or another model");
        }
        return Fit.done(new Result(
                Vector.of(values), estimate(total, ratios, options.level(), values.length), topShare(values)));
    }

    private static double[] purchases(BuyingModel<?> model, Histories histories, Horizon horizon) {
        double[] purchases = new double[histories.groups()];
        Blocks.reduce(
                purchases.length,
                Blocks.ROWS,
                (from, to) -> {
                    for (int g = from; g < to; g++) {
                        purchases[g] = discounted(model, histories, g, horizon);
                    }
                    return to;
                },
                Math::max);
        return purchases;
    }

    private static double discounted(BuyingModel<?> model, Histories histories, int g, Horizon horizon) {
        return DiscountedPurchases.expected(model, histories.x[g], histories.recency[g], histories.age[g], horizon);
    }

    /** The total under each draw, as a multiple of the total at the peak. */
    private static <M extends BuyingModel<M>> double[] ratios(
            Fitted<M> buying, Fitted<GammaGamma> spend, Histories histories, double[] valueSums, Options options) {
        List<M> buyers = buying.draws(options.draws(), options.seed());
        List<GammaGamma> spenders = spend.draws(options.draws(), ~options.seed());
        double peak = total(buying.model(), spend.model(), histories, valueSums, options.horizon());
        List<Double> totals = Blocks.map(
                options.draws(),
                d -> spenders.get(d).q() > 1
                        ? total(buyers.get(d), spenders.get(d), histories, valueSums, options.horizon())
                        : Double.POSITIVE_INFINITY);
        double[] ratios = new double[options.draws()];
        for (int d = 0; d < ratios.length; d++) {
            ratios[d] = totals.get(d) / peak;
        }
        return ratios;
    }

    private static double total(
            BuyingModel<?> model, GammaGamma spend, Histories histories, double[] valueSums, Horizon horizon) {
        int step = Math.max(1, histories.groups() / MOST_GROUPS);
        double sum = 0;
        for (int g = 0; g < histories.groups(); g += step) {
            int count = histories.count[g];
            // The expected value is linear in the mean so far, so a group needs only the sum of its means.
            double value = spend.expectedValue(histories.x[g], valueSums[g] / count);
            sum += count * value * discounted(model, histories, g, horizon);
        }
        return sum;
    }

    private static Estimate estimate(double total, double[] ratios, double level, long n) {
        double mean = Arrays.stream(ratios).average().orElseThrow();
        double squares = Arrays.stream(ratios).map(r -> (r - mean) * (r - mean)).sum();
        Interval middle = Percentiles.middle(ratios, level);
        return new Estimate(
                total,
                total * StandardError.of(squares / (ratios.length - 1)),
                new Interval(total * middle.low(), total * middle.high(), level),
                n);
    }

    private static double topShare(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int top = Math.max(1, (int) Math.ceil(sorted.length / 10.0));
        double all = 0;
        double best = 0;
        for (int i = 0; i < sorted.length; i++) {
            all += sorted[i];
            best += i >= sorted.length - top ? sorted[i] : 0;
        }
        return all > 0 ? best / all : 0;
    }
}
