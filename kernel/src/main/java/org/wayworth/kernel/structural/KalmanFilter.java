package org.wayworth.kernel.structural;

/**
 * The Kalman filter for one observation a period, run over several columns with the same gains: the series and the
 * regressors, so that coefficients follow by least squares on the innovations.
 *
 * <p>In units of the irregular part's variance. Source: Durbin and Koopman (2012), Time series analysis by state space
 * methods, 2nd ed., sections 4.3 and 6.2.3.
 */
final class KalmanFilter {

    /** The gain is taken for settled when the variance of the forecast changes by less than this share. */
    private static final double SETTLED = 1e-15;

    private KalmanFilter() {}

    /**
     * @param innovation {@code innovation[column][t]}: seen minus forecast
     * @param variance of the innovation in each period
     * @param level the filtered level, {@code level[column][t]}
     * @param state of each column forecast for the period after the last
     * @param covariance of that state, rows one after the other
     */
    record Run(double[][] innovation, double[] variance, double[][] level, double[][] state, double[] covariance) {}

    /** @param startVariance of each state before the first period; the states' means are 0 there */
    static Run run(StateSpace model, double[][] columns, double startVariance) {
        int n = columns[0].length;
        int m = model.size;
        Run run = new Run(
                new double[columns.length][n],
                new double[n],
                new double[columns.length][n],
                new double[columns.length][m],
                new double[m * m]);
        double[] p = new double[m * m];
        for (int i = 0; i < m; i++) {
            p[i * m + i] = startVariance;
        }
        double[] spare = new double[m * m];
        double[] gain = new double[m];
        boolean settled = false;
        for (int t = 0; t < n; t++) {
            double f = settled ? run.variance[t - 1] : gain(model, p, gain);
            run.variance[t] = f;
            for (int c = 0; c < columns.length; c++) {
                step(model, run, c, t, columns[c][t], gain);
            }
            if (!settled) {
                double[] after = p.clone();
                update(after, gain, f, m);
                double[] next = model.next(after, spare);
                settled = t > 0 && same(p, next);
                p = next;
            }
        }
        System.arraycopy(p, 0, run.covariance, 0, p.length);
        return run;
    }

    /** Fills the gain P Z' / F and returns F = Z P Z' + 1. */
    private static double gain(StateSpace model, double[] p, double[] gain) {
        int m = model.size;
        double f = 1;
        for (int i = 0; i < m; i++) {
            gain[i] = 0;
            for (int s : model.seen) {
                gain[i] += p[i * m + s];
            }
        }
        for (int s : model.seen) {
            f += gain[s];
        }
        for (int i = 0; i < m; i++) {
            gain[i] /= f;
        }
        return f;
    }

    private static void step(StateSpace model, Run run, int column, int t, double seen, double[] gain) {
        double[] state = run.state[column];
        double innovation = seen - model.observe(state);
        run.innovation[column][t] = innovation;
        double[] filtered = new double[state.length];
        for (int i = 0; i < filtered.length; i++) {
            filtered[i] = state[i] + gain[i] * innovation;
        }
        run.level[column][t] = filtered[0];
        run.state[column] = model.next(filtered);
    }

    /** P − K F K'. */
    private static void update(double[] p, double[] gain, double f, int m) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                p[i * m + j] -= gain[i] * gain[j] * f;
            }
        }
    }

    private static boolean same(double[] before, double[] after) {
        for (int i = 0; i < before.length; i++) {
            if (Math.abs(before[i] - after[i]) > SETTLED * Math.abs(after[i])) {
                return false;
            }
        }
        return true;
    }

    /** Log likelihood of one column when the irregular variance is {@code scale}, leaving out the first periods. */
    static double logLikelihood(double[] innovation, double[] variance, double scale, int leaveOut) {
        double sum = 0;
        for (int t = leaveOut; t < innovation.length; t++) {
            double v = scale * variance[t];
            sum -= 0.5 * (Math.log(2 * Math.PI * v) + innovation[t] * innovation[t] / v);
        }
        return sum;
    }
}
