package org.wayworth.kernel.lifetime;

/**
 * A model of how long contracts last, in periods of renewal.
 *
 * @param <M> the model itself
 */
public interface RetentionModel<M> extends Parametric<M> {

    /** The share of contracts still running after {@code periods} renewals were due. */
    double survival(double periods);

    /** Of the contracts that run up to renewal number {@code period} (1 and up), the share that renews then. */
    default double retention(int period) {
        return survival(period) / running(period - 1, period < 1);
    }

    private double running(int periods, boolean before) {
        double share = before ? 0 : survival(periods);
        if (!(share > 0)) {
            throw new IllegalArgumentException("period must be one in which contracts still run, not after " + periods
                    + " renewals: a share of " + share + " is left");
        }
        return share;
    }

    /**
     * Payments expected of a contract that has renewed {@code renewed} times, the next {@code periods} renewals
     * counted and discounted, the one due now in full: Σ over k from 0 of S(renewed+k | renewed−1 passed) as in Fader
     * and Hardie's residual lifetime, cut at a stated horizon.
     *
     * @param rate for one period, 0 or more
     */
    default double discountedRenewals(int renewed, int periods, double rate) {
        double sum = 0;
        double base = running(renewed, renewed < 0);
        for (int k = periods - 1; k >= 0; k--) {
            sum = sum / (1 + rate) + survival(renewed + k) / base;
        }
        return sum;
    }
}
