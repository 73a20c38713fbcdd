package org.wayworth.kernel.series;

/**
 * Local regression on positions 1 to n with the tricube kernel, as STL uses it: the fit is made at every
 * {@code step}-th position and drawn straight between.
 *
 * <p>Source: Cleveland (1979), JASA 74, 829–836; the details that matter to the last digit (window at the ends,
 * widening when it exceeds the series) follow Cleveland et al. (1990).
 *
 * @param window positions in the neighbourhood; may exceed the series
 * @param degree 0 for a local mean, 1 for a local line
 */
record Loess(int window, int degree, int step) {

    private static final double NEAR = 0.001;
    private static final double FAR = 0.999;

    /** Steps of a tenth of the window. */
    static Loess of(int window, int degree) {
        return new Loess(window, degree, (int) Math.ceil(window / 10.0));
    }

    double[] smooth(double[] values, double[] weights) {
        int n = values.length;
        double[] smooth = new double[n];
        if (n < 2) {
            return values.clone();
        }
        int jump = Math.min(step, n - 1);
        int last = 1;
        for (int position = 1; position <= n; position += jump) {
            smooth[position - 1] = at(values, weights, position, values[position - 1]);
            if (position > 1) {
                drawLine(smooth, last, position);
            }
            last = position;
        }
        if (last != n) {
            smooth[n - 1] = at(values, weights, n, values[n - 1]);
            drawLine(smooth, last, n);
        }
        return smooth;
    }

    /** Smoothed, with one more position before the first and one after the last. */
    double[] smoothBeyond(double[] values, double[] weights) {
        int n = values.length;
        double[] inside = smooth(values, weights);
        double[] beyond = new double[n + 2];
        System.arraycopy(inside, 0, beyond, 1, n);
        beyond[0] = fit(values, weights, 0, 1, Math.min(window, n), inside[0]);
        beyond[n + 1] = fit(values, weights, n + 1, Math.max(1, n - window + 1), n, inside[n - 1]);
        return beyond;
    }

    private double at(double[] values, double[] weights, int position, double otherwise) {
        int n = values.length;
        int length = Math.min(window, n);
        int left = position - (window + 1) / 2 + 1;
        left = Math.max(1, Math.min(left, n - length + 1));
        return fit(values, weights, position, left, left + length - 1, otherwise);
    }

    /** The local fit at {@code position} from the values {@code left} to {@code right}, all counted from 1. */
    private double fit(double[] values, double[] weights, int position, int left, int right, double otherwise) {
        int n = values.length;
        double reach = Math.max(position - left, right - position);
        if (window > n) {
            reach += (window - n) / 2;
        }
        double[] kernel = new double[right - left + 1];
        double sum = 0;
        for (int j = left; j <= right; j++) {
            double distance = Math.abs(j - position);
            if (distance <= FAR * reach) {
                kernel[j - left] = weights[j - 1] * (distance <= NEAR * reach ? 1 : tricube(distance / reach));
                sum += kernel[j - left];
            }
        }
        if (sum <= 0) {
            return otherwise;
        }
        if (reach > 0 && degree > 0) {
            tilt(kernel, sum, position, left, n);
        }
        double fitted = 0;
        for (int j = left; j <= right; j++) {
            fitted += kernel[j - left] / sum * values[j - 1];
        }
        return fitted;
    }

    /** Turns the weights of a local mean into those of a local line, unless the positions lie too close together. */
    private static void tilt(double[] kernel, double sum, int position, int left, int n) {
        double mean = 0;
        for (int j = 0; j < kernel.length; j++) {
            mean += kernel[j] / sum * (left + j);
        }
        double spread = 0;
        for (int j = 0; j < kernel.length; j++) {
            double gap = left + j - mean;
            spread += kernel[j] / sum * gap * gap;
        }
        if (Math.sqrt(spread) > NEAR * (n - 1)) {
            double slope = (position - mean) / spread;
            for (int j = 0; j < kernel.length; j++) {
                kernel[j] *= slope * (left + j - mean) + 1;
            }
        }
    }

    private static double tricube(double share) {
        double rest = 1 - share * share * share;
        return rest * rest * rest;
    }

    private static void drawLine(double[] smooth, int from, int to) {
        double slope = (smooth[to - 1] - smooth[from - 1]) / (to - from);
        for (int j = from + 1; j < to; j++) {
            smooth[j - 1] = smooth[from - 1] + slope * (j - from);
        }
    }
}
