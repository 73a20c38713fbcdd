package org.wayworth.kernel.weighting;

import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;

/**
 * Inverse-response weights: those who answered stand also for those like them who did not.
 *
 * <p>From chances of answering that a response model gave each row. Stabilised: multiplied by the overall rate, so that
 * weights centre on 1. Trimmed at their own 1 % and 99 % by default. Right when answering depends on nothing but what
 * the model saw; {@link OutcomeBounds} says what remains without that.
 *
 * <p>Sources: Robins, Rotnitzky and Zhao (1994), JASA 89, 846–866; Seaman and White (2013), Stat. Methods in Medical
 * Research 22, 278–295.
 */
public final class InverseResponse {

    /**
     * @param low quantile of the weights below which they are drawn in; 0 for none
     * @param high the same above; 1 for none
     * @param smallestChance below which a row cannot be stood for
     */
    public record Options(double low, double high, double smallestChance) {
        public Options {
            if (!(low >= 0 && low < high && high <= 1) || !(smallestChance > 0 && smallestChance < 1)) {
                throw new IllegalArgumentException("0 <= low < high <= 1 and 0 < smallestChance < 1 must hold, not "
                        + low + ", " + high + ", " + smallestChance);
            }
        }

        public static Options defaults() {
            return new Options(0.01, 0.99, 1e-6);
        }
    }

    /**
     * @param weights of those who answered, in their order; they sum to their number
     * @param designEffect Kish's
     * @param effectiveRows rows of equal weight that would be as precise
     * @param largest weight before trimming
     */
    public record Result(Vector weights, double designEffect, double effectiveRows, double largest, int n) {}

    private InverseResponse() {}

    /**
     * @param chances of answering, of every row invited, above 0 and at most 1
     * @param answered who did
     */
    public static Fit<Result> fit(double[] chances, boolean[] answered, Options options) {
        int n = requireRows(chances, answered);
        if (n < 2) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " answered", "wait for more answers");
        }
        double[] weights = new double[n];
        double rate = (double) n / chances.length;
        double sum = 0;
        double largest = 0;
        int at = 0;
        for (int i = 0; i < chances.length; i++) {
            if (chances[i] < options.smallestChance()) {
                return Fit.impossible(
                        Fit.Reason.NO_OVERLAP,
                        "row " + i + " has a chance of answering of " + chances[i],
                        "say what is true of those who could answer, and leave such rows out of the population");
            }
            if (answered[i]) {
                weights[at] = rate / chances[i];
                largest = Math.max(largest, weights[at]);
                sum += weights[at++];
            }
        }
        for (int i = 0; i < n; i++) {
            weights[i] *= n / sum;
        }
        double[] trimmed = Weights.trim(weights, options.low(), options.high());
        double effect = Kish.designEffect(trimmed);
        return Fit.done(new Result(Vector.of(trimmed), effect, n / effect, largest, n));
    }

    private static int requireRows(double[] chances, boolean[] answered) {
        if (chances.length != answered.length) {
            throw new IllegalArgumentException(
                    "chances and answered must have the same rows, not " + chances.length + " and " + answered.length);
        }
        int n = 0;
        for (int i = 0; i < chances.length; i++) {
            if (!(chances[i] > 0 && chances[i] <= 1)) {
                throw new IllegalArgumentException(
                        "chances must be above 0 and at most 1; row " + i + " has " + chances[i]);
            }
            n += answered[i] ? 1 : 0;
        }
        return n;
    }
}
