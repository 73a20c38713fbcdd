package org.wayworth.kernel.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Gaussian mixture: groups as overlapping clouds, each row with a chance of belonging to each.
 *
 * <p>The shape says what the clouds may look like; more freedom needs more rows. Compare shapes and numbers of groups
 * by BIC ({@link #compare}). A cloud that shrinks onto a few rows has an unbounded likelihood: such starts are dropped.
 *
 * <p>EM from several starts: k-means, finished in one half of them, barely begun in the other. Sources: Dempster, Laird and Rubin (1977), JRSS B 39, 1–38; shapes and BIC: Fraley
 * and Raftery (2002), JASA 97, 611–631.
 */
public final class GaussianMixture {

    /** What the clouds may look like; in brackets mclust's name. */
    public enum Shape {
        /** Round, all of one size (EII). */
        ROUND_EQUAL,
        /** Round, each of its own size (VII). */
        ROUND,
        /** Stretched along the columns, all alike (EEI). */
        ALIGNED_EQUAL,
        /** Stretched along the columns, each its own way (VVI). */
        ALIGNED,
        /** Stretched in any direction, all alike (EEE). */
        FREE_EQUAL,
        /** Stretched in any direction, each its own way (VVV). */
        FREE;

        boolean shared() {
            return this == ROUND_EQUAL || this == ALIGNED_EQUAL || this == FREE_EQUAL;
        }

        boolean round() {
            return this == ROUND_EQUAL || this == ROUND;
        }

        boolean aligned() {
            return this == ALIGNED_EQUAL || this == ALIGNED;
        }

        int parameters(int k, int p) {
            int each = round() ? 1 : aligned() ? p : p * (p + 1) / 2;
            return (k - 1) + k * p + (shared() ? each : k * each);
        }
    }

    /**
     * @param starts the most likely of which is kept
     * @param maxSteps of EM
     * @param tolerance EM ends when the log-likelihood gains less than this share of itself
     * @param seed of the starts
     */
    public record Options(int k, Shape shape, int starts, int maxSteps, double tolerance, long seed) {
        public Options {
            if (k < 1 || starts < 1 || maxSteps < 1 || !(tolerance > 0)) {
                throw new IllegalArgumentException("k, starts, maxSteps must be 1 or more and tolerance above 0, not "
                        + k + ", " + starts + ", " + maxSteps + ", " + tolerance);
            }
        }

        public static Options of(int k, Shape shape, long seed) {
            return new Options(k, shape, 20, 2_000, 1e-10, seed);
        }
    }

    /**
     * @param shares of the groups
     * @param means one row a group
     * @param covariances of the groups
     * @param chances one row a row of the data, one column a group
     * @param partition by the largest chance
     * @param parameters free ones
     * @param steps of EM
     */
    public record Result(
            Shape shape,
            Vector shares,
            Matrix means,
            List<Matrix> covariances,
            Matrix chances,
            Partition partition,
            double logLikelihood,
            int parameters,
            int steps) {
        public Result {
            covariances = List.copyOf(covariances);
        }

        /** −2 log-likelihood + parameters · log n: smaller is better. */
        public double bic() {
            return -2 * logLikelihood + parameters * Math.log(partition.size());
        }

        /** BIC plus what the overlap of the groups costs (−2 Σ log of the largest chance): smaller is better. */
        public double icl() {
            double overlap = 0;
            for (int i = 0; i < partition.size(); i++) {
                overlap -= 2 * Math.log(chances.at(i, partition.at(i)));
            }
            return bic() + overlap;
        }

        /** The mean of the largest chances: how surely rows are placed. */
        public double certainty() {
            double sum = 0;
            for (int i = 0; i < partition.size(); i++) {
                sum += chances.at(i, partition.at(i));
            }
            return sum / partition.size();
        }
    }

    private GaussianMixture() {}

    /** @param columns {@code columns[j][i]}, finite */
    public static Fit<Result> fit(double[][] columns, Options options) {
        int n = Columns.requireRows(columns);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        int k = options.k();
        int parameters = options.shape().parameters(k, columns.length);
        if (n <= parameters) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    n + " rows for " + parameters + " parameters",
                    "ask for fewer groups or a plainer shape");
        }
        MixtureEm best = null;
        int unfinished = 0;
        for (int start = 0; start < options.starts(); start++) {
            Fit<KMeans.Result> seeds = KMeans.fit(
                    columns, new KMeans.Options(k, 1, start % 2 == 0 ? 20 : 1, 1e-4, options.seed() + start));
            if (!seeds.isDone()) {
                return seeds.map(none -> null);
            }
            MixtureEm run = new MixtureEm(columns, k, options.shape());
            MixtureEm.End end = run.run(seeds.get().partition(), options.maxSteps(), options.tolerance());
            unfinished += end == MixtureEm.End.UNFINISHED ? 1 : 0;
            if (end == MixtureEm.End.CONVERGED && (best == null || run.logLikelihood() > best.logLikelihood())) {
                best = run;
            }
            if (k == 1) {
                break;
            }
        }
        if (best != null) {
            return Fit.done(best.result(parameters));
        }
        return unfinished > 0
                ? Fit.impossible(
                        Fit.Reason.NOT_CONVERGED,
                        "no start converged within " + options.maxSteps() + " steps",
                        "allow more steps or ask for fewer groups")
                : Fit.impossible(
                        Fit.Reason.OUTSIDE_MODEL,
                        "in every start a group shrank onto a few rows or onto a plane",
                        "ask for fewer groups or a plainer shape, or drop columns that repeat others");
    }

    /** One line of the table of BICs. */
    public record Candidate(int k, Shape shape, double logLikelihood, double bic) {}

    /** Every shape with every number of groups up to {@code mostGroups} that can be fitted, best BIC first. */
    public static List<Candidate> compare(double[][] columns, int mostGroups, long seed) {
        List<Candidate> table = new ArrayList<>();
        for (int k = 1; k <= mostGroups; k++) {
            for (Shape shape : Shape.values()) {
                Fit<Result> fit = fit(columns, Options.of(k, shape, seed));
                if (fit.isDone()) {
                    table.add(new Candidate(
                            k, shape, fit.get().logLikelihood(), fit.get().bic()));
                }
            }
        }
        table.sort(Comparator.comparingDouble(Candidate::bic));
        return List.copyOf(table);
    }
}
