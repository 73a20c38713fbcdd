package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/**
 * Logistic regression of a yes-or-no outcome by maximum likelihood, or by Firth's penalised likelihood.
 *
 * <p>Where a combination of columns tells the classes apart without error the estimate runs to infinity; that is
 * found, proved by the direction that does it, and named. Firth's penalty (1993, Biometrika 80(1); Heinze and
 * Schemper 2002, Statistics in Medicine 21) gives finite estimates there, and less bias when events are few.
 */
public final class Logistic {

    private Logistic() {}

    /** How to fit. Starts from {@link #standard()} and changes one thing at a time. */
    public static final class Options {

        final Errors errors;
        final int @Nullable [] cluster;
        final double @Nullable [] weights;
        final boolean firth;
        final int eventsPerCoefficient;

        private Options(
                Errors errors,
                int @Nullable [] cluster,
                double @Nullable [] weights,
                boolean firth,
                int eventsPerCoefficient) {
            this.errors = errors;
            this.cluster = cluster;
            this.weights = weights;
            this.firth = firth;
            this.eventsPerCoefficient = eventsPerCoefficient;
        }

        /** Maximum likelihood, errors from the information, no weights. */
        public static Options standard() {
            return new Options(Errors.CLASSICAL, null, null, false, 0);
        }

        /** Firth's penalised likelihood. */
        public static Options firth() {
            return new Options(Errors.CLASSICAL, null, null, true, 0);
        }

        /** {@link Errors#CLASSICAL}, {@link Errors#HC0} or {@link Errors#HC1}. */
        public Options withErrors(Errors other) {
            if (other.isClustered() || !(other == Errors.CLASSICAL || other == Errors.HC0 || other == Errors.HC1)) {
                throw new IllegalArgumentException("errors must be CLASSICAL, HC0 or HC1, not " + other);
            }
            return new Options(other, null, weights, firth, eventsPerCoefficient);
        }

        /** CR1 errors over clusters: one label a row. */
        public Options clustered(int[] labels) {
            return new Options(Errors.CR1, labels.clone(), weights, firth, eventsPerCoefficient);
        }

        /** Each row's log-likelihood counts this often; 0 leaves the row out. */
        public Options weighted(double[] each) {
            return new Options(errors, cluster, each.clone(), firth, eventsPerCoefficient);
        }

        /** Refuse when the rarer outcome has fewer rows than this per coefficient (Peduzzi et al. 1996 ask for 10). */
        public Options requiringEvents(int perCoefficient) {
            return new Options(errors, cluster, weights, firth, perCoefficient);
        }
    }

    /**
     * @param coefficients intercept first, in log odds per unit of the column
     * @param covariance of the coefficients
     * @param fitted probability of yes, one a row
     * @param logLikelihood at the estimate, without Firth's penalty
     * @param nullLogLikelihood of the intercept alone
     * @param n rows with a weight above 0
     * @param events rows of those with a yes
     */
    public record Result(
            Vector coefficients,
            Matrix covariance,
            Errors errors,
            Vector fitted,
            double logLikelihood,
            double nullLogLikelihood,
            long n,
            long events,
            int rounds)
            implements Coefficients {

        /** McFadden's R²: the share by which the log-likelihood comes nearer to 0. */
        public double mcFadden() {
            return 1 - logLikelihood / nullLogLikelihood;
        }

        /** Probabilities of yes for other rows of the same columns. */
        public double[] predict(double[][] columns) {
            double[] eta = Linear.predict(coefficients, columns);
            Arrays.setAll(eta, i -> Family.LOGIT.mean(eta[i]));
            return eta;
        }
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i, without a column of ones; finite
     * @param y01 one a row: 1 for yes, 0 for no
     */
    public static Fit<Result> fit(double[][] columns, double[] y01, Options options) {
        int n = Rows.count(columns);
        check(columns, y01, options, n);
        Optional<Fit<Result>> no = Magnitude.<Result>out(columns).or(() -> Clusters.tooFew(options.cluster));
        if (no.isPresent()) {
            return no.get();
        }
        Tally tally = Tally.of(y01, options.weights);
        int width = columns.length + 1;
        if (tally.events == 0 || tally.events == tally.n) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "the outcome is " + (tally.events == 0 ? "no" : "yes") + " in all " + tally.n + " rows",
                    "there is nothing to explain");
        }
        long rarer = Math.min(tally.events, tally.n - tally.events);
        if (rarer < (long) options.eventsPerCoefficient * width) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    rarer + " rows with the rarer outcome for " + width + " coefficients",
                    "use Firth's penalty, fewer columns or more rows: " + options.eventsPerCoefficient
                            + " a coefficient are asked for");
        }
        return Design.of(columns, options.weights, true, Moments.of(columns, options.weights))
                .flatMap(factored -> fit(factored.design(), y01, options, tally));
    }

    private static void check(double[][] columns, double[] y01, Options options, int n) {
        Rows.requireLength("y01", y01.length, n);
        Rows.requireFinite(columns);
        Rows.requireWeights(options.weights, n);
        if (options.cluster != null) {
            Rows.requireLength("clusters", options.cluster.length, n);
        }
        for (int i = 0; i < n; i++) {
            if (y01[i] != 0 && y01[i] != 1) {
                throw new IllegalArgumentException("y01 must be 0 or 1, not " + y01[i] + " in row " + i);
            }
        }
    }

    /** Counts, and sums of weights. */
    private record Tally(long n, long events, double weight, double weightOfEvents) {

        static Tally of(double[] y01, double @Nullable [] weights) {
            long n = 0;
            long events = 0;
            double weight = 0;
            double weightOfEvents = 0;
            for (int i = 0; i < y01.length; i++) {
                double w = weights == null ? 1 : weights[i];
                n += w > 0 ? 1 : 0;
                events += w > 0 && y01[i] == 1 ? 1 : 0;
                weight += w;
                weightOfEvents += w * y01[i];
            }
            return new Tally(n, events, weight, weightOfEvents);
        }

        double share() {
            return weightOfEvents / weight;
        }

        double nullLogLikelihood() {
            return weightOfEvents * Math.log(share()) + (weight - weightOfEvents) * Math.log1p(-share());
        }
    }

    private static Fit<Result> fit(Design design, double[] y01, Options options, Tally tally) {
        Glm glm = new Glm(design, y01, options.weights, Family.LOGIT);
        Fit<Glm.Solution> solution = options.firth
                ? new Firth(design, glm).fit(tally.share())
                : glm.fit(tally.share(), new Separation(design, y01, options.weights, Separation.Kind.YES_OR_NO));
        return solution.map(found -> result(design, glm, found, options, tally));
    }

    private static Result result(Design design, Glm glm, Glm.Solution found, Options options, Tally tally) {
        double[] at = found.state().at();
        double[] fitted = glm.linear(at);
        Arrays.setAll(fitted, i -> Family.LOGIT.mean(fitted[i]));
        return new Result(
                Vector.of(design.original(at)),
                design.originalCovariance(
                        GlmErrors.covariance(design, glm, found, options.errors, options.cluster, tally.n)),
                options.errors,
                Vector.of(fitted),
                -found.state().loss(),
                tally.nullLogLikelihood(),
                tally.n,
                tally.events,
                found.rounds());
    }
}
