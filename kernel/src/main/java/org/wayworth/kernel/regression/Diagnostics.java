package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.matrix.Moments;

/** What a least-squares fit leaves to look at: rows that pull, curves that were missed, variances that differ. */
public final class Diagnostics {

    private Diagnostics() {}

    /** A statistic with its degrees of freedom and how likely one as large is if nothing is wrong. */
    public record Test(double statistic, double degreesOfFreedom, double denominator, double pValue) {}

    /**
     * @param leverage how far each row's own outcome moves its own fitted value, 0 to 1
     * @param cook how far leaving the row out would move all fitted values (Cook 1977, Technometrics 19); above
     *     4/n is a common mark
     */
    public record Influence(Vector leverage, Vector cook) {}

    /** Of an unweighted fit with intercept, on the columns it was fitted to. */
    public static Fit<Influence> influence(double[][] columns, Ols.Result fit) {
        if (fit.residualSumOfSquares() == 0) {
            return exact();
        }
        double[] residuals = fit.residuals().toArray();
        return Design.of(columns, null, true, Moments.of(columns, null)).map(factored -> {
            double[] leverage = new Sandwich(factored, null, residuals, fit.n()).leverage();
            double[] cook = new double[leverage.length];
            double scale = fit.sigma() * fit.sigma() * fit.coefficients().size();
            for (int i = 0; i < cook.length; i++) {
                double left = 1 - leverage[i];
                cook[i] = left > 1e-12 ? residuals[i] * residuals[i] * leverage[i] / (left * left * scale) : 0;
            }
            return new Influence(Vector.of(leverage), Vector.of(cook));
        });
    }

    /**
     * Breusch and Pagan's test of unequal variances, in the form of Koenker (1981, Journal of Econometrics 17) that
     * does not need normal errors: n times R² of the squared residuals on the columns.
     */
    public static Fit<Test> breuschPagan(double[][] columns, Ols.Result fit) {
        double[] squares = fit.residuals().toArray();
        Arrays.setAll(squares, i -> squares[i] * squares[i]);
        return Ols.fit(columns, squares, Ols.Options.of(Errors.CLASSICAL)).map(auxiliary -> {
            double statistic = fit.n() * auxiliary.r2();
            int degrees = columns.length;
            return new Test(statistic, degrees, Double.POSITIVE_INFINITY, PValue.chiSquared(statistic, degrees));
        });
    }

    /** Ramsey's RESET (1969, JRSS B 31): whether squares and cubes of the fitted values explain what is left. */
    public static Fit<Test> reset(double[][] columns, double[] y, Ols.Result fit) {
        if (fit.residualSumOfSquares() == 0) {
            return exact();
        }
        double[] fitted = fit.fitted().toArray();
        double[][] more = Arrays.copyOf(columns, columns.length + 2);
        more[columns.length] = power(fitted, 2);
        more[columns.length + 1] = power(fitted, 3);
        return Ols.fit(more, y, Ols.Options.of(Errors.CLASSICAL)).flatMap(wider -> {
            if (wider.residualSumOfSquares() == 0) {
                return exact();
            }
            double denominator = wider.n() - wider.coefficients().size();
            double gain = Math.max(0, fit.residualSumOfSquares() - wider.residualSumOfSquares());
            double f = gain / 2 / (wider.residualSumOfSquares() / denominator);
            return Fit.done(new Test(f, 2, denominator, PValue.f(f, 2, denominator)));
        });
    }

    private static <R> Fit<R> exact() {
        return Fit.impossible(
                Fit.Reason.NO_VARIATION,
                "the columns settle the outcome exactly, so that no residual is left to look at",
                "leave out the column that repeats the outcome");
    }

    private static double[] power(double[] values, int power) {
        double[] raised = new double[values.length];
        Arrays.setAll(raised, i -> Math.pow(values[i], power));
        return raised;
    }
}
