package org.wayworth.analytics.linkage;

import java.util.Arrays;
import java.util.List;
import org.wayworth.analytics.landmark.PointWorth;
import org.wayworth.analytics.sceptic.Clusters;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.regression.TwoPart;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Sampling;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;

/**
 * Money with many zeros in two steps: whether a customer buys (logistic), and how much if so (log-linear, brought back
 * by smearing: Duan 1983); what one point goes with in both together, its error by resampling customers.
 *
 * @param perPoint difference of the mean outcome per point
 * @param zeros share of rows without any
 * @param belowZero rows whose refunds exceed their sales, counted as 0 here
 */
record LinkageTwoPart(
        Estimate perPoint, double zeros, long belowZero, double logOddsPerPoint, double logAmountPerPoint) {

    private static final double LEVEL = 0.95;

    /** Fewer zeros than this leave the one-step model well enough. */
    private static final double FEWEST_ZEROS = 0.10;

    private static final int MOST_ROWS = 20_000;
    private static final int RESAMPLES = 60;
    private static final int STREAM = 801;

    static Fit<LinkageTwoPart> of(PointWorth worth, long seed) {
        if (!worth.study().plan().outcome().isMoney()) {
            return Fit.impossible(Fit.Reason.TOO_FEW_EVENTS, "the outcome is not money", "ask for revenue or margin");
        }
        double[] outcome = worth.study().rows().outcome();
        long zeros = Arrays.stream(outcome).filter(y -> y <= 0).count();
        if (zeros < FEWEST_ZEROS * outcome.length || outcome.length > MOST_ROWS) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    Unit.whole(zeros) + " of " + Unit.whole(outcome.length) + " rows without any",
                    "two steps are for many zeros, and for up to " + Unit.whole(MOST_ROWS) + " rows");
        }
        double[] amount = Arrays.stream(outcome).map(y -> Math.max(0, y)).toArray();
        double[][] columns = columns(worth);
        return TwoPart.fit(columns, amount, TwoPart.Amount.LOG_SMEARED)
                .flatMap(model -> told(model, columns, amount, outcome, worth, seed));
    }

    private static double[][] columns(PointWorth worth) {
        double[][] others = worth.covariates().columns();
        double[][] columns = Arrays.copyOf(new double[][] {worth.study().rows().ratings()}, others.length + 1);
        System.arraycopy(others, 0, columns, 1, others.length);
        return columns;
    }

    private static Fit<LinkageTwoPart> told(
            TwoPart.Result model, double[][] columns, double[] amount, double[] outcome, PointWorth worth, long seed) {
        Sampling customers =
                Sampling.clusters(Clusters.labels(worth.study().rows().customers()));
        Bootstrap.Options options = new Bootstrap.Options(RESAMPLES, Streams.childSeed(seed, STREAM));
        return Bootstrap.run(customers, rows -> again(columns, amount, rows), options)
                .map(replicates -> {
                    double value = perPoint(model, columns);
                    double error = replicates.standardError(0);
                    double reach = Quantile.normalReach(LEVEL) * error;
                    return new LinkageTwoPart(
                            new Estimate(
                                    value, error, new Interval(value - reach, value + reach, LEVEL), amount.length),
                            (double) Arrays.stream(amount).filter(y -> y == 0).count() / amount.length,
                            Arrays.stream(outcome).filter(y -> y < 0).count(),
                            model.any().coefficients().at(1),
                            model.coefficients().at(1));
                });
    }

    /** Empty where a resample has no answer. */
    private static double[] again(double[][] columns, double[] amount, int[] rows) {
        double[][] x = new double[columns.length][];
        for (int j = 0; j < x.length; j++) {
            x[j] = Rows.pick(columns[j], rows);
        }
        return TwoPart.fit(x, Rows.pick(amount, rows), TwoPart.Amount.LOG_SMEARED)
                .fold(model -> new double[] {perPoint(model, x)}, no -> new double[0]);
    }

    /** Half a point up against half a point down, for everybody. */
    private static double perPoint(TwoPart.Result model, double[][] columns) {
        double[] up = model.predict(shifted(columns, 0.5));
        double[] down = model.predict(shifted(columns, -0.5));
        double sum = 0;
        for (int i = 0; i < up.length; i++) {
            sum += up[i] - down[i];
        }
        return sum / up.length;
    }

    private static double[][] shifted(double[][] columns, double by) {
        double[][] shifted = columns.clone();
        shifted[0] = Arrays.stream(columns[0]).map(rating -> rating + by).toArray();
        return shifted;
    }

    Step workings() {
        return Step.of(
                "whether they buy (logistic), then how much (log-linear, smeared)",
                List.of(
                        Step.of("share without any", zeros),
                        Step.of("rows below 0 counted as 0", belowZero),
                        Step.of("log odds of buying per point", logOddsPerPoint),
                        Step.of("log amount per point among buyers", logAmountPerPoint),
                        Step.of("both together per point", perPoint.value()),
                        Step.of("standard error, " + RESAMPLES + " resamples of customers", perPoint.standardError())));
    }
}
