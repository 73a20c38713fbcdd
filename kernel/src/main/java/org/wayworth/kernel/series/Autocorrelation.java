package org.wayworth.kernel.series;

import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Autocorrelation: how much a value says about the one {@code lag} steps later.
 *
 * <p>Each lag's sum is divided by n times the variance, so the sequence is positive semi-definite. The test of no
 * autocorrelation is Ljung and Box (1978), Biometrika 65, 297–303.
 */
public final class Autocorrelation {

    /**
     * @param correlations at lags 1 to {@code correlations.size()}
     * @param statistic Ljung–Box, over all these lags
     * @param pValue chance of a statistic as large without autocorrelation
     */
    public record Result(Vector correlations, double statistic, double pValue, int n) {}

    private Autocorrelation() {}

    /** @param lags 1 or more, below the series' length */
    public static Fit<Result> fit(double[] values, int lags) {
        Checks.requireFinite("values", values);
        Optional<Fit<Result>> out = Magnitude.out(values);
        if (out.isPresent()) {
            return out.get();
        }

        if (lags < 1 || lags >= values.length) {
            throw new IllegalArgumentException(
                    "lags must be at least 1 and below the " + values.length + " values, not " + lags);
        }
        if (Checks.constant(values)) {
            return Fit.impossible(Fit.Reason.NO_VARIATION, "all values are " + values[0], "look at another series");
        }
        double[] correlations = correlations(values, lags);
        int n = values.length;
        double statistic = 0;
        for (int lag = 1; lag <= lags; lag++) {
            statistic += correlations[lag - 1] * correlations[lag - 1] / (n - lag);
        }
        statistic *= n * (n + 2.0);
        double pValue = ChiSquaredDistribution.of(lags).survivalProbability(statistic);
        return Fit.done(new Result(Vector.of(correlations), statistic, pValue, n));
    }

    /** Lags 1 to {@code lags} of a series that varies. */
    static double[] correlations(double[] values, int lags) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        double[] centred = new double[n];
        double variance = 0;
        for (int i = 0; i < n; i++) {
            centred[i] = values[i] - mean;
            variance += centred[i] * centred[i];
        }
        double[] correlations = new double[lags];
        for (int lag = 1; lag <= lags; lag++) {
            double sum = 0;
            for (int i = lag; i < n; i++) {
                sum += centred[i] * centred[i - lag];
            }
            correlations[lag - 1] = sum / variance;
        }
        return correlations;
    }
}
