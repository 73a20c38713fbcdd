package org.wayworth.kernel.survival;

import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;

/**
 * Fine and Gray's weighted partial likelihood, linear in the rows: a competing row counts in a later risk set with
 * G(t−)/G(own time−), so all of them together are one running sum times G(t−).
 */
final class FineGrayLikelihood {

    private final int n;
    private final int p;
    /** In order of time. */
    private final double[][] x;

    private final boolean[] own;
    private final boolean[] competing;
    private final boolean[] censored;
    /** First row of the run of equal times each row belongs to, and the row after the run. */
    private final int[] runStart;

    private final int[] runEnd;
    /** Share not yet censored just before each row's time. */
    private final double[] uncensored;

    final double[] reach;
    private final double[] risk;
    /** By row, at its time: Σ over the risk set of r and r·x. */
    private final double[] s0;

    private final double[] s1;

    FineGrayLikelihood(double[][] columns, double[] time, int[] cause, int modelled) {
        int[] order = TimeOrder.of(time, CauseTable.anyEvent(cause));
        n = order.length;
        p = columns.length;
        x = new double[p][n];
        reach = new double[p];
        own = new boolean[n];
        competing = new boolean[n];
        censored = new boolean[n];
        runStart = new int[n];
        runEnd = new int[n];
        for (int i = 0; i < n; i++) {
            int row = order[i];
            own[i] = cause[row] == modelled;
            censored[i] = cause[row] == 0;
            competing[i] = !own[i] && !censored[i];
            runStart[i] = i > 0 && time[order[i - 1]] == time[row] ? runStart[i - 1] : i;
        }
        for (int i = n - 1; i >= 0; i--) {
            runEnd[i] = i + 1 < n && runStart[i + 1] == runStart[i] ? runEnd[i + 1] : i + 1;
        }
        for (int j = 0; j < p; j++) {
            centre(columns[j], order, j);
        }
        uncensored = uncensored();
        risk = new double[n];
        s0 = new double[n];
        s1 = new double[n * p];
    }

    private void centre(double[] column, int[] order, int j) {
        double sum = 0;
        for (double value : column) {
            sum += value;
        }
        double mean = sum / n;
        for (int i = 0; i < n; i++) {
            x[j][i] = column[order[i]] - mean;
            reach[j] = Math.max(reach[j], Math.abs(x[j][i]));
        }
    }

    private double[] uncensored() {
        double[] before = new double[n];
        double share = 1;
        for (int i = 0; i < n; i = runEnd[i]) {
            int lost = 0;
            for (int k = i; k < runEnd[i]; k++) {
                before[k] = share;
                lost += censored[k] ? 1 : 0;
            }
            share *= 1 - (double) lost / (n - i);
        }
        return before;
    }

    Pass at(double[] beta) {
        sums(beta);
        double logLikelihood = 0;
        double[] gradient = new double[p];
        for (int i = 0; i < n; i++) {
            if (!own[i]) {
                continue;
            }
            int run = runStart[i];
            logLikelihood -= Math.log(s0[run]);
            for (int j = 0; j < p; j++) {
                logLikelihood += beta[j] * x[j][i];
                gradient[j] += x[j][i] - s1[run * p + j] / s0[run];
            }
        }
        if (!Double.isFinite(logLikelihood)) {
            return new Pass(Double.NEGATIVE_INFINITY, gradient, new double[p * p]);
        }
        return new Pass(logLikelihood, gradient, information());
    }

    /** Risk-set sums at the first row of every run of equal times. */
    private void sums(double[] beta) {
        for (int i = 0; i < n; i++) {
            double log = 0;
            for (int j = 0; j < p; j++) {
                log += beta[j] * x[j][i];
            }
            risk[i] = Math.exp(log);
        }
        double left = 0;
        double[] leftX = new double[p];
        for (int i = n - 1; i >= 0; i--) {
            left += risk[i];
            s0[i] = left;
            for (int j = 0; j < p; j++) {
                leftX[j] += risk[i] * x[j][i];
                s1[i * p + j] = leftX[j];
            }
        }
        double gone = 0;
        double[] goneX = new double[p];
        for (int run = 0; run < n; run = runEnd[run]) {
            s0[run] += uncensored[run] * gone;
            for (int j = 0; j < p; j++) {
                s1[run * p + j] += uncensored[run] * goneX[j];
            }
            for (int i = run; i < runEnd[run]; i++) {
                if (competing[i]) {
                    double r = risk[i] / uncensored[i];
                    gone += r;
                    for (int j = 0; j < p; j++) {
                        goneX[j] += r * x[j][i];
                    }
                }
            }
        }
    }

