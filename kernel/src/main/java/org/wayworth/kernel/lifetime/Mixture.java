package org.wayworth.kernel.lifetime;

/**
 * The logarithm of a sum of positive terms with its derivatives in the parameters, terms given by their logarithms.
 *
 * <p>The gradient is the mean of the terms' own gradients, weighted by the terms; the second derivatives are the mean
 * of the terms' own plus the covariance of the gradients. Terms are scaled by the largest so far, so nothing
 * overflows.
 */
final class Mixture {

    private final int size;
    private double largest = Double.NEGATIVE_INFINITY;
    private double total;
    private final double[] slopes;
    private final double[] curves;

    Mixture(int size) {
        this.size = size;
        slopes = new double[size];
        curves = new double[size * size];
    }

    /**
     * @param log of the term
     * @param slope the log term's gradient
     * @param curve the log term's second derivatives, full square
     */
    void add(double log, double[] slope, double[] curve) {
        if (log > largest) {
            rescale(Math.exp(largest - log));
            largest = log;
        }
        double weight = Math.exp(log - largest);
        total += weight;
        for (int j = 0; j < size; j++) {
            slopes[j] += weight * slope[j];
            for (int k = 0; k <= j; k++) {
                curves[j * size + k] += weight * (curve[j * size + k] + slope[j] * slope[k]);
            }
        }
    }

    private void rescale(double factor) {
        total *= factor;
        for (int j = 0; j < size; j++) {
            slopes[j] *= factor;
            for (int k = 0; k <= j; k++) {
                curves[j * size + k] *= factor;
            }
        }
    }

    double logSum() {
        return largest + Math.log(total);
    }

    /** Adds the log sum, {@code count} times. */
    void addTo(Derivatives sum, double count) {
        sum.value += count * logSum();
        for (int j = 0; j < size; j++) {
            double mean = slopes[j] / total;
            sum.gradient[j] += count * mean;
            for (int k = 0; k <= j; k++) {
                sum.addHessian(j, k, count * (curves[j * size + k] / total - mean * slopes[k] / total));
            }
        }
    }
}
