package org.wayworth.kernel.resample;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * The nonparametric bootstrap: how much would this figure move, had we drawn other units from the same population?
 *
 * <p>Not for figures that hang on one extreme row (maximum, range), nor with fewer than about twenty independent
 * units. Repetition b draws from stream b of the seed, so the result does not depend on the number of threads, and
 * 2,000 repetitions begin with the same 1,000 that 1,000 give.
 *
 * <p>Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap.
 */
public final class Bootstrap {

    /** Above this share of resamples without an answer there is no bootstrap distribution to speak of. */
    private static final double MOST_FAILURES = 0.1;
    /** Delete-one jackknife up to this many units, delete-a-group above: the acceleration needs no more. */
    private static final int JACKKNIFE_GROUPS = 400;

    /** Resamples that are worked out together, as far as memory allows. */
    private static final int MOST_TOGETHER = 128;

    private static final int FEWEST_TOGETHER = 8;
    /** Bytes of counts that a thread holds. */
    private static final int MOST_COUNTS = 32_000_000;

    /**
     * A figure, or several, of the rows given: row numbers may repeat. Empty when these rows give no answer; figures that are
     * not finite are none.
     */
    @FunctionalInterface
    public interface Statistic {
        double[] of(int[] rows);
    }

    /** A figure, or several, of the data with row i counted {@code counts[i]} times. Empty for no answer. */
    @FunctionalInterface
    public interface CountStatistic {
        double[] of(double[] counts);
    }

    /**
     * Figures of many resamples worked out together, for statistics that share work between them: {@code counts[b][i]} is
     * how often resample b drew row i. One answer a resample, in their order; empty for no answer.
     */
    @FunctionalInterface
    public interface JointStatistic {
        List<double[]> of(byte[][] counts);
    }

    /**
     * @param replicates resamples; 1,000 for intervals that are published, 200 for standard errors
     * @param seed repetition b uses stream b of it
     */
    public record Options(int replicates, long seed) {
        public Options {
            if (replicates < 2) {
                throw new IllegalArgumentException("replicates must be 2 or more, not " + replicates);
            }
        }

        public static Options seeded(long seed) {
            return new Options(1_000, seed);
        }
    }

    private Bootstrap() {}

    /** Resamples by row numbers. */
    public static Fit<Replicates> run(Sampling sampling, Statistic statistic, Options options) {
        return map(
                statistic.of(Sampling.counting(sampling.rows())),
                options.replicates(),
                b -> statistic.of(sampling.draw(Streams.stream(options.seed(), b))));
    }

    /**
     * Resamples by counts: the same draws as {@link #run}, for statistics that take weights. The counts of a plain
     * bootstrap are multinomial. Each resample is a task of its own, so that all cores have work and a thread holds the
     * counts of one; where resamples have work to share, {@link #runTogether} is faster.
     */
    public static Fit<Replicates> runCounts(Sampling sampling, CountStatistic statistic, Options options) {
        double[] once = new double[sampling.rows()];
        Arrays.fill(once, 1);
        return map(
                statistic.of(once),
                options.replicates(),
                b -> statistic.of(sampling.drawCounts(Streams.stream(options.seed(), b))));
    }

    /**
     * The same resamples as {@link #runCounts}, handed over many at a time: right where one look at the rows serves many of
     * them, as for cross-products (three times as fast), and otherwise only more memory in larger tasks. A resample's
     * figures must not depend on which others it came with.
     */
    public static Fit<Replicates> runTogether(Sampling sampling, JointStatistic statistic, Options options) {
        byte[] once = new byte[sampling.rows()];
        Arrays.fill(once, (byte) 1);
        int replicates = options.replicates();
        int most = Math.max(FEWEST_TOGETHER, Math.min(MOST_TOGETHER, MOST_COUNTS / sampling.rows()));
        int batches = (replicates + most - 1) / most;
        List<List<double[]>> drawn = Blocks.map(batches, batch -> {
            int from = (int) ((long) batch * replicates / batches);
            byte[][] counts = new byte[(int) ((batch + 1L) * replicates / batches) - from][];
            Arrays.setAll(counts, b -> sampling.drawByteCounts(Streams.stream(options.seed(), (long) from + b)));
            return statistic.of(counts);
        });
        List<double[]> all = drawn.stream().flatMap(List::stream).toList();
        return collect(statistic.of(new byte[][] {once}).get(0), replicates, all);
    }

    /** Resamples that were drawn before: {@code resamples[b]} holds row numbers from 0 to n − 1. */
    public static Fit<Replicates> given(int n, int[][] resamples, Statistic statistic) {
        if (resamples.length < 2) {
            throw new IllegalArgumentException("resamples must be 2 or more, not " + resamples.length);
        }
        return map(statistic.of(Sampling.counting(n)), resamples.length, b -> statistic.of(resamples[b].clone()));
    }

    /**
     * Accelerations for {@link Replicates#biasCorrected}, one for each figure, from the jackknife over units: how
     * fast the standard error changes with the figure.
     *
     * <p>Source: Efron (1987), Better Bootstrap Confidence Intervals, JASA 82, 171–185.
     */
    public static Fit<Vector> accelerations(Sampling sampling, Statistic statistic) {
        int parts = Math.min(sampling.units(), JACKKNIFE_GROUPS);
        if (parts < 3) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, parts + " independent units", "use at least 3, better 20 or more");
        }
        List<double[]> left = Blocks.map(parts, part -> statistic.of(sampling.without(part, parts)));
        int figures = left.get(0).length;
        for (double[] values : left) {
            if (!answers(values, figures)) {
                return Fit.impossible(
                        Fit.Reason.NOT_CONVERGED,
                        "leaving out a unit left the statistic without an answer",
                        "take the percentile interval");
            }
        }
        double[] accelerations = new double[figures];
        for (int j = 0; j < figures; j++) {
            accelerations[j] = acceleration(left, j);
        }
        return Fit.done(Vector.of(accelerations));
    }

    /** As many figures as there should be, none of them without end. */
    private static boolean answers(double[] values, int figures) {
        return values.length > 0
                && values.length == figures
                && Arrays.stream(values).allMatch(Double::isFinite);
    }

    private static double acceleration(List<double[]> left, int figure) {
        double mean = 0;
        for (double[] values : left) {
            mean += values[figure] / left.size();
        }
        double largest = 0;
        for (double[] values : left) {
            largest = Math.max(largest, Math.abs(mean - values[figure]));
        }
        double squares = 0;
        double cubes = 0;
        for (double[] values : left) {
            double gap = largest == 0 ? 0 : (mean - values[figure]) / largest;
            squares += gap * gap;
            cubes += gap * gap * gap;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static Fit<Replicates> map(double[] estimate, int replicates, IntFunction<double[]> replicate) {
        return collect(estimate, replicates, estimate.length == 0 ? List.of() : Blocks.map(replicates, replicate));
    }

    private static Fit<Replicates> collect(double[] estimate, int replicates, List<double[]> drawn) {
        if (estimate.length == 0 || !answers(estimate, estimate.length)) {
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED, "the statistic has no answer for the data itself", "fit it first");
        }
        List<double[]> answered = drawn.stream()
                .filter(values -> answers(values, estimate.length))
                .toList();
        int failed = replicates - answered.size();
        if (failed > MOST_FAILURES * replicates) {
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED,
                    failed + " of " + replicates + " resamples had no answer",
                    "use a simpler statistic, join rare categories, or gather more rows");
        }
        return Fit.done(Replicates.of(estimate, answered, failed));
    }
}
