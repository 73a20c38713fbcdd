package org.wayworth.kernel.survival;

import java.util.Optional;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Restricted mean survival time: the average time without the event within a stated horizon, that is the area under
 * the survival curve up to it. The difference of two groups needs no proportional hazards and reads in time: "2.1
 * more months out of 24".
 *
 * <p>Variance by Greenwood's terms. Sources: Irwin (1949), Journal of Hygiene 47, 188–189; Royston and Parmar
 * (2013), BMC Medical Research Methodology 13:152.
 */
public final class RestrictedMean {

    /**
     * @param first of the first curve
     * @param second of the second curve
     * @param difference first minus second
     * @param pValue two-sided, of no difference; 1 where neither curve leaves an error to tell from
     */
    public record Difference(Estimate first, Estimate second, Estimate difference, double pValue, double horizon) {}

    private RestrictedMean() {}

    /** @param horizon above 0, at most the curve's last time (unless that curve has reached 0 there) */
    public static Fit<Estimate> of(SurvivalCurve curve, double horizon, double level) {
        if (!(horizon > 0)) {
            throw new IllegalArgumentException("horizon must be above 0, not " + horizon);
        }
        Optional<Fit<Estimate>> out = Magnitude.out(curve.times().toArray(), new double[] {0, horizon});
        if (out.isPresent()) {
            return out.get();
        }
        int lines = curve.times().size();
        double last = curve.times().at(lines - 1);
        if (horizon > last && curve.survival().at(lines - 1) > 0) {
            return Fit.impossible(
                    Fit.Reason.OUTSIDE_MODEL,
                    "the horizon is " + horizon + " but nobody was seen beyond " + last,
                    "Choose a horizon of at most " + last + ".");
        }
        return Fit.done(area(curve, horizon, level));
    }

    /** First curve minus second, for independent groups. */
    public static Fit<Difference> difference(SurvivalCurve first, SurvivalCurve second, double horizon, double level) {
        return of(first, horizon, level)
                .flatMap(one -> of(second, horizon, level).map(two -> difference(one, two, horizon, level)));
    }

    private static Difference difference(Estimate one, Estimate two, double horizon, double level) {
        double error = Math.hypot(one.standardError(), two.standardError());
        double gap = one.value() - two.value();
        double p = PValue.normal(StandardError.ratio(gap, error));
        return new Difference(one, two, Normal.estimate(gap, error, level, one.n() + two.n()), p, horizon);
    }

    /** From the horizon backwards, so that the area right of each time is at hand for its variance term. */
    private static Estimate area(SurvivalCurve curve, double horizon, double level) {
        double area = 0;
        double variance = 0;
        double end = horizon;
        for (int l = Math.min(curve.lineAt(horizon), curve.times().size() - 1); l >= 0; l--) {
            double time = curve.times().at(l);
            area += curve.survival().at(l) * (end - time);
            end = time;
            double events = curve.events().at(l);
            double risk = curve.atRisk().at(l);
            if (events > 0 && events < risk) {
                variance += area * area * (events / (risk * (risk - events)));
            }
        }
        return Normal.estimate(area + end, StandardError.of(variance), level, curve.n(), 0, horizon);
    }
}
