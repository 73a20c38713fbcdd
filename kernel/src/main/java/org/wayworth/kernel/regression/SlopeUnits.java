package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What errs together in a regression on some of the rows there are: each row by itself, or the rows of a cluster.
 *
 * @param cluster labels of all rows, or null for each by itself
 * @param all units there are, with rows that count or without
 * @param unitOfRow of all rows
 * @param used units with a row that counts
 * @param rows that count
 */
record SlopeUnits(int @Nullable [] cluster, int all, int[] unitOfRow, int used, int[] rows) {

    /** @param n rows there are */
    static SlopeUnits of(int @Nullable [] cluster, int[] rows, int n) {
        int[] unit = new int[n];
        Arrays.setAll(unit, i -> i);
        int all = n;
        if (cluster != null) {
            Clusters clusters = Clusters.of(cluster);
            all = clusters.count();
            for (int g = 0; g < all; g++) {
                for (int r = clusters.start(g); r < clusters.end(g); r++) {
                    unit[clusters.row(r)] = g;
                }
            }
        }
        int used = (int) Arrays.stream(rows).map(i -> unit[i]).distinct().count();
        return new SlopeUnits(cluster, all, unit, used, rows);
    }

    /**
     * @param parts of the rows that count, in their order: what each adds to the error of each slope
     * @param coefficients of the regression, the intercept among them
     */
    JointSlopes slopes(double[] slopes, double[][] parts, int coefficients) {
        double n = rows.length;
        double factor = cluster == null ? 1 : Math.sqrt(used / (used - 1.0) * ((n - 1) / (n - coefficients)));
        double[][] byUnit = new double[slopes.length][all];
        for (int k = 0; k < slopes.length; k++) {
            for (int i = 0; i < rows.length; i++) {
                byUnit[k][unitOfRow[rows[i]]] += factor * parts[k][i];
            }
        }
        long[] counts = new long[slopes.length];
        Arrays.fill(counts, rows.length);
        double[] degrees = new double[slopes.length];
        Arrays.fill(degrees, cluster == null ? n - coefficients : used - 1.0);
        return new JointSlopes(slopes, byUnit, counts, degrees, cluster);
    }
}
