package org.wayworth.kernel.importance;

import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;

/**
 * LMG: how much of the outcome's variance goes with each column, averaged over all orders in which the columns could
 * enter a regression. The Shapley value of R².
 *
 * <p>Shares of variance, 0 or more, summing to R². They have no sign and no direction of cause. Up to 20 columns the
 * answer is exact; above that it is a mean over random orders, and the result says so.
 *
 * <p>Source: Lindeman, Merenda and Gold (1980); Grömping (2007, The American Statistician 61(2)); Lipovetsky and
 * Conklin (2001, Applied Stochastic Models in Business and Industry 17(4)).
 */
public final class Lmg {

    private static final int PAIRS = 2_000;
    private static final long SEED = 20_010_926;

    private Lmg() {}

    /**
     * @param shares of the outcome's variance, one a column
     * @param r2 of all columns together, the sum of the shares
     * @param exact whether all orders were taken, or a random sample of them
     * @param simulationError largest standard error of a share from sampling orders; 0 when exact
     */
    public record Result(Vector shares, double r2, boolean exact, double simulationError) {

        /** The shares divided by their sum; all 0 where nothing is explained. */
        public Vector relative() {
            double[] relative = shares.toArray();
            for (int j = 0; j < relative.length; j++) {
                relative[j] = r2 > 0 ? relative[j] / r2 : 0;
            }
            return Vector.of(relative);
        }
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i; finite, none constant
     * @param weights one a row, or null for ones
     */
    public static Fit<Result> fit(double[][] columns, double[] y, double @Nullable [] weights) {
        return Correlation.of(columns, y, weights).map(Lmg::ofCorrelation);
    }

    /** @param correlation columns first, outcome last; it may come from elsewhere, such as an EM estimate */
    public static Result ofCorrelation(Matrix correlation) {
        if (correlation.rows() - 1 > SubModels.MOST_COLUMNS) {
            return RandomOrders.lmg(correlation, PAIRS, SEED);
        }
        SubModels models = SubModels.linear(correlation);
        return new Result(models.shapley(), models.full(), true, 0);
    }
}
