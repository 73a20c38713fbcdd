package org.wayworth.analytics.buying;

import java.util.Arrays;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.lifetime.BuyingModel;
import org.wayworth.kernel.lifetime.CustomerValue;
import org.wayworth.kernel.lifetime.Fitted;
import org.wayworth.kernel.lifetime.GammaGamma;
import org.wayworth.kernel.lifetime.Histories;
import org.wayworth.kernel.lifetime.HoldOut;

/** A fitted model of buying, and what is asked of it. */
public record FittedBuying<M extends BuyingModel<M>>(BuyingKind kind, Fitted<M> fitted) {

    /** Customers with this many repeat purchases or more are shown as one group. */
    public static final int LAST_GROUP = 7;

    private static final int DRAWS = 50;

    /** Standard error of a parameter's logarithm from which nobody knows the parameter even to a factor of ten. */
    private static final double ANYTHING_GOES = 2.3;

    /** The fit, unless its parameters have run so near to an edge that draws of them mean nothing. */
    static <M extends BuyingModel<M>> Fit<FittedBuying<?>> of(BuyingKind kind, Fitted<M> fitted) {
        for (int k = 0; k < fitted.logCovariance().rows(); k++) {
            double error = Math.sqrt(fitted.logCovariance().at(k, k));
            if (!(error < ANYTHING_GOES)) {
                return Fit.impossible(
                        Fit.Reason.TOO_FEW_EVENTS,
                        fitted.model().names().get(k) + " could be anything",
                        "Use a simpler model, or more history.");
            }
        }
        return Fit.done(new FittedBuying<>(kind, fitted));
    }

    public M model() {
        return fitted.model();
    }

    HoldOut.Result foresee(Histories before, double weeks, int[] later) {
        return HoldOut.compare(model(), before, weeks, later, LAST_GROUP);
    }

    /** Purchases that the model gave to the wrong group of customers, as a share of all: what models are chosen by. */
    static double misplaced(HoldOut.Result result) {
        double gaps = result.groups().stream()
                .mapToDouble(group -> group.customers() * Math.abs(group.expected() - group.actual()))
                .sum();
        return gaps / Math.max(1, result.actual());
    }

    Fit<CustomerValue.Result> value(
            Fitted<GammaGamma> spend, Histories histories, double[] meanValue, CustomerValue.Options options) {
        return CustomerValue.of(fitted, spend, histories, meanValue, options);
    }

    /**
     * Repeat purchases of all by the end of each day asked for, with the standard error from the parameters and from
     * chance.
     *
     * @param firsts customers who first bought on each day
     */
    public double[][] expectedBy(int[] days, long[] firsts, long seed) {
        int span = Arrays.stream(days).max().orElse(0);
        double[] peak = table(model(), span);
        double[][] drawn = fitted.draws(DRAWS, seed).stream()
                .map(model -> totals(table(model, span), days, firsts))
                .toArray(double[][]::new);
        double[] total = totals(peak, days, firsts);
        double[] error = new double[days.length];
        for (int k = 0; k < days.length; k++) {
            error[k] = Math.hypot(spread(drawn, k), chance(peak, days[k], firsts));
        }
        return new double[][] {total, error};
    }

    /** How far the parameters' uncertainty moves the purchases between two days, as a share of them. */
    public double relativeError(int from, int until, long[] firsts, long seed) {
        double[][] drawn = fitted.draws(DRAWS, seed).stream()
                .map(model -> totals(table(model, until), new int[] {from, until}, firsts))
                .map(totals -> new double[] {totals[1] - totals[0]})
                .toArray(double[][]::new);
        double mean = Arrays.stream(drawn).mapToDouble(d -> d[0]).average().orElse(1);
        return spread(drawn, 0) / mean;
    }

    /** Expected repeat purchases by days since the first. */
    private static double[] table(BuyingModel<?> model, int span) {
        double[] table = new double[span + 1];
        for (int day = 1; day <= span; day++) {
            table[day] = model.expectedPurchases(day / Purchases.DAYS_A_WEEK);
        }
        return table;
    }

    private static double[] totals(double[] table, int[] days, long[] firsts) {
        double[] totals = new double[days.length];
        for (int k = 0; k < days.length; k++) {
            for (int first = 0; first < Math.min(firsts.length, days[k]); first++) {
                totals[k] += firsts[first] * table[days[k] - first];
            }
        }
        return totals;
    }

    /** Standard deviation of the total were nobody ever to stop: that of a negative binomial for each customer. */
    private double chance(double[] table, int day, long[] firsts) {
        double r = model().parameters().at(0);
        double variance = 0;
        for (int first = 0; first < Math.min(firsts.length, day); first++) {
            double mean = table[day - first];
            variance += firsts[first] * (mean + mean * mean / r);
        }
        return Math.sqrt(variance);
    }

    private static double spread(double[][] drawn, int k) {
        double mean = Arrays.stream(drawn).mapToDouble(d -> d[k]).average().orElse(0);
        double squares = Arrays.stream(drawn)
                .mapToDouble(d -> (d[k] - mean) * (d[k] - mean))
                .sum();
        return Math.sqrt(squares / (drawn.length - 1));
    }

    /**
     * Standard deviation, by chance alone, of what all customers together will spend within the horizon. A customer who
     * is active buys at a rate known only as a gamma law; their mean spend is known as little.
     *
     * @param customers in an order in which alike histories stand together, which are then looked at once
     */
    double chanceOfValue(Purchases.AsOf customers, GammaGamma spend, double weeks) {
        double r = model().parameters().at(0);
        double variance = 0;
        double alive = 0;
        double expected = 0;
        for (int i = 0; i < customers.size(); i++) {
            int x = customers.repeats()[i];
            double recency = customers.recency()[i];
            double age = customers.age()[i];
            boolean isAlike = i > 0
                    && x == customers.repeats()[i - 1]
                    && recency == customers.recency()[i - 1]
                    && age == customers.age()[i - 1];
            if (!isAlike) {
                alive = model().probabilityAlive(x, recency, age);
                expected = model().expectedPurchases(x, recency, age, weeks);
            }
            double whileAlive = expected / Math.max(alive, 1e-12);
            double purchases = alive * whileAlive * (1 + whileAlive * (1 + 1 / (r + x))) - expected * expected;
            double mean = spend.expectedValue(x, customers.meanValue()[i]);
            double perPurchase = mean * mean / spend.p();
            double ofMean = mean * mean / Math.max(0.1, spend.p() * x + spend.q() - 2);
            variance += purchases * mean * mean + expected * perPurchase + (purchases + expected * expected) * ofMean;
        }
        return Math.sqrt(variance);
    }
}
