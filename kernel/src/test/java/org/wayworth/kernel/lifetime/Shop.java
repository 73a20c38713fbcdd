package org.wayworth.kernel.lifetime;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/** A made-up shop whose customers behave as BG/NBD and Gamma–Gamma say, with known parameters. */
public final class Shop {

    static final BgNbd BUYING = new BgNbd(0.8, 6, 0.9, 2.5, BgNbd.DropOut.AFTER_REPEAT);
    static final GammaGamma SPENDING = new GammaGamma(6, 4, 15);

    final int[] x;
    final double[] recency;
    final double[] age;
    /** Purchases in the time {@code horizon} after the histories end. */
    final int[] later;

    final double[] meanValue;

    public Shop(UniformRandomProvider random, int customers, double horizon) {
        x = new int[customers];
        recency = new double[customers];
        age = new double[customers];
        later = new int[customers];
        meanValue = new double[customers];
        for (int i = 0; i < customers; i++) {
            age[i] = 20 + 30 * random.nextDouble();
            live(random, i, horizon);
            if (x[i] > 0) {
                double rate = gamma(random, SPENDING.q()) / SPENDING.gamma();
                meanValue[i] = gamma(random, SPENDING.p() * x[i]) / rate / x[i];
            }
        }
    }

    /** Mean value of a purchase, 0 where there was none. */
    public double[] meanValues() {
        return meanValue.clone();
    }

    /** Repeat purchases. */
    public int[] purchases() {
        return x.clone();
    }

    public Histories histories() {
        return Histories.of(x, recency, age);
    }

    private void live(UniformRandomProvider random, int i, double horizon) {
        double rate = gamma(random, BUYING.r()) / BUYING.alpha();
        double one = gamma(random, BUYING.a());
        double stops = one / (one + gamma(random, BUYING.b()));
        double now = 0;
        while (true) {
            now += -Math.log1p(-random.nextDouble()) / Math.max(rate, 1e-300);
            if (now > age[i] + horizon) {
                return;
            }
            if (now <= age[i]) {
                x[i]++;
                recency[i] = now;
            } else {
                later[i]++;
            }
            if (random.nextDouble() < stops) {
                return;
            }
        }
    }

    static double gamma(UniformRandomProvider random, double shape) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
    }
}
