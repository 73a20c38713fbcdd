package org.wayworth.kernel.lifetime;

/**
 * Expected purchases over a horizon, each discounted to now: with E(t) the purchases expected in the next t, the
 * integral of exp(−δt) dE(t), by parts exp(−δh) E(h) + δ ∫ exp(−δt) E(t) dt. Gauss–Legendre on panels that double in
 * length, so that both the near and the far end are seen.
 *
 * <p>With an unlimited horizon this is the DERT of Fader, Hardie and Lee (2005), Journal of Marketing Research 42.
 */
public final class DiscountedPurchases {

    private static final GaussLegendre RULE = new GaussLegendre(8);

    @FunctionalInterface
    private interface Purchases {
        double within(double time);
    }

    private DiscountedPurchases() {}

    /** Of a customer with this history. */
    public static double expected(BuyingModel<?> model, int x, double recency, double age, Horizon horizon) {
        return discounted(time -> model.expectedPurchases(x, recency, age, time), age, horizon);
    }

    /** Of a customer nothing is known of, after the first purchase. */
    public static double expected(BuyingModel<?> model, Horizon horizon) {
        return discounted(model::expectedPurchases, 0, horizon);
    }

    private static double discounted(Purchases purchases, double age, Horizon horizon) {
        double length = horizon.length();
        double rate = horizon.rate();
        double sum = Math.exp(-rate * length) * purchases.within(length);
        if (rate == 0) {
            return sum;
        }
        int panels = 2 + (int) Math.max(0, Math.ceil(Math.log(length / (age + 1)) / Math.log(2)));
        double end = length;
        for (int panel = 1; panel <= panels; panel++) {
            double start = panel == panels ? 0 : end / 2;
            sum += rate * panel(purchases, rate, start, end);
            end = start;
        }
        return sum;
    }

    private static double panel(Purchases purchases, double rate, double start, double end) {
        double middle = (start + end) / 2;
        double half = (end - start) / 2;
        double sum = 0;
        for (int k = 0; k < RULE.node.length; k++) {
            double time = middle + half * RULE.node[k];
            sum += RULE.weight[k] * Math.exp(-rate * time) * purchases.within(time);
        }
        return half * sum;
    }
}
