package org.wayworth.kernel.importance;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Ols;

/**
 * Penalty–reward contrasts: what a low value of a column costs the outcome and what a high value gains it, against
 * the values between, all columns in one regression with HC3 errors.
 *
 * <p>Source: Brandt (1988, in Add Value to Your Service); Matzler et al. (2004); Mikulić and Prebežac (2011, Managing
 * Service Quality 21(1)) on its limits. Where the cut-offs lie is the reader's choice and moves the result.
 */
public final class PenaltyReward {

    private PenaltyReward() {}

    /**
     * @param low values up to here are low
     * @param high values from here on are high
     * @param fewest refuse a column with fewer rows than this at either end
     */
    public record Options(double low, double high, int fewest, double level) {
        public Options {
            if (!(low < high)) {
                throw new IllegalArgumentException("low must be below high, not " + low + " and " + high);
            }
        }
    }

    /** What the two contrasts say together. */
    public enum Shape {
        /** A low value costs more than a high one gains: it must be there. */
        PENALTY,
        /** A high value gains more than a low one costs: it delights. */
        REWARD,
        /** The interval of the sum holds 0, or there is no error to tell from: no sign that the ends differ. */
        EVEN
    }

    /**
     * One column.
     *
     * @param low outcome at low values minus outcome between
     * @param high outcome at high values minus outcome between
     * @param asymmetry their sum: above 0 when the reward is the larger
     */
    public record Contrast(
            Estimate low, Estimate high, Estimate asymmetry, double pValue, Shape shape, int rowsLow, int rowsHigh) {}

    /** @param columns {@code columns[j][i]}: column j, row i; all on one scale */
    public static Fit<List<Contrast>> fit(double[][] columns, double[] y, Options options) {
        int n = Rows.count(columns);
        double[][] ends = new double[2 * columns.length][n];
        int[] rows = new int[ends.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < n; i++) {
                ends[2 * j][i] = columns[j][i] <= options.low ? 1 : 0;
                ends[2 * j + 1][i] = columns[j][i] >= options.high ? 1 : 0;
                rows[2 * j] += (int) ends[2 * j][i];
                rows[2 * j + 1] += (int) ends[2 * j + 1][i];
            }
            int fewer = Math.min(rows[2 * j], rows[2 * j + 1]);
            if (fewer < options.fewest || fewer == 0) {
                return Fit.impossible(
                        Fit.Reason.TOO_FEW_ROWS,
                        "column " + j + " (counted from 0) has " + rows[2 * j] + " low and " + rows[2 * j + 1]
                                + " high rows",
                        "move the cut-offs, leave the column out, or gather more rows",
                        j);
            }
        }
        return Ols.fit(ends, y, Ols.Options.standard()).map(fit -> contrasts(fit, rows, options.level));
    }

    private static List<Contrast> contrasts(Ols.Result fit, int[] rows, double level) {
        List<Contrast> contrasts = new ArrayList<>();
        for (int j = 0; j < rows.length; j += 2) {
            double[] sum = new double[fit.coefficients().size()];
            sum[j + 1] = 1;
            sum[j + 2] = 1;
            Estimate asymmetry = fit.combination(sum, level);
            contrasts.add(new Contrast(
                    fit.estimate(j + 1, level),
                    fit.estimate(j + 2, level),
                    asymmetry,
                    PValue.student(
                            StandardError.ratio(asymmetry.value(), asymmetry.standardError()), fit.degreesOfFreedom()),
                    shape(asymmetry),
                    rows[j],
                    rows[j + 1]));
        }
        return List.copyOf(contrasts);
    }

    private static Shape shape(Estimate asymmetry) {
        if (!asymmetry.tellsError() || asymmetry.interval().contains(0)) {
            return Shape.EVEN;
        }
        return asymmetry.value() > 0 ? Shape.REWARD : Shape.PENALTY;
    }
}
