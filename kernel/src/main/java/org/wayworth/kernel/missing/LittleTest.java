package org.wayworth.kernel.missing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.Rows;

/**
 * Little's test: are the rows that lack some columns like the others in the columns that they have?
 *
 * <p>If they are not, what is missing is not missing completely at random, and a table of complete rows is not a
 * sample of all. If they are, that proves nothing: the test sees means only, and nothing of what is not there. Weights
 * have no place in it. The law of the statistic needs patterns of some size; with many patterns of a few rows each it
 * is rough.
 *
 * <p>Method: the squared distance of each pattern's means from the maximum-likelihood means, by the maximum-likelihood
 * covariance, times its rows; summed, chi-squared with as many degrees of freedom as the patterns have columns, less
 * the columns. Source: Little (1988), A Test of Missing Completely at Random for Multivariate Data with Missing
 * Values, JASA 83(404), 1198–1202, equation 5.
 */
public final class LittleTest {

    private LittleTest() {}

    /**
     * The rows that lack the same columns.
     *
     * @param missing column numbers, from 0; empty for the complete rows
     * @param distance what they add to the statistic
     */
    public record Lack(List<Integer> missing, long rows, double distance) {
        public Lack {
            missing = List.copyOf(missing);
        }
    }

    /**
     * @param statistic chi-squared when missing is missing completely at random
     * @param pValue of a statistic this large by chance
     * @param patterns the most frequent first
     * @param rows with at least one value
     */
    public record Result(double statistic, int degreesOfFreedom, double pValue, List<Lack> patterns, long rows) {
        public Result {
            patterns = List.copyOf(patterns);
        }
    }

    /** @param columns {@code columns[j][i]}: column j, row i; NaN where missing */
    public static Fit<Result> test(double[][] columns) {
        Rows.count(columns);
        return EmMoments.fit(columns, null).flatMap(moments -> {
            if (moments.patterns() < 2) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "all rows lack the same columns, or none",
                        "there is nothing to compare");
            }
            return compare(columns, moments);
        });
    }

    private static Fit<Result> compare(double[][] columns, EmMoments.Result moments) {
        Scale scale = Scale.of(columns, null);
        double statistic = 0;
        int degrees = -columns.length;
        List<Lack> lacks = new ArrayList<>();
        for (Pattern pattern : Pattern.of(scale.standardised(columns), null)) {
            double distance = distance(pattern, scale, moments);
            statistic += distance;
            degrees += pattern.seen.length;
            lacks.add(new Lack(Arrays.stream(pattern.unseen).boxed().toList(), Math.round(pattern.weight), distance));
        }
        if (degrees < 1) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "no column is present in two groups of rows that lack different columns",
                    "there is nothing to compare");
        }
        // a stable sort: equal counts stay in order of appearance
        lacks.sort((one, other) -> Long.compare(other.rows(), one.rows()));
        return Fit.done(new Result(statistic, degrees, PValue.chiSquared(statistic, degrees), lacks, moments.rows()));
    }

    /** Of the pattern's means from the estimated ones, in standard scores, times its rows. */
    private static double distance(Pattern pattern, Scale scale, EmMoments.Result moments) {
        int s = pattern.seen.length;
        double[] gap = new double[s];
        double[] covariance = new double[s * s];
        for (int a = 0; a < s; a++) {
            int j = pattern.seen[a];
            double spread = scale.spread()[j];
            gap[a] = pattern.sum[a] / pattern.weight - (moments.means().at(j) - scale.mean()[j]) / spread;
            for (int b = 0; b < s; b++) {
                int k = pattern.seen[b];
                covariance[a * s + b] = moments.covariance().at(j, k) / (spread * scale.spread()[k]);
            }
        }
        double[] solved = Cholesky.of(covariance, s, 1e-12).solve(gap);
        double distance = 0;
        for (int a = 0; a < s; a++) {
            distance += pattern.weight * gap[a] * solved[a];
        }
        return distance;
    }
}
