package org.wayworth.analytics.drivers;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Replicates;
import org.wayworth.kernel.resample.Sampling;
import org.wayworth.kernel.weighting.UnitWeights;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * Respondents: their outcome, how often each counts, and whose they are. Customers with several responses are drawn
 * again as a whole.
 *
 * <p>Above {@link #MOST_UNITS} customers, as many of them are drawn from, and what the resamples move is scaled down by
 * the root of the ratio: resampling fewer than n (Bickel, Götze and van Zwet 1997, Statistica Sinica 7). What is
 * resampled are smooth functions of means, for which that holds; 2,500 customers tell their spread to 1.4%.
 */
final class DriversSample {

    static final int MOST_UNITS = 2_500;

    /** Columns, outcome and weights to figures; empty for no answer. */
    interface Statistic {
        double[] of(double[][] columns, double[] outcome, double[] weights);
    }

    /**
     * @param accelerations one a figure, for intervals corrected for bias; 0 where so many were drawn from that there
     *     is no skew to speak of
     * @param units customers that resamples draw from
     * @param of customers in all
     */
    record Resampled(Replicates replicates, Vector accelerations, int units, int of) {

        Measured percentile(int figure, Unit unit) {
            return measured(figure, replicates.percentile(figure, DriversModel.LEVEL), unit);
        }

        /** Percentiles corrected for bias and acceleration (Efron 1987). */
        Measured biasCorrected(int figure, Unit unit) {
            double acceleration = accelerations.at(figure);
            return measured(figure, replicates.biasCorrected(figure, acceleration, DriversModel.LEVEL), unit);
        }

        private Measured measured(int figure, Interval interval, Unit unit) {
            double value = replicates.estimate().at(figure);
            return new Measured(value, interval.low(), interval.high(), interval.level(), unit);
        }
    }

    private final double[] outcome;
    private final double[] weights;
    private final int[] customer;

    /** @param customer the number of each row's customer */
    DriversSample(double[] outcome, double[] weights, int[] customer) {
        this.outcome = outcome;
        this.weights = weights;
        this.customer = customer;
    }

    static DriversSample of(DriversRows rows, Weighting weights) {
        return new DriversSample(rows.outcome(), rows.weights(weights), rows.clusters());
    }

    int size() {
        return outcome.length;
    }

    double[] outcome() {
        return outcome;
    }

    double[] weights() {
        return weights;
    }

    int[] customer() {
        return customer;
    }

    DriversSample of(int[] rows) {
        return new DriversSample(
                Rows.pick(outcome, rows),
                Rows.pick(weights, rows),
                IntStream.of(rows).map(i -> customer[i]).toArray());
    }

    /** How evenly the weight is spread over customers. */
    UnitWeights spread() {
        return UnitWeights.of(weights, customer);
    }

    boolean isWeighted() {
        return Arrays.stream(weights).anyMatch(w -> w != weights[0]);
    }

    /** HC3, or clustered by customer where one answers more than once. */
    Ols.Options errors() {
        boolean repeated = IntStream.of(customer).distinct().count() < customer.length;
        Ols.Options errors = repeated ? Ols.Options.clustered(customer) : Ols.Options.standard();
        return isWeighted() ? errors.weighted(weights) : errors;
    }

    /** @param estimate the figures of all rows */
    Fit<Resampled> resample(double[][] columns, double[] estimate, Statistic statistic, int resamples, long seed) {
        Sampling sampling = Sampling.clusters(customer);
        int units = sampling.units();
        if (units <= MOST_UNITS) {
            return draw(columns, statistic, resamples, seed)
                    .map(whole ->
                            new Resampled(whole, accelerations(sampling, columns, statistic, whole), units, units));
        }
        int[] rows = rowsOfSome(Streams.stream(Streams.childSeed(seed, 1), 0));
        double[][] some = Rows.pick(columns, rows);
        double shrink = Math.sqrt((double) MOST_UNITS / units);
        return of(rows).draw(some, statistic, resamples, seed)
                .map(part -> new Resampled(
                        around(estimate, part, shrink), Vector.of(new double[estimate.length]), MOST_UNITS, units));
    }

    private Fit<Replicates> draw(double[][] columns, Statistic statistic, int resamples, long seed) {
        return Bootstrap.runCounts(
                Sampling.clusters(customer),
                counts -> statistic.of(columns, outcome, times(counts)),
                new Bootstrap.Options(resamples, seed));
    }

    /** None where a part without a unit has no answer: the interval is then corrected for bias alone. */
    private Vector accelerations(Sampling sampling, double[][] columns, Statistic statistic, Replicates whole) {
        return Bootstrap.accelerations(sampling, rows -> statistic.of(columns, outcome, times(counts(rows))))
                .fold(
                        accelerations -> accelerations,
                        no -> Vector.of(new double[whole.estimate().size()]));
    }

    private static Replicates around(double[] estimate, Replicates part, double shrink) {
        double[][] values = part.values().toRows();
        for (double[] row : values) {
            for (int k = 0; k < row.length; k++) {
                row[k] = estimate[k] + shrink * (row[k] - part.estimate().at(k));
            }
        }
        return new Replicates(Vector.of(estimate), Matrix.of(values), part.failed());
    }

    /** The rows of {@link #MOST_UNITS} customers drawn without replacement, in their order. */
    private int[] rowsOfSome(UniformRandomProvider random) {
        int[] labels = IntStream.of(customer).distinct().sorted().toArray();
        PermutationSampler.shuffle(random, labels);
        int[] chosen = Arrays.copyOf(labels, MOST_UNITS);
        Arrays.sort(chosen);
        return IntStream.range(0, customer.length)
                .filter(i -> Arrays.binarySearch(chosen, customer[i]) >= 0)
                .toArray();
    }

    private double[] times(double[] counts) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= weights[i];
        }
        return counts;
    }

    private double[] counts(int[] rows) {
        double[] counts = new double[size()];
        for (int row : rows) {
            counts[row]++;
        }
        return counts;
    }
}
