package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.calibration.Worlds;

@DisplayName("planted truth: intervals of models other than least squares, and of two-way clusters")
class ModelCalibrationTest {

    private static final double SLOPE = 0.5;

    private static double[] yes(UniformRandomProvider random, double constant, double[] x) {
        return Arrays.stream(x)
                .map(v -> random.nextDouble() < 1 / (1 + Math.exp(-constant - SLOPE * v)) ? 1 : 0)
                .toArray();
    }

    /** Lognormal around a log-linear mean. */
    private static double[] amounts(UniformRandomProvider random, double[] x) {
        double[] noise = Worlds.normals(random, x.length);
        double[] y = new double[x.length];
        Arrays.setAll(y, i -> Math.exp(1 + SLOPE * x[i] + 0.6 * noise[i]));
        return y;
    }

    /** Every row three times, as of a customer who answers three times alike. */
    private static double[] thrice(double[] values) {
        double[] longer = new double[3 * values.length];
        Arrays.setAll(longer, i -> values[i / 3]);
        return longer;
    }

    private static int[] customers(int n) {
        int[] customer = new int[3 * n];
        Arrays.setAll(customer, i -> i / 3);
        return customer;
    }

    private static boolean holds(Coefficients fit) {
        return fit.estimate(1, 0.95).interval().contains(SLOPE);
    }

    @Test
    void logisticIntervalsHoldTheSlope() {
        for (Errors errors : new Errors[] {Errors.CLASSICAL, Errors.HC1}) {
            Worlds.assertCovers95("logistic, " + errors, 141, random -> {
                double[][] x = {Worlds.normals(random, 300)};
                Logistic.Options options = Logistic.Options.standard().withErrors(errors);
                return holds(Logistic.fit(x, yes(random, -0.5, x[0]), options).get());
            });
        }
    }

    /** About one yes in seven of 80 rows. */
    @Test
    void firthsIntervalHoldsTheSlopeWhereEventsAreFew() {
        Worlds.assertCovers95("Firth, few events", 142, random -> {
            double[][] x = {Worlds.normals(random, 80)};
            return holds(Logistic.fit(x, yes(random, -1.9, x[0]), Logistic.Options.firth())
                    .get());
        });
    }

    /** With three like answers a customer, errors that take rows as independent miss in the same worlds. */
    @Test
    void clusteredIntervalsHoldTheSlopeWhereCustomersRepeatThemselves() {
        Worlds.assertCovers95("logistic, clusters", 143, random -> holds(repeated(random, true)));
        assertThat(Worlds.share(143, random -> holds(repeated(random, false)))).isLessThan(0.85);
        Worlds.assertCovers95("gamma, clusters", 144, random -> {
            double[] x = Worlds.normals(random, 150);
            double[][] columns = {thrice(x)};
            LogLinear.Options options = LogLinear.Options.standard().clustered(customers(150));
            return holds(LogLinear.fit(columns, thrice(amounts(random, x)), LogLinear.Law.GAMMA, options)
                    .get());
        });
    }

    private static Coefficients repeated(UniformRandomProvider random, boolean clustered) {
        double[] x = Worlds.normals(random, 150);
        double[] y = thrice(yes(random, 0, x));
        Logistic.Options options = Logistic.Options.standard();
        return Logistic.fit(new double[][] {thrice(x)}, y, clustered ? options.clustered(customers(150)) : options)
                .get();
    }

    @Test
    void gammasIntervalHoldsTheSlope() {
        Worlds.assertCovers95("gamma", 145, random -> {
            double[][] x = {Worlds.normals(random, 300)};
            return holds(LogLinear.fit(x, amounts(random, x[0]), LogLinear.Law.GAMMA, LogLinear.Options.standard())
                    .get());
        });
    }

    /** 40 branches and 40 months, each with a shock of its own to the column and to the outcome. */
    @Test
    void twoWayClustersHoldTheSlope() {
        Worlds.assertCovers95("two-way clusters", 146, random -> coversInTwoWays(random, true));
        assertThat(Worlds.share(146, random -> coversInTwoWays(random, false))).isLessThan(0.88);
    }

    private static boolean coversInTwoWays(UniformRandomProvider random, boolean both) {
        int side = 40;
        double[][] shock = new double[4][];
        Arrays.setAll(shock, k -> Worlds.normals(random, side));
        int[] branch = new int[side * side];
        int[] month = new int[side * side];
        double[] x = Worlds.normals(random, side * side);
        double[] y = Worlds.normals(random, side * side);
        for (int i = 0; i < x.length; i++) {
            branch[i] = i / side;
            month[i] = i % side;
            x[i] += shock[0][branch[i]] + shock[1][month[i]];
            y[i] += SLOPE * x[i] + 0.5 * shock[2][branch[i]] + 0.5 * shock[3][month[i]];
        }
        Ols.Options options = both ? Ols.Options.clustered(branch, month) : Ols.Options.clustered(branch);
        return Ols.fit(new double[][] {x}, y, options)
                .get()
                .estimate(1, 0.95)
                .interval()
                .contains(SLOPE);
    }
}
