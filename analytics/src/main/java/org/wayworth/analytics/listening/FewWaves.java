package org.wayworth.analytics.listening;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;

/**
 * The slope of a straight line through a few scores, each as sure as its answers make it: a few waves show a trend only
 * where they are large, and many small ones where they agree.
 *
 * <p>Weighted least squares with known errors: the variance of an answer, which all waves share, over the effective number
 * of answers of each. Where waves scatter around the line by more than that (a Birge ratio φ above 1), the variance grows
 * by φ, and the excess φ − 1 has k − 2 degrees of freedom of its own (Satterthwaite). So without scatter the normal law
 * holds, and with much of it Student's with k − 2 degrees of freedom.
 *
 * <p>Sources: Birge (1932), Physical Review 40, 207–227; Satterthwaite (1946), Biometrics Bulletin 2, 110–114; on scatter
 * between few estimates: IntHout, Ioannidis and Borm (2014), BMC Medical Research Methodology 14, 25.
 *
 * @param slope per unit of the times
 * @param scatter φ: mean square of the distances from the line over what the numbers of answers explain
 * @param degreesOfFreedom of the slope's law; infinite without excess scatter
 */
record FewWaves(double slope, double standardError, double scatter, double degreesOfFreedom, double pValue, int waves) {

    /** A line through two waves fits always. */
    static final int FEWEST = 3;

    private static final double MANY = 1e6;

    /**
     * @param times of the waves, not all equal
     * @param scores one a wave
     * @param errors standard error of each
     * @param sizes effective number of answers of each
     */
    static Fit<FewWaves> fit(double[] times, double[] scores, double[] errors, double[] sizes) {
        int k = times.length;
        if (k < FEWEST) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, k + " waves", "wait for more waves");
        }
        double all = Arrays.stream(sizes).sum();
        double variance = IntStream.range(0, k)
                        .mapToDouble(i -> sizes[i] * sizes[i] * errors[i] * errors[i])
                        .sum()
                / all;
        if (!(variance > 0)) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS, "all ratings of each wave are the same", "check the ratings");
        }
        double time = mean(times, sizes, all);
        double score = mean(scores, sizes, all);
        double squares = IntStream.range(0, k)
                        .mapToDouble(i -> sizes[i] * (times[i] - time) * (times[i] - time))
                        .sum()
                / variance;
        double slope = IntStream.range(0, k)
                        .mapToDouble(i -> sizes[i] * (times[i] - time) * (scores[i] - score))
                        .sum()
                / variance
                / squares;
        double rest = IntStream.range(0, k)
                        .mapToDouble(i -> {
                            double off = scores[i] - score - slope * (times[i] - time);
                            return sizes[i] * off * off;
                        })
                        .sum()
                / variance;
        double scatter = rest / (k - 2);
        double excess = Math.max(0, scatter - 1);
        double freedom =
                excess == 0 ? Double.POSITIVE_INFINITY : (k - 2) * (1 + excess) * (1 + excess) / (excess * excess);
        double error = Math.sqrt((1 + excess) / squares);
        return Fit.done(new FewWaves(slope, error, scatter, freedom, pValue(slope / error, freedom), k));
    }

    private static double mean(double[] values, double[] weights, double all) {
        return IntStream.range(0, values.length)
                        .mapToDouble(i -> weights[i] * values[i])
                        .sum()
                / all;
    }

    private static double pValue(double t, double freedom) {
        return freedom > MANY ? PValue.normal(t) : PValue.student(t, freedom);
    }

    Interval interval(double level) {
        double reach = standardError
                * (degreesOfFreedom > MANY
                        ? Quantile.normalReach(level)
                        : Quantile.studentReach(level, degreesOfFreedom));
        return new Interval(slope - reach, slope + reach, level);
    }
}
