package org.wayworth.kernel.survival;

import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Fine and Gray's regression: how columns shift the share that ever has one kind of event when other kinds compete.
 * For prediction; for "does it go with the event" use {@link Cox} with the other kinds censored.
 *
 * <p>Rows with another kind of event stay in the risk set with a weight that falls as rows are censored; the
 * variance is the paper's sandwich, which counts that those weights are estimated. Ties by Breslow's rule. Source:
 * Fine and Gray (1999), JASA 94, 496–509.
 */
public final class FineGray {

    /**
     * @param coefficients log subdistribution hazard ratios for one unit of each column
     * @param covariance robust
     * @param events of the modelled kind
     */
    public record Result(
            Vector coefficients,
            Matrix covariance,
            double logLikelihood,
            double nullLogLikelihood,
            long events,
            long competing,
            long n,
            int iterations)
            implements HazardRatios {}

    private FineGray() {}

    /**
     * @param columns without an intercept; finite
     * @param cause 0 where censored, else the kind of event
     * @param modelled the kind of event that is modelled, 1 or more
     * @param eventsPerCoefficient fewer events of that kind for each coefficient are refused; 10 is usual
     */
    public static Fit<Result> fit(
            double[][] columns, double[] time, int[] cause, int modelled, double eventsPerCoefficient) {
        boolean[] event = CauseTable.anyEvent(cause);
        TimeOrder.require(time, event.length);
        CoxInput.requireColumns(columns, time.length);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        long own = 0;
        long competing = 0;
        for (int c : cause) {
            own += c == modelled ? 1 : 0;
            competing += c > 0 && c != modelled ? 1 : 0;
        }
        double least = Math.max(1, eventsPerCoefficient * columns.length);
        if (own < least) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    own + " events of cause " + modelled + " for " + columns.length + " coefficients",
                    "At least " + Math.round(Math.ceil(least)) + " are needed: use fewer columns, or wait.");
        }
        FineGrayLikelihood likelihood = new FineGrayLikelihood(columns, time, cause, modelled);
        long events = own;
        long others = competing;
        return PartialNewton.climb(likelihood::at, likelihood.reach)
                .map(peak -> new Result(
                        Vector.of(peak.coefficients()),
                        likelihood.robust(peak.factor()),
                        peak.last().logLikelihood(),
                        peak.first().logLikelihood(),
                        events,
                        others,
                        time.length,
                        peak.iterations()));
    }
}
