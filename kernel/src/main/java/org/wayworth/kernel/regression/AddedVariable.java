package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/**
 * The coefficient of one variable, given columns that stay the same, for many variables in turn: permutations of an
 * exposure, placebos, screening. Equal to {@link Ols} with HC3 or CR1 errors, at the cost of two passes a variable.
 *
 * <p>By the theorem of Frisch and Waugh (1933) and Lovell (1963) the coefficient is that of the outcome on what the
 * columns leave of the variable. Leverage adds up too: a row's in the whole model is its leverage in the columns plus
 * the square of what is left of its variable over their sum.
 */
public final class AddedVariable {

    /** A variable of which at most this share is left over counts as told by the columns. */
    private static final double TOLERANCE = 1e-10;

    /** About their means. */
    private final double[][] centred;

    private final Cholesky factor;
    private final double[] residualOutcome;
    private final double @Nullable [] leverage;
    private final @Nullable Clusters clusters;

    private AddedVariable(
            double[][] centred,
            Cholesky factor,
            double[] y,
            double @Nullable [] leverage,
            @Nullable Clusters clusters) {
        this.centred = centred;
        this.factor = factor;
        this.leverage = leverage;
        this.clusters = clusters;
        this.residualOutcome = rest(y);
    }

    /**
     * @param columns that stay in the model: {@code columns[j][i]}, without a column of ones; may be none; finite
     * @param y the outcome, one a row; finite
     * @param cluster labels for CR1 errors, one a row; null for HC3
     */
    public static Fit<AddedVariable> given(double[][] columns, double[] y, int @Nullable [] cluster) {
        Rows.requireFinite("y", y);
        for (double[] column : columns) {
            Rows.requireLength("column", column.length, y.length);
        }
        Rows.requireFinite(columns);
        Optional<Fit<AddedVariable>> no =
                Magnitude.<AddedVariable>out(Rows.with(columns, y)).or(() -> Clusters.tooFew(cluster));
        if (no.isPresent()) {
            return no.get();
        }
        Moments moments = Moments.of(Rows.with(columns, y), null);
        int p = columns.length;
        if (y.length <= p + 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    y.length + " rows for " + (p + 2) + " coefficients",
                    "use more rows or fewer columns");
        }
        Cholesky factor = Cholesky.of(moments.crosses(IntStream.range(0, p).toArray()), p, TOLERANCE);
        if (!factor.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "column " + factor.dependent()[0] + " is a linear combination of the columns before it",
                    "leave that column out",
                    factor.dependent());
        }
        double[][] centred = centred(columns, moments);
        if (cluster != null) {
            return Fit.done(new AddedVariable(centred, factor, y, null, Clusters.of(cluster)));
        }
        double[] leverage = leverage(centred, y.length, factor);
        int lone = LoneRow.find(leverage);
        if (lone >= 0) {
            return LoneRow.impossible(lone, singling(lone, centred, moments, factor));
        }
        return Fit.done(new AddedVariable(centred, factor, y, leverage, null));
    }

    /** The coefficients of the columns' standard scores that, with a constant, are 1 in this row and 0 in all others. */
    private static double[] singling(int row, double[][] centred, Moments moments, Cholesky factor) {
        double[] own = new double[centred.length];
        for (int j = 0; j < own.length; j++) {
            own[j] = centred[j][row];
        }
        double[] combination = factor.solve(own);
        for (int j = 0; j < own.length; j++) {
            combination[j] *= Math.sqrt(moments.cross(j, j));
        }
        return combination;
    }

    /**
     * The coefficient of {@code x}.
     *
     * @param x one a row; finite
     */
    public Fit<Estimate> coefficient(double[] x, double level) {
        Rows.requireLength("x", x.length, residualOutcome.length);
        Rows.requireFinite("x", x);
        Optional<Fit<Estimate>> out = Magnitude.out(x);
        if (out.isPresent()) {
            return out.get();
        }
        double[] rest = rest(x);
        double square = 0;
        double cross = 0;
        double total = 0;
        double mean = mean(x);
        for (int i = 0; i < rest.length; i++) {
            square += rest[i] * rest[i];
            cross += rest[i] * residualOutcome[i];
            total += (x[i] - mean) * (x[i] - mean);
        }
        if (total == 0) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "the variable has one value only", "there is nothing to compare");
        }
        if (square <= TOLERANCE * total) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "the variable is a linear combination of the columns",
                    "leave out the columns that tell it");
        }
        int lone = lone(rest, square);
        if (lone >= 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    "row " + lone + " (counted from 0) alone has what the columns leave of the variable",
                    "leave the variable out, or join its rare values with others");
        }
        double value = cross / square;
        double error =
                StandardError.of(clusters == null ? heteroskedastic(rest, value, square) : clustered(rest, value))
                        / square;
        double freedom = clusters == null ? residualOutcome.length - centred.length - 2.0 : clusters.count() - 1.0;
        double reach = Quantile.studentReach(level, freedom) * error;
        return Fit.done(
                new Estimate(value, error, new Interval(value - reach, value + reach, level), residualOutcome.length));
    }

    /** The row that the variable takes to a leverage of 1, or −1. Clusters do not ask for leverage. */
    private int lone(double[] rest, double square) {
        double[] whole = leverage == null ? new double[0] : leverage.clone();
        for (int i = 0; i < whole.length; i++) {
            whole[i] += rest[i] * rest[i] / square;
        }
        return LoneRow.find(whole);
    }

    /** HC3: squared residuals over (1 − h)². */
    private double heteroskedastic(double[] rest, double value, double square) {
        double middle = 0;
        for (int i = 0; i < rest.length; i++) {
            double h = java.util.Objects.requireNonNull(leverage)[i] + rest[i] * rest[i] / square;
            double score = rest[i] * (residualOutcome[i] - value * rest[i]) / (1 - h);
            middle += score * score;
        }
        return middle;
    }

    /** CR1: squared sums of scores by cluster, times G/(G − 1) · (n − 1)/(n − k). */
    private double clustered(double[] rest, double value) {
        Clusters groups = java.util.Objects.requireNonNull(clusters);
        double middle = 0;
        for (int g = 0; g < groups.count(); g++) {
            double score = 0;
            for (int r = groups.start(g); r < groups.end(g); r++) {
                int i = groups.row(r);
                score += rest[i] * (residualOutcome[i] - value * rest[i]);
            }
            middle += score * score;
        }
        double n = rest.length;
        double groupCount = groups.count();
        return middle * groupCount / (groupCount - 1) * (n - 1) / (n - centred.length - 2);
    }

    /** What the columns, and a constant, leave of a variable. */
    private double[] rest(double[] x) {
        int p = centred.length;
        double mean = mean(x);
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = x[i] - mean;
        }
        double[] cross = new double[p];
        for (int j = 0; j < p; j++) {
            cross[j] = CrossProducts.dot(centred[j], rest, rest.length);
        }
        double[] slopes = p == 0 ? cross : factor.solve(cross);
        int j = 0;
        for (; j + 1 < p; j += 2) {
            subtractTwo(rest, slopes, j);
        }
        if (j < p) {
            double[] column = centred[j];
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= slopes[j] * column[i];
            }
        }
        return rest;
    }

    private void subtractTwo(double[] rest, double[] slopes, int j) {
        double[] a = centred[j];
        double[] b = centred[j + 1];
        double slopeA = slopes[j];
        double slopeB = slopes[j + 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= slopeA * a[i] + slopeB * b[i];
        }
    }

    private static double[][] centred(double[][] columns, Moments moments) {
        double[][] centred = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            double mean = moments.mean(j);
            centred[j] = Arrays.stream(columns[j]).map(value -> value - mean).toArray();
        }
        return centred;
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum / x.length;
    }

    private static double[] leverage(double[][] centred, int n, Cholesky factor) {
        int p = centred.length;
        double[] leverage = new double[n];
        double[] row = new double[p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                row[j] = centred[j][i];
            }
            double[] half = factor.solveLower(row);
            double h = 1.0 / n;
            for (double value : half) {
                h += value * value;
            }
            leverage[i] = h;
        }
        return leverage;
    }
}