    private int events(int run) {
        int d = 0;
        for (int i = run; i < runEnd[run]; i++) {
            d += own[i] ? 1 : 0;
        }
        return d;
    }

    /** By row: hazard seen while at risk, with the fading weight of competing rows; times √ for the Gram matrix. */
    private double[] information() {
        double[] seen = new double[n];
        double accumulated = 0;
        double faded = 0;
        double[] fadedTo = new double[n];
        for (int run = 0; run < n; run = runEnd[run]) {
            double h = events(run) / s0[run];
            accumulated += h;
            faded += uncensored[run] * h;
            for (int i = run; i < runEnd[run]; i++) {
                seen[i] = accumulated;
                fadedTo[i] = faded;
            }
        }
        double[][] scaled = new double[p][n];
        for (int i = 0; i < n; i++) {
            double hazard = seen[i] + (competing[i] ? (faded - fadedTo[i]) / uncensored[i] : 0);
            double root = Math.sqrt(Math.max(0, risk[i] * hazard));
            for (int j = 0; j < p; j++) {
                scaled[j][i] = root * x[j][i];
            }
        }
        double[] sum = new double[p * p];
        CrossProducts.addUpper(scaled, n, sum);
        for (int run = 0; run < n; run = runEnd[run]) {
            double factor = events(run) / (s0[run] * s0[run]);
            for (int j = 0; j < p && factor > 0; j++) {
                for (int k = j; k < p; k++) {
                    sum[j * p + k] -= factor * s1[run * p + j] * s1[run * p + k];
                }
            }
        }
        CrossProducts.mirror(sum, p);
        return sum;
    }

    /** The sandwich of the paper's section 3: residuals of the events (eta) and of the censoring (psi). */
    Matrix robust(Cholesky information) {
        double[][] residual = eventResiduals();
        addCensoringResiduals(residual);
        double[] covariance = new double[p * p];
        for (double[] one : residual) {
            double[] influence = information.solve(one);
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    covariance[j * p + k] += influence[j] * influence[k];
                }
            }
        }
        return Matrix.ofRows(p, p, covariance);
    }

    private double[][] eventResiduals() {
        Later later = new Later();
        double[][] residual = new double[n][p];
        double hazard = 0;
        double[] meanHazard = new double[p];
        for (int run = 0; run < n; run = runEnd[run]) {
            double h = events(run) / s0[run];
            hazard += h;
            later.pass(run, h);
            for (int j = 0; j < p; j++) {
                meanHazard[j] += h * s1[run * p + j] / s0[run];
            }
            for (int i = run; i < runEnd[run]; i++) {
                for (int j = 0; j < p; j++) {
                    double seen = x[j][i] * hazard - meanHazard[j];
                    if (competing[i]) {
                        seen += (x[j][i] * later.hazard - later.meanHazard[j]) / uncensored[i];
                    }
                    residual[i][j] = (own[i] ? x[j][i] - s1[run * p + j] / s0[run] : 0) - risk[i] * seen;
                }
            }
        }
        return residual;
    }

    /** Σ over later times of G·h and G·h·(mean of x). */
    private final class Later {
        double hazard;
        final double[] meanHazard = new double[p];

        Later() {
            for (int run = 0; run < n; run = runEnd[run]) {
                add(run, events(run) / s0[run], 1);
            }
        }

        /** Takes this run away from what is still to come. */
        void pass(int run, double h) {
            add(run, h, -1);
        }

        private void add(int run, double h, int sign) {
            double g = sign * uncensored[run] * h;
            hazard += g;
            for (int j = 0; j < p; j++) {
                meanHazard[j] += g * s1[run * p + j] / s0[run];
            }
        }
    }

    private void addCensoringResiduals(double[][] residual) {
        Later later = new Later();
        double gone = 0;
        double[] goneX = new double[p];
        double[] compensated = new double[p];
        double[] q = new double[p];
        for (int run = 0; run < n; run = runEnd[run]) {
            int lost = 0;
            for (int i = run; i < runEnd[run]; i++) {
                lost += censored[i] ? 1 : 0;
            }
            double atRisk = n - run;
            for (int j = 0; j < p; j++) {
                q[j] = (goneX[j] * later.hazard - gone * later.meanHazard[j]) / atRisk;
                compensated[j] += q[j] * lost / atRisk;
            }
            for (int i = run; i < runEnd[run]; i++) {
                double r = competing[i] ? risk[i] / uncensored[i] : 0;
                gone += r;
                for (int j = 0; j < p; j++) {
                    residual[i][j] += (censored[i] ? q[j] : 0) - compensated[j];
                    goneX[j] += r * x[j][i];
                }
            }
            later.pass(run, events(run) / s0[run]);
        }
    }
}
