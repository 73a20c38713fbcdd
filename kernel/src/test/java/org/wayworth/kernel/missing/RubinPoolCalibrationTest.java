package org.wayworth.kernel.missing;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;

@DisplayName("planted truth: pooled intervals hold the mean and the slope where answers lack at random")
class RubinPoolCalibrationTest {

    private static final int ROWS = 80;
    private static final int IMPUTATIONS = 20;
    private static final double SLOPE = 0.6;

    /** Two in five outcomes lack, more where x is large; they are drawn from the posterior of a linear model. */
    @Test
    void pooledIntervalsHoldTheTruth() {
        Worlds.assertEachCovers95(List.of("pooled mean", "pooled slope"), 161, random -> {
            double[] x = Worlds.normals(random, ROWS);
            double[] y = Worlds.normals(random, ROWS);
            boolean[] lacks = new boolean[ROWS];
            for (int i = 0; i < ROWS; i++) {
                y[i] += 2 + SLOPE * x[i];
                lacks[i] = random.nextDouble() < 1 / (1 + Math.exp(0.5 - x[i]));
            }
            return pooled(random, x, y, lacks);
        });
    }

    private static boolean[] pooled(UniformRandomProvider random, double[] x, double[] y, boolean[] lacks) {
        double[][] estimates = new double[2][IMPUTATIONS];
        double[][] variances = new double[2][IMPUTATIONS];
        Imputer imputer = Imputer.of(x, y, lacks);
        for (int m = 0; m < IMPUTATIONS; m++) {
            double[] whole = imputer.completed(random, x, y, lacks);
            double mean = Arrays.stream(whole).average().orElseThrow();
            double squares =
                    Arrays.stream(whole).map(v -> (v - mean) * (v - mean)).sum();
            Ols.Result line = line(x, whole);
            estimates[0][m] = mean;
            variances[0][m] = squares / (ROWS - 1) / ROWS;
            estimates[1][m] = line.coefficients().at(1);
            variances[1][m] = line.covariance().at(1, 1);
        }
        return new boolean[] {
            holds(estimates[0], variances[0], ROWS - 1, 2), holds(estimates[1], variances[1], ROWS - 2, SLOPE)
        };
    }

    private static boolean holds(double[] estimates, double[] variances, double degrees, double truth) {
        return RubinPool.pool(estimates, variances, degrees, ROWS, 0.95)
                .get()
                .estimate()
                .interval()
                .contains(truth);
    }

    private static Ols.Result line(double[] x, double[] y) {
        return Ols.fit(new double[][] {x}, y, Ols.Options.of(Errors.CLASSICAL)).get();
    }

    /** A straight line through the rows that are there, and what is not known of it. */
    private record Imputer(Ols.Result line, double meanX, double squaresX, int n) {

        static Imputer of(double[] x, double[] y, boolean[] lacks) {
            double[] thereX = new double[x.length];
            double[] thereY = new double[x.length];
            int n = 0;
            for (int i = 0; i < x.length; i++) {
                if (!lacks[i]) {
                    thereX[n] = x[i];
                    thereY[n++] = y[i];
                }
            }
            double[] known = Arrays.copyOf(thereX, n);
            double mean = Arrays.stream(known).average().orElseThrow();
            double squares =
                    Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
            return new Imputer(RubinPoolCalibrationTest.line(known, Arrays.copyOf(thereY, n)), mean, squares, n);
        }

        /** Sigma, level and slope drawn from their posterior under the usual flat prior, then the lacking outcomes. */
        double[] completed(UniformRandomProvider random, double[] x, double[] y, boolean[] lacks) {
            double chiSquared = 2
                    * AhrensDieterMarsagliaTsangGammaSampler.of(random, (n - 2) / 2.0, 1)
                            .sample();
            double sigma = Math.sqrt(line.residualSumOfSquares() / chiSquared);
            double[] z = Worlds.normals(random, 2 + x.length);
            double slope = line.coefficients().at(1) + sigma / Math.sqrt(squaresX) * z[0];
            double middle = line.coefficients().at(0) + line.coefficients().at(1) * meanX + sigma / Math.sqrt(n) * z[1];
            double[] whole = y.clone();
            for (int i = 0; i < whole.length; i++) {
                whole[i] = lacks[i] ? middle + slope * (x[i] - meanX) + sigma * z[2 + i] : y[i];
            }
            return whole;
        }
    }
}
