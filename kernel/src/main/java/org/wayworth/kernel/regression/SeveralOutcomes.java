package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/**
 * The slopes of one column in regressions of several outcomes on the same columns, and how they err together: whether an
 * effect per day is the same early and late, for instance.
 *
 * <p>Each slope and its error are those of {@link Ols} for that outcome alone, with HC3 or, by cluster, CR1 errors. What the
 * rows add to each slope's error is kept, so that sums and differences of slopes have an error of their own, which two
 * intervals side by side do not give. For slopes of regressions on other columns, or on part of the rows, join results with
 * {@link JointSlopes#and}.
 *
 * <p>Source: seemingly unrelated estimation by stacked influence functions (Weesie 1999, Stata Technical Bulletin 52;
 * Tsiatis 2006, Semiparametric Theory and Missing Data, chapter 3); HC3: MacKinnon and White (1985, Journal of
 * Econometrics 29(3)); CR1: Liang and Zeger (1986, Biometrika 73(1)).
 */
public final class SeveralOutcomes {

    /** Share of an outcome's size that rounding leaves of a residual. */
    private static final double ROUNDING = 1e-14;

    private SeveralOutcomes() {}

    /** How to fit. Starts from {@link #byRow()} or {@link #byCluster(int[])}. */
    public static final class Options {

        private final int @Nullable [] cluster;
        private final double @Nullable [] weights;

        private Options(int @Nullable [] cluster, double @Nullable [] weights) {
            this.cluster = cluster;
            this.weights = weights;
        }

        /** Rows err independently of one another: HC3; t with n minus coefficients. */
        public static Options byRow() {
            return new Options(null, null);
        }

        /** Rows with the same label err together: CR1; t with one degree fewer than clusters. */
        public static Options byCluster(int[] cluster) {
            return new Options(cluster.clone(), null);
        }

        /** Each row's squared residual counts this often, times what was asked before; 0 leaves the row out. */
        public Options weighted(double[] each) {
            return new Options(cluster, LeastSquares.product(weights, each.clone()));
        }
    }

    /**
     * @param columns {@code columns[j][i]}: column j, row i, without a column of ones; finite
     * @param exposure which of them is asked for
     * @param outcomes {@code outcomes[k][i]}: outcome k, row i; finite. One with a single value has slope 0 without error
     */
    public static Fit<JointSlopes> fit(double[][] columns, int exposure, double[][] outcomes, Options options) {
        int n = Rows.count(columns);
        if (exposure < 0 || exposure >= columns.length) {
            throw new IllegalArgumentException(
                    "exposure must be one of the columns 0 to " + (columns.length - 1) + ", not " + exposure);
        }
        if (Rows.count(outcomes) != n) {
            throw new IllegalArgumentException(
                    "outcomes must have " + n + " rows like the columns, not " + outcomes[0].length);
        }
        Rows.requireWeights(options.weights, n);
        if (options.cluster != null) {
            Rows.requireLength("clusters", options.cluster.length, n);
        }
        int[] rows = used(options.weights, n);
        SlopeUnits units = SlopeUnits.of(options.cluster, rows, n);
        return onRows(new Table(columns, outcomes, options.weights, rows), exposure, units);
    }

    private static int[] used(double @Nullable [] weights, int n) {
        return IntStream.range(0, n)
                .filter(i -> weights == null || weights[i] > 0)
                .toArray();
    }

    /** The rows that count, and where they stand among all. */
    private record Table(double[][] columns, double[][] outcomes, double @Nullable [] weights, int[] rows) {

        Table {
            if (rows.length < columns[0].length) {
                columns = Rows.pick(columns, rows);
                outcomes = Rows.pick(outcomes, rows);
            }
            weights = weights == null ? null : Rows.pick(weights, rows);
        }

        double[][] all() {
            double[][] all = Arrays.copyOf(columns, columns.length + outcomes.length);
            System.arraycopy(outcomes, 0, all, columns.length, outcomes.length);
            return all;
        }

        Moments moments() {
            Moments moments = Moments.of(all(), weights);
            for (double[] outcome : outcomes) {
                Rows.requireFinite(moments, columns, outcome);
            }
            return moments;
        }
    }

    private static Fit<JointSlopes> onRows(Table table, int exposure, SlopeUnits units) {
        int width = table.columns.length + 1;
        if (table.rows.length <= width) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    table.rows.length + " rows for " + width + " coefficients",
                    "use more rows or fewer columns");
        }
        if (units.used() < 2) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    "all rows are in one cluster",
                    "use errors without clusters, or a finer grouping");
        }
        Moments moments = table.moments();
        Optional<Fit<JointSlopes>> out = Magnitude.out(moments, table.all());
        if (out.isPresent()) {
            return out.get();
        }
        return Design.of(table.columns, table.weights, true, moments)
                .flatMap(factored -> Influence.of(factored, table.weights, exposure + 1, units.cluster() == null)
                        .map(influence -> slopes(table, exposure, units, moments, factored, influence)));
    }

    /** Residuals that are no more than the rounding of the outcome are none: a group that all have the same outcome in. */
    private static double[] withoutRounding(double[] residuals, Moments moments, int outcome) {
        double size = Math.abs(moments.mean(outcome)) + Math.sqrt(moments.cross(outcome, outcome) / moments.weight());
        double[] clean = new double[residuals.length];
        Arrays.setAll(clean, i -> Math.abs(residuals[i]) > ROUNDING * size ? residuals[i] : 0);
        return clean;
    }

    private static JointSlopes slopes(
            Table table,
            int exposure,
            SlopeUnits units,
            Moments moments,
            Design.Factored factored,
            Influence influence) {
        int many = table.outcomes.length;
        double[] slopes = new double[many];
        double[][] parts = new double[many][];
        for (int k = 0; k < many; k++) {
            int outcome = table.columns.length + k;
            if (moments.isConstant(outcome)) {
                parts[k] = new double[table.rows.length];
                continue;
            }
            LeastSquares.Solution solution =
                    LeastSquares.solve(factored, table.outcomes[k], table.weights, moments, outcome);
            slopes[k] = factored.design().original(solution.standard())[exposure + 1];
            parts[k] = influence.of(withoutRounding(solution.residuals(), moments, outcome));
        }
        return units.slopes(slopes, parts, table.columns.length + 1);
    }
}
