package org.wayworth.kernel.survival;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Kaplan–Meier: the share that has not yet had the event, by time, when some rows are censored. Right when leaving
 * our sight says nothing about the event to come; not for competing risks, where 1 − S overstates
 * ({@link AalenJohansen}).
 *
 * <p>Greenwood's variance; the interval is pointwise, not a band for the whole curve. Once the curve has reached 0
 * Greenwood's variance is not defined: from there the interval runs from 0 to the last upper end.
 *
 * <p>Sources: Kaplan and Meier (1958), JASA 53, 457–481; Greenwood (1926); Kalbfleisch and Prentice (2002), The
 * Statistical Analysis of Failure Time Data, section 1.4, for the log-log interval.
 */
public final class KaplanMeier {

    /**
     * @param level of the pointwise interval
     * @param weight how often each row counts (repetitions, not sampling weights); null means once
     */
    public record Options(double level, IntervalKind kind, double @Nullable [] weight) {

        public static Options defaults() {
            return new Options(0.95, IntervalKind.LOG_LOG, null);
        }

        public Options {
            Interval.requireLevel(level);
            weight = weight == null ? null : weight.clone();
        }

        public Options withLevel(double newLevel) {
            return new Options(newLevel, kind, weight);
        }

        public Options withKind(IntervalKind newKind) {
            return new Options(level, newKind, weight);
        }

        public Options repeated(double[] newWeight) {
            return new Options(level, kind, newWeight);
        }
    }

    private KaplanMeier() {}

    /**
     * @param time 0 or more, one a row
     * @param event true where the event was seen at {@code time}, false where the row was censored then
     */
    public static Fit<SurvivalCurve> fit(double[] time, boolean[] event, Options options) {
        TimeOrder.require(time, event.length);
        requireWeight(options.weight(), time.length);
        Optional<Fit<SurvivalCurve>> out = Magnitude.out(options.weight() == null ? new double[0] : options.weight());
        if (out.isPresent()) {
            return out.get();
        }

        if (time.length == 0) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, "no rows", "Give at least one row with a time.");
        }
        RiskTable table = RiskTable.of(time, event, options.weight());
        return Fit.done(curve(table, options));
    }

    /**
     * The reverse curve: being censored is the event. Its median is the usual length of follow-up (Schemper and
     * Smith 1996, Controlled Clinical Trials 17, 343–346).
     */
    public static Fit<SurvivalCurve> reverse(double[] time, boolean[] event, Options options) {
        boolean[] censored = new boolean[event.length];
        for (int i = 0; i < event.length; i++) {
            censored[i] = !event[i];
        }
        return fit(time, censored, options);
    }

    private static void requireWeight(double @Nullable [] weight, int n) {
        if (weight == null) {
            return;
        }
        if (weight.length != n) {
            throw new IllegalArgumentException(
                    "weight must have one value for each time (" + n + "), not " + weight.length);
        }
        for (int i = 0; i < n; i++) {
            if (!(weight[i] > 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weight must be finite and above 0, not " + weight[i] + " in row " + i);
            }
        }
    }

    private static SurvivalCurve curve(RiskTable table, Options options) {
        int lines = table.lines();
        double z = Quantile.normalReach(options.level());
        double[] survival = new double[lines];
        double[] error = new double[lines];
        double[] low = new double[lines];
        double[] high = new double[lines];
        double share = 1;
        double greenwood = 0;
        double lastHigh = 1;
        for (int l = 0; l < lines; l++) {
            double risk = table.atRisk()[l];
            double events = table.events()[l];
            if (events > 0) {
                share = events < risk ? share * ((risk - events) / risk) : 0;
                greenwood += events < risk ? events / (risk * (risk - events)) : 0;
            }
            survival[l] = share;
            error[l] = share * StandardError.of(greenwood);
            double[] ends = share > 0
                    ? ends(share, StandardError.of(greenwood), z, options.kind())
                    : new double[] {0, lastHigh};
            low[l] = ends[0];
            high[l] = ends[1];
            lastHigh = high[l];
        }
        return new SurvivalCurve(
                Vector.of(table.time()),
                Vector.of(table.atRisk()),
                Vector.of(table.events()),
                Vector.of(table.censored()),
                Vector.of(survival),
                Vector.of(error),
                Vector.of(low),
                Vector.of(high),
                options.level(),
                options.kind(),
                table.rows());
    }

    /** @param relativeError standard error of log S */
    private static double[] ends(double share, double relativeError, double z, IntervalKind kind) {
        if (relativeError == 0 || share == 1) {
            return new double[] {share, share};
        }
        double reach = z * relativeError;
        switch (kind) {
            case PLAIN:
                return new double[] {Math.max(0, share * (1 - reach)), Math.min(1, share * (1 + reach))};
            case LOG:
                return new double[] {share * Math.exp(-reach), Math.min(1, share * Math.exp(reach))};
            default:
                double logShare = Math.log(share);
                double stretch = Math.exp(-reach / logShare);
                return new double[] {Math.exp(logShare * stretch), Math.exp(logShare / stretch)};
        }
    }
}
