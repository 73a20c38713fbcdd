package org.wayworth.kernel.lifetime;

/**
 * The terms of the BG/BB likelihood, from running products: B(alpha+x, beta+m)/B(alpha, beta) is a ratio of products
 * of x, m and x+m factors, and so are its derivatives.
 */
final class BgBbTerms {

    private static final int SIZE = 4;

    /** {@code [k]}: log, first and second derivative of the product of k factors from alpha, beta, their sum, … up. */
    private final double[][] alpha;

    private final double[][] beta;
    private final double[][] buying;
    private final double[][] gamma;
    private final double[][] delta;
    private final double[][] stopping;
    private final double[] slope = new double[SIZE];
    private final double[] curve = new double[SIZE * SIZE];

    BgBbTerms(double[] parameters, int most) {
        alpha = products(parameters[0], most + 1);
        beta = products(parameters[1], most + 1);
        buying = products(parameters[0] + parameters[1], most + 1);
        gamma = products(parameters[2], 1);
        delta = products(parameters[3], most + 1);
        stopping = products(parameters[2] + parameters[3], most + 1);
    }

    private static double[][] products(double start, int most) {
        double[][] products = new double[most + 1][];
        Rising rising = new Rising(start);
        for (int k = 0; k <= most; k++) {
            products[k] = new double[] {rising.log, rising.first, rising.second};
            rising.next();
        }
        return products;
    }

    /** log of the expected p^taken (1−p)^left. */
    double logBought(int taken, int left) {
        return alpha[taken][0] + beta[left][0] - buying[taken + left][0];
    }

    /** log of the probability of being active at opportunity k. */
    double logActive(int k) {
        return delta[k][0] - stopping[k][0];
    }

    /** Still active at the end, or stopped just before opportunity i+1, for i from the last one taken. */
    Mixture mixture(int x, int last, int opportunities) {
        Mixture mixture = new Mixture(SIZE);
        add(mixture, x, opportunities - x, 0, opportunities);
        for (int i = last; i < opportunities; i++) {
            add(mixture, x, i - x, 1, i);
        }
        return mixture;
    }

    /** p^taken (1−p)^left · theta^stops (1−theta)^stays, in expectation. */
    private void add(Mixture mixture, int taken, int left, int stops, int stays) {
        double log = logBought(taken, left) + gamma[stops][0] + delta[stays][0] - stopping[stops + stays][0];
        pair(0, alpha[taken], beta[left], buying[taken + left]);
        pair(2, gamma[stops], delta[stays], stopping[stops + stays]);
        mixture.add(log, slope, curve);
    }

    private void pair(int at, double[] one, double[] other, double[] both) {
        slope[at] = one[1] - both[1];
        slope[at + 1] = other[1] - both[1];
        curve[at * SIZE + at] = one[2] - both[2];
        curve[(at + 1) * SIZE + at + 1] = other[2] - both[2];
        curve[(at + 1) * SIZE + at] = -both[2];
    }
}
