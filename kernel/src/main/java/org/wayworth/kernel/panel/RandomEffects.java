package org.wayworth.kernel.panel;

import java.util.Arrays;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;

/**
 * Units differ at random, unrelated to the columns: part of each unit's mean is taken off, as much as its rows do not
 * tell. Variance components by Swamy and Arora (1972, Econometrica 40(2)); for units of unequal length the harmonic
 * mean of their lengths stands in.
 *
 * @param fit intercept first; normal intervals
 * @param variance of a row within its unit
 * @param unitVariance between units
 * @param share of a unit's mean taken off, for a unit of mean length
 */
public record RandomEffects(PanelResult fit, double variance, double unitVariance, double share) {

    /** @param unit label of each row's unit */
    public static Fit<RandomEffects> fit(double[][] columns, double[] y, int[] unit) {
        int n = Rows.count(columns);
        Rows.requireLength("unit", unit.length, n);
        Groups units = new Groups(unit);
        return Within.fit(columns, y, unit, null, Within.WithinErrors.CLASSICAL)
                .flatMap(within -> between(columns, y, units).flatMap(between -> {
                    double variance = Within.squares(within.residuals().toArray()) / within.degreesOfFreedom();
                    if (variance == 0) {
                        return Fit.impossible(
                                Fit.Reason.NO_VARIATION,
                                "the columns settle what changes within units exactly",
                                "leave out the column that repeats the outcome");
                    }
                    double length = harmonicLength(units);
                    double ofMeans = between.residualSumOfSquares() / (between.n() - columns.length - 1.0);
                    double unitVariance = Math.max(0, ofMeans - variance / length);
                    return weighted(columns, y, units, variance, unitVariance, length);
                }));
    }

    private static Fit<Ols.Result> between(double[][] columns, double[] y, Groups units) {
        double[][] means = new double[columns.length][];
        Arrays.setAll(means, j -> units.means(columns[j]));
        return Ols.fit(means, units.means(y), Ols.Options.of(Errors.CLASSICAL));
    }

    private static double harmonicLength(Groups units) {
        double inverse = 0;
        for (int size : units.sizes) {
            inverse += 1.0 / size;
        }
        return units.count / inverse;
    }

    private static Fit<RandomEffects> weighted(
            double[][] columns, double[] y, Groups units, double variance, double unitVariance, double length) {
        double[] share = new double[units.count];
        Arrays.setAll(share, g -> share(variance, unitVariance, units.sizes[g]));
        double[][] changed = new double[columns.length + 1][];
        double[] ones = new double[y.length];
        Arrays.fill(ones, 1);
        changed[0] = takenOff(ones, units, share);
        for (int j = 0; j < columns.length; j++) {
            changed[j + 1] = takenOff(columns[j], units, share);
        }
        return Ols.fit(
                        changed,
                        takenOff(y, units, share),
                        Ols.Options.of(Errors.CLASSICAL).withoutIntercept())
                .map(fit -> new RandomEffects(
                        new PanelResult(
                                fit.coefficients(),
                                fit.covariance(),
                                fit.residuals(),
                                fit.r2(),
                                fit.n(),
                                units.count,
                                Double.POSITIVE_INFINITY),
                        variance,
                        unitVariance,
                        share(variance, unitVariance, length)));
    }

    private static double share(double variance, double unitVariance, double length) {
        return 1 - StandardError.of(variance / (variance + length * unitVariance));
    }

    private static double[] takenOff(double[] column, Groups units, double[] share) {
        double[] rest = units.spread(column);
        for (int i = 0; i < rest.length; i++) {
            rest[i] = column[i] - share[units.of[i]] * rest[i];
        }
        return rest;
    }

    /**
     * Hausman's test (1978, Econometrica 46(6)): whether random effects differ from fixed ones by more than chance.
     *
     * @param chiSquared with as many degrees of freedom as slopes
     */
    public record Hausman(double chiSquared, int degreesOfFreedom, double pValue) {}

    /** @param within the same columns with fixed effects and classical errors */
    public Fit<Hausman> hausman(PanelResult within) {
        int k = within.coefficients().size();
        double[] gap = new double[k];
        double[] variance = new double[k * k];
        for (int a = 0; a < k; a++) {
            gap[a] = within.coefficients().at(a) - fit.coefficients().at(a + 1);
            for (int b = 0; b < k; b++) {
                variance[a * k + b] =
                        within.covariance().at(a, b) - fit.covariance().at(a + 1, b + 1);
            }
        }
        Cholesky factor = Cholesky.of(variance, k, 1e-12);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.OUTSIDE_MODEL,
                    "the difference of the covariances is not positive definite",
                    "look at the unit means of Mundlak's regression instead");
        }
        double chiSquared = 0;
        for (double part : factor.solveLower(gap)) {
            chiSquared += part * part;
        }
        return Fit.done(new Hausman(chiSquared, k, PValue.chiSquared(chiSquared, k)));
    }
}
