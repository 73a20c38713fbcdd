package org.wayworth.analytics.sceptic;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.wayworth.kernel.random.Streams;

/**
 * Customers with a trait that nobody records and one that is recorded, who rate and buy; the truth is set by the caller.
 *
 */
record SimulatedCustomers(long[] customer, double[] rating, double[] outcome, double[] known, double[] day) {

    /** What one point brings at a rating, for a customer. */
    interface Worth {
        double of(double rating, int customer);
    }

    /**
     * @param answers of each customer
     * @param hidden by how much the unrecorded trait moves both sides
     */
    static SimulatedCustomers of(long seed, int customers, int answers, double hidden, Worth worth) {
        UniformRandomProvider random = Streams.stream(seed, 0);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        int n = customers * answers;
        SimulatedCustomers made =
                new SimulatedCustomers(new long[n], new double[n], new double[n], new double[n], new double[n]);
        for (int c = 0; c < customers; c++) {
            double trait = normal.sample();
            double recorded = normal.sample();
            for (int a = 0; a < answers; a++) {
                int i = c * answers + a;
                made.customer[i] = c;
                made.known[i] = recorded;
                made.day[i] = 400.0 * a + c % 90;
                made.rating[i] =
                        Math.max(0, Math.min(10, Math.rint(7 + recorded + hidden * trait + 1.5 * normal.sample())));
                made.outcome[i] =
                        100 + worth.of(made.rating[i], c) + 8 * recorded + 10 * hidden * trait + 10 * normal.sample();
            }
        }
        return made;
    }

    Covariates covariates() {
        return Covariates.ofRows(rating.length).number("known", known);
    }

    String[] group(int groups) {
        return Arrays.stream(customer).mapToObj(c -> "group " + c % groups).toArray(String[]::new);
    }
}
