package org.wayworth.kernel.panel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.regression.Wald;

/**
 * Pooled least squares with each column's unit mean beside it: the column's slope is the one within units, and the
 * mean's slope is by how much units that differ for good differ more than that. Says in figures what a Hausman test
 * answers by yes or no. Source: Mundlak (1978, Econometrica 46(1)).
 *
 * @param fit intercept, the columns, then their unit means; clustered by unit
 * @param between whether the means matter at all: if not, random effects would do
 */
public record Mundlak(Ols.Result fit, Wald between) {

    public static Fit<Mundlak> fit(double[][] columns, double[] y, int[] unit) {
        int n = Rows.count(columns);
        Rows.requireLength("unit", unit.length, n);
        int p = columns.length;
        Groups units = new Groups(unit);
        double[][] both = Arrays.copyOf(columns, 2 * p);
        for (int j = 0; j < p; j++) {
            both[p + j] = units.spread(columns[j]);
        }
        int[] means = IntStream.range(p + 1, 2 * p + 1).toArray();
        return Ols.fit(both, y, Ols.Options.clustered(unit))
                .flatMap(fit -> Wald.test(fit.coefficients(), fit.covariance(), means, fit.degreesOfFreedom())
                        .map(between -> new Mundlak(fit, between)));
    }
}
