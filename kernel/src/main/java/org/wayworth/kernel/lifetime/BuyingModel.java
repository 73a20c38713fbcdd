package org.wayworth.kernel.lifetime;

/**
 * A model of when customers buy again and when they silently stop. {@code x} is the number of repeat purchases (the
 * first does not count), {@code recency} the time from the first to the last purchase (0 when x is 0), {@code age}
 * the time from the first purchase to now.
 *
 * @param <M> the model itself
 */
public interface BuyingModel<M> extends Parametric<M> {

    /** The probability that a customer with this history has not stopped. */
    double probabilityAlive(int x, double recency, double age);

    /** Purchases expected of a customer with this history in the next {@code horizon}. */
    double expectedPurchases(int x, double recency, double age, double horizon);

    /** Repeat purchases expected of a customer nothing is known of, in the time {@code horizon} after the first. */
    double expectedPurchases(double horizon);
}
