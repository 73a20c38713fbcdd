package org.wayworth.analytics.whatif;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.regression.Ols;

/**
 * What a customer brings more who leaves the low ratings: the estimate, and joint draws of all that it is made of. What
 * each rating goes with is drawn from one normal distribution with the covariances of the model; how many give each
 * rating from a Dirichlet distribution of the counts.
 *
 * @param mean more per customer who moves, in the outcome's unit
 * @param low lower end of the 95% interval of the draws
 * @param high upper end
 * @param pointsUp mean points by which those who move rate higher
 */
record WhatifDraws(double mean, double low, double high, double pointsUp) {

    static final int DRAWS = 4_000;
    private static final int STREAM = 901;
    private static final double TAIL = 0.025;

    /**
     * @param model of {@link org.wayworth.analytics.sceptic.Comparison#levelModel} over {@code levels}
     * @param counts answers at each level
     * @param isLow whether the level is one that customers leave
     */
    static WhatifDraws of(
            Ols.Result model, double[] levels, long[] counts, boolean[] isLow, WhatifChange change, long seed) {
        double[] worth = new double[levels.length];
        for (int k = 1; k < levels.length; k++) {
            worth[k] = model.coefficients().at(k);
        }
        double[] weights = Arrays.stream(counts).asDoubleStream().toArray();
        double mean = gain(worth, weights, isLow, change);
        Cholesky factor = factor(model, levels.length - 1);
        long stream = Streams.childSeed(seed, STREAM);
        List<Double> draws =
                Blocks.map(DRAWS, d -> gain(drawn(worth, factor, stream, d), drawn(counts, stream, d), isLow, change));
        double[] sorted =
                draws.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new WhatifDraws(
                mean,
                sorted[(int) (TAIL * DRAWS)],
                sorted[(int) ((1 - TAIL) * DRAWS) - 1],
                gain(levels, weights, isLow, change));
    }

    /** The mean of {@code value} where customers go less where they come from. */
    private static double gain(double[] value, double[] weights, boolean[] isLow, WhatifChange change) {
        double from = 0;
        double fromWeight = 0;
        double to = 0;
        double toWeight = 0;
        for (int k = 0; k < value.length; k++) {
            if (isLow[k]) {
                from += weights[k] * value[k];
                fromWeight += weights[k];
            }
            boolean goal = change == WhatifChange.TO_THE_OTHERS ? !isLow[k] : k > 0 && isLow[k - 1];
            if (goal) {
                double weight = change == WhatifChange.TO_THE_OTHERS ? weights[k] : weights[k - 1];
                to += weight * value[k];
                toWeight += weight;
            }
        }
        return to / toWeight - from / fromWeight;
    }

    private static Cholesky factor(Ols.Result model, int p) {
        double[] covariance = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                covariance[i * p + j] = model.covariance().at(i + 1, j + 1);
            }
        }
        return Cholesky.of(covariance, p, 0);
    }

    private static double[] drawn(double[] worth, Cholesky factor, long stream, int draw) {
        UniformRandomProvider random = Streams.stream(stream, 2L * draw);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] z = new double[factor.size()];
        Arrays.setAll(z, i -> normal.sample());
        double[] drawn = worth.clone();
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j <= i; j++) {
                drawn[i + 1] += factor.at(i, j) * z[j];
            }
        }
        return drawn;
    }

    private static double[] drawn(long[] counts, long stream, int draw) {
        UniformRandomProvider random = Streams.stream(stream, 2L * draw + 1);
        return Arrays.stream(counts)
                .mapToDouble(count -> AhrensDieterMarsagliaTsangGammaSampler.of(random, count, 1)
                        .sample())
                .toArray();
    }
}
