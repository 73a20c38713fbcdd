package org.wayworth.kernel.survival;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;

/**
 * Cox regression: how columns multiply the hazard of an event, with the hazard's shape over time left free. Assumes
 * that each ratio is the same at all times; ask {@link ProportionalHazards} whether it is. A hazard ratio is not
 * collapsible: it changes when an unrelated column is added, so say {@link RestrictedMean} differences first.
 *
 * <p>Columns in, without an intercept (the hazard has none). Newton's method; the information is exact. With the
 * robust option the variance is Lin and Wei's (1989, JASA 84, 1074–1078), by row or by cluster.
 *
 * <p>Sources: Cox (1972), JRSS B 34, 187–220; Efron (1977), JASA 72, 557–565; Breslow (1974), Biometrics 30, 89–99;
 * ten events a coefficient: Peduzzi and others (1996), Journal of Clinical Epidemiology 49, 1373–1379.
 */
public final class Cox {

    /** What to do with events at the same time. */
    public enum Ties {
        /** Each of d tied events sees the others leave one by one, on average; close to exact, and the default. */
        EFRON,
        /** Each tied event sees the whole risk set; too small a ratio when ties are many. */
        BRESLOW
    }

    /**
     * @param start when each row came into sight (left truncation), below its time; null when all were there at 0
     * @param stratum rows with equal numbers share a baseline hazard; null means one for all
     * @param weight multiplies each row's part; sampling weights need {@code cluster} as well; null means 1
     * @param cluster rows with equal numbers may depend on each other, and the variance is robust; null means the
     *     model's own variance
     * @param eventsPerCoefficient fewer events than this for each coefficient are refused; 0 never refuses
     */
    public record Options(
            Ties ties,
            double @Nullable [] start,
            int @Nullable [] stratum,
            double @Nullable [] weight,
            int @Nullable [] cluster,
            double eventsPerCoefficient) {

        public static Options defaults() {
            return new Options(Ties.EFRON, null, null, null, null, 10);
        }

        public Options withTies(Ties newTies) {
            return new Options(newTies, start, stratum, weight, cluster, eventsPerCoefficient);
        }

        public Options entering(double[] newStart) {
            return new Options(ties, newStart, stratum, weight, cluster, eventsPerCoefficient);
        }

        public Options stratified(int[] newStratum) {
            return new Options(ties, start, newStratum, weight, cluster, eventsPerCoefficient);
        }

        public Options weighted(double[] newWeight) {
            return new Options(ties, start, stratum, newWeight, cluster, eventsPerCoefficient);
        }

        public Options clustered(int[] newCluster) {
            return new Options(ties, start, stratum, weight, newCluster, eventsPerCoefficient);
        }

        /** Robust variance with every row its own cluster. */
        public Options robust(int n) {
            int[] own = new int[n];
            for (int i = 0; i < n; i++) {
                own[i] = i;
            }
            return clustered(own);
        }

        public Options withEventsPerCoefficient(double least) {
            return new Options(ties, start, stratum, weight, cluster, least);
        }
    }

    /**
     * @param coefficients log hazard ratios for one unit of each column
     * @param covariance of the coefficients: robust when clusters were given, else the model's
     * @param modelCovariance inverse of the information
     * @param nullLogLikelihood with all coefficients 0
     * @param baseline at the mean of every column
     * @param events rows with the event that took part
     * @param n rows given
     */
    public record Result(
            Vector coefficients,
            Matrix covariance,
            Matrix modelCovariance,
            double logLikelihood,
            double nullLogLikelihood,
            BaselineHazard baseline,
            long events,
            long n,
            int iterations)
            implements HazardRatios {

        /** Twice the log-likelihood gained over no columns at all: chi-squared, one degree a column. */
        public double likelihoodRatio() {
            return 2 * (logLikelihood - nullLogLikelihood);
        }
    }

    private Cox() {}

    /**
     * @param columns {@code columns[j][i]}: column j, row i; finite, without an intercept
     * @param time 0 or more, one a row
     * @param event true where the event was seen at {@code time}
     */
    public static Fit<Result> fit(double[][] columns, double[] time, boolean[] event, Options options) {
        CoxInput.require(columns, time, event, options);
        Optional<Fit<Result>> no = CoxInput.refusal(columns, options);
        if (no.isPresent()) {
            return no.get();
        }
        CoxRows rows = CoxRows.of(columns, time, event, options);
        long events = rows.events();
        double least = Math.max(1, options.eventsPerCoefficient() * columns.length);
        if (events < least) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    events + " events for " + columns.length + " coefficients",
                    "At least " + Math.round(Math.ceil(least)) + " are needed: use fewer columns, or wait.");
        }
        CoxLikelihood likelihood = new CoxLikelihood(rows, options.ties());
        return PartialNewton.climb(likelihood::at, rows.reach)
                .map(peak -> result(peak, likelihood, options, events, time.length));
    }

    private static Result result(
            PartialNewton.Peak peak, CoxLikelihood likelihood, Options options, long events, long n) {
        int p = peak.coefficients().length;
        Matrix model = Matrix.ofRows(p, p, peak.factor().inverse());
        Matrix covariance = options.cluster() == null
                ? model
                : new CoxResiduals(likelihood).robust(peak.factor(), options.cluster());
        return new Result(
                Vector.of(peak.coefficients()),
                covariance,
                model,
                peak.last().logLikelihood(),
                peak.first().logLikelihood(),
                BaselineHazard.of(likelihood, peak.coefficients()),
                events,
                n,
                peak.iterations());
    }
}
