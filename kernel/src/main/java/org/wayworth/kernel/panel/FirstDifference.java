package org.wayworth.kernel.panel;

import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;

/**
 * Each unit's change from one of its rows to the next, against the changes of the columns; the intercept is the
 * common change. Source: Wooldridge (2010), section 10.6.
 */
public final class FirstDifference {

    private FirstDifference() {}

    /**
     * @param period orders a unit's rows; no two rows of a unit share one
     * @param errors {@link Errors#CR1} clusters by unit; or any that needs no clusters
     */
    public static Fit<PanelResult> fit(double[][] columns, double[] y, int[] unit, int[] period, Errors errors) {
        int n = Rows.count(columns);
        Rows.requireLength("y", y.length, n);
        Rows.requireLength("unit", unit.length, n);
        Rows.requireLength("period", period.length, n);
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) ->
                        unit[a] != unit[b] ? Integer.compare(unit[a], unit[b]) : Integer.compare(period[a], period[b]))
                .mapToInt(i -> i)
                .toArray();
        int[] later = IntStream.range(1, n)
                .filter(i -> unit[order[i]] == unit[order[i - 1]])
                .toArray();
        for (int i : later) {
            if (period[order[i]] == period[order[i - 1]]) {
                throw new IllegalArgumentException("period must differ within a unit, not be " + period[order[i]]
                        + " twice for unit " + unit[order[i]]);
            }
        }
        if (later.length == 0) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, "no unit has two rows", "use units with more periods");
        }
        double[][] changes = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            changes[j] = changes(columns[j], order, later);
        }
        int[] cluster = IntStream.of(later).map(i -> unit[order[i]]).toArray();
        Ols.Options options = errors == Errors.CR1 ? Ols.Options.clustered(cluster) : Ols.Options.of(errors);
        return Ols.fit(changes, changes(y, order, later), options)
                .map(fit -> new PanelResult(
                        fit.coefficients(),
                        fit.covariance(),
                        fit.residuals(),
                        fit.r2(),
                        fit.n(),
                        new Groups(cluster).count,
                        fit.degreesOfFreedom()));
    }

    private static double[] changes(double[] column, int[] order, int[] later) {
        double[] changes = new double[later.length];
        for (int k = 0; k < later.length; k++) {
            changes[k] = column[order[later[k]]] - column[order[later[k] - 1]];
        }
        return changes;
    }
}
