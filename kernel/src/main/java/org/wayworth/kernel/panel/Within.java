package org.wayworth.kernel.panel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;

/**
 * Fixed effects: what changes within a unit against what else changes within it, so that whatever about the unit stays
 * the same cannot confound. With periods too, whatever happens to all units at once cannot either.
 *
 * <p>Means are taken off until nothing of them is left, which is exact in one round for one set of effects and for
 * balanced panels, and converges otherwise. With a lagged outcome among the columns and fewer than about ten periods
 * the slopes are biased (Nickell 1981). Source: Wooldridge (2010), Econometric Analysis of Cross Section and Panel
 * Data, chapter 10.
 */
public final class Within {

    private static final int ROUNDS = 10_000;
    private static final double CLOSE = 1e-14;
    /** Share of a column's variance inside units below which there is nothing to go by. */
    private static final double NOTHING_WITHIN = 1e-20;

    private Within() {}

    /** Which standard errors. */
    public enum WithinErrors {
        /** One error variance; every effect costs a degree of freedom. */
        CLASSICAL,
        /** Clustered by unit, uncorrected (Arellano 1987). */
        CLUSTERED,
        /** Clustered by unit, times G/(G − 1) · (n − 1)/(n − k); our default. */
        CLUSTERED_CORRECTED
    }

    /**
     * @param unit label of each row's unit
     * @param period label of each row's period for two-way effects, or null
     */
    public static Fit<PanelResult> fit(
            double[][] columns, double[] y, int[] unit, int @Nullable [] period, WithinErrors errors) {
        int n = Rows.count(columns);
        Rows.requireLength("y", y.length, n);
        Rows.requireLength("unit", unit.length, n);
        Rows.requireFinite(columns);
        Rows.requireFinite("y", y);
        Optional<Fit<PanelResult>> out = Magnitude.out(Rows.with(columns, y));
        if (out.isPresent()) {
            return out.get();
        }

        Groups units = new Groups(unit);
        Groups periods = period == null ? null : new Groups(period);
        int effects = units.count + (periods == null ? 0 : periods.count - 1);
        double left = n - effects - columns.length;
        if (left < 1) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    n + " rows for " + effects + " effects and " + columns.length + " slopes",
                    "use units with more periods");
        }
        double[][] within = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            within[j] = demeaned(columns[j], units, periods);
            if (squares(within[j]) <= NOTHING_WITHIN * squares(columns[j])) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "column " + j + " (counted from 0) does not vary within units",
                        "leave it out: fixed effects say nothing about it",
                        j);
            }
        }
        double[] outcome = demeaned(y, units, periods);
        if (squares(outcome) <= NOTHING_WITHIN * squares(y)) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION,
                    "the outcome does not vary within units",
                    "there is nothing to explain: compare units with each other");
        }
        Ols.Options options = errors == WithinErrors.CLASSICAL
                ? Ols.Options.of(Errors.CLASSICAL)
                : Ols.Options.clustered(unit).withErrors(errors == WithinErrors.CLUSTERED ? Errors.CR0 : Errors.CR1);
        return Ols.fit(within, outcome, options.withoutIntercept()).map(fit -> result(fit, units, left, errors));
    }

    private static PanelResult result(Ols.Result fit, Groups units, double left, WithinErrors errors) {
        boolean classical = errors == WithinErrors.CLASSICAL;
        Matrix covariance = classical
                ? scaled(fit.covariance(), (fit.n() - fit.coefficients().size()) / left)
                : fit.covariance();
        return new PanelResult(
                fit.coefficients(),
                covariance,
                fit.residuals(),
                fit.r2(),
                fit.n(),
                units.count,
                classical ? left : fit.degreesOfFreedom());
    }

    static double[] demeaned(double[] column, Groups units, @Nullable Groups periods) {
        double[] rest = column.clone();
        double size = Math.sqrt(squares(column) / column.length);
        for (int round = 0; round < ROUNDS; round++) {
            units.subtractMeans(rest);
            if (periods == null || periods.subtractMeans(rest) <= CLOSE * size) {
                break;
            }
        }
        units.subtractMeans(rest);
        return rest;
    }

    static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    static Matrix scaled(Matrix matrix, double by) {
        double[] values = matrix.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= by;
        }
        return Matrix.ofRows(matrix.rows(), matrix.columns(), values);
    }
}
