package org.wayworth.kernel.survival;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.matrix.Cholesky;

/**
 * Score residuals: each row's part in the gradient, as if the risk sets were fixed; and the robust variance they
 * give. Lin and Wei (1989), with Efron's rule for ties as in Therneau and Grambsch (2000), section 7.1.
 */
final class CoxResiduals {

    private final CoxLikelihood likelihood;
    private final CoxRows rows;
    private final int p;
    private final double[] accumulated;
    /** {@code [slot * p + j]}: Σ of mean column times hazard up to and including the slot, within its stratum. */
    private final double[] meanTimesHazard;

    /** The likelihood must last have been asked at the coefficients of interest. */
    CoxResiduals(CoxLikelihood likelihood) {
        this.likelihood = likelihood;
        rows = likelihood.rows;
        p = rows.columns();
        accumulated = likelihood.accumulatedHazard(null);
        meanTimesHazard = new double[rows.slots() * p];
        for (int s = 0; s < rows.slots(); s++) {
            boolean begins = s == rows.stratumStart[s];
            for (int j = 0; j < p; j++) {
                double own = likelihood.a[s] * likelihood.s1[s * p + j] - likelihood.b[s] * likelihood.e1[s * p + j];
                meanTimesHazard[s * p + j] = own + (begins ? 0 : meanTimesHazard[(s - 1) * p + j]);
            }
        }
    }

    /** I⁻¹ (Σ over clusters of u u') I⁻¹, u being the cluster's summed residuals. */
    Matrix robust(Cholesky information, int[] cluster) {
        Int2ObjectOpenHashMap<double[]> sums = new Int2ObjectOpenHashMap<>();
        double[] residual = new double[p];
        for (int s = 0; s < rows.slots(); s++) {
            for (int i = rows.first[s]; i < rows.first[s + 1]; i++) {
                fill(i, s, residual);
                double[] sum = sums.computeIfAbsent(cluster[rows.row[i]], number -> new double[p]);
                for (int j = 0; j < p; j++) {
                    sum[j] += residual[j];
                }
            }
        }
        double[] covariance = new double[p * p];
        for (double[] sum : sums.values()) {
            double[] influence = information.solve(sum);
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    covariance[j * p + k] += influence[j] * influence[k];
                }
            }
        }
        return Matrix.ofRows(p, p, covariance);
    }

    /** The weighted score residual of row i of slot s. */
    private void fill(int i, int s, double[] residual) {
        boolean dies = i < rows.first[s] + rows.deaths[s];
        double weight = rows.weight == null ? 1 : rows.weight[i];
        double before = s > rows.stratumStart[s] ? accumulated[s - 1] : 0;
        double own = dies ? likelihood.ownHazard[s] : likelihood.hazard[s];
        double seen = before + own - likelihood.hazardBeforeEntry(i, accumulated);
        for (int j = 0; j < p; j++) {
            double x = rows.x[j][i];
            residual[j] = -likelihood.risk[i] * (x * seen - meanSeen(i, s, j, dies));
            if (dies) {
                residual[j] += weight * (x - eventMean(s, j));
            }
        }
    }

    private double meanSeen(int i, int s, int j, boolean dies) {
        int at = s * p + j;
        double seen = s > rows.stratumStart[s] ? meanTimesHazard[at - p] : 0;
        double s1 = likelihood.s1[at];
        double e1 = likelihood.e1[at];
        double a = likelihood.a[s];
        double b = likelihood.b[s];
        seen += dies ? (a - b) * s1 - (b - likelihood.c[s]) * e1 : a * s1 - b * e1;
        if (rows.entry != null && rows.entry[i] > rows.stratumStart[rows.entry[i]]) {
            seen -= meanTimesHazard[(rows.entry[i] - 1) * p + j];
        }
        return seen;
    }

    /** The mean of column j in the risk sets of the slot's events. */
    private double eventMean(int s, int j) {
        double all = likelihood.hazard[s];
        double own = all - likelihood.ownHazard[s];
        return (likelihood.s1[s * p + j] * all - likelihood.e1[s * p + j] * own) / rows.deathWeight[s];
    }
}
