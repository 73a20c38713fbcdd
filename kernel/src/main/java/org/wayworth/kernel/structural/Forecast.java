package org.wayworth.kernel.structural;

/**
 * What the model expects after its last period, and how its errors go together.
 *
 * @param mean expected values
 * @param stateCovariance of the errors, coefficients taken as known, in units of the irregular variance
 * @param coefficientCovariance what the coefficients' own uncertainty adds, in the same units
 */
record Forecast(double[] mean, double[][] stateCovariance, double[][] coefficientCovariance) {

    /** @param regressors {@code regressors[j][h]}: the periods after the last; as many as were fitted */
    static Forecast of(Profile profile, double[][] regressors, int horizon) {
        double[][] weights = weights(profile.model, horizon);
        int p = profile.coefficients.length;
        double[] mean = new double[horizon];
        double[][] left = new double[horizon][p];
        for (int h = 0; h < horizon; h++) {
            mean[h] = dot(weights[h], profile.run.state()[0]);
            for (int j = 0; j < p; j++) {
                left[h][j] = regressors[j][h] - dot(weights[h], profile.run.state()[j + 1]);
                mean[h] += profile.coefficients[j] * left[h][j];
            }
        }
        double[][] byCoefficients = new double[horizon][horizon];
        for (int h = 0; h < horizon; h++) {
            for (int k = 0; k < horizon; k++) {
                byCoefficients[h][k] = quadratic(profile.inverse, left[h], left[k]);
            }
        }
        return new Forecast(mean, states(profile, weights), byCoefficients);
    }

    /** What each period sees of the states at the first: Z T^h. */
    private static double[][] weights(StateSpace model, int horizon) {
        double[][] weights = new double[horizon][];
        double[] now = new double[model.size];
        for (int s : model.seen) {
            now[s] = 1;
        }
        for (int h = 0; h < horizon; h++) {
            weights[h] = now;
            now = model.backward(now);
        }
        return weights;
    }

    private static double[][] states(Profile profile, double[][] weights) {
        int horizon = weights.length;
        double[][] covariance = new double[horizon][horizon];
        double[][] moved = new double[horizon][horizon];
        for (int h = 0; h < horizon; h++) {
            for (int k = h; k < horizon; k++) {
                if (h > 0) {
                    moved[h][k] = moved[h - 1][k - 1] + noise(profile.model, weights[h - 1], weights[k - 1]);
                }
                double sum =
                        quadratic(profile.run.covariance(), weights[h], weights[k]) + moved[h][k] + (h == k ? 1 : 0);
                covariance[h][k] = sum;
                covariance[k][h] = sum;
            }
        }
        return covariance;
    }

    private static double noise(StateSpace model, double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * model.noise[i] * b[i];
        }
        return sum;
    }

    private static double quadratic(double[] square, double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum += a[i] * square[i * b.length + j] * b[j];
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Variance of one period's error, in units of the irregular variance. */
    double variance(int h) {
        return stateCovariance[h][h] + coefficientCovariance[h][h];
    }

    /** Variance of the errors' mean over all periods, in the same units. */
    double meanVariance() {
        double sum = 0;
        int horizon = mean.length;
        for (int h = 0; h < horizon; h++) {
            for (int k = 0; k < horizon; k++) {
                sum += stateCovariance[h][k] + coefficientCovariance[h][k];
            }
        }
        return sum / horizon / horizon;
    }
}
