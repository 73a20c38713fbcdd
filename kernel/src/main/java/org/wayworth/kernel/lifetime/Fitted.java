package org.wayworth.kernel.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.random.Streams;

/**
 * A model at the peak of its likelihood, with how sure its parameters are.
 *
 * @param logCovariance of the logarithms of the parameters: the inverse of minus the second derivatives
 * @param steepness largest slope left, in the logarithms
 * @param n customers, or contracts
 */
public record Fitted<M extends Parametric<M>>(
        M model, Matrix logCovariance, double logLikelihood, double steepness, long n) {

    /**
     * Parameter k with its interval, symmetric in the logarithm; the standard error by the delta method. It takes some
     * thousands of customers: with 1,500 the 95% interval of MBG/NBD's r held in 93 of 100 made-up worlds, and with 1,000
     * that of Pareto/NBD's beta in 97; with 4,000 and 3,000 all of them hold in 94 to 96.
     */
    public Estimate estimate(int k, double level) {
        double value = model.parameters().at(k);
        double error = StandardError.of(logCovariance.at(k, k));
        double factor = Math.exp(Quantile.normalReach(level) * error);
        return new Estimate(value, value * error, new Interval(value / factor, value * factor, level), n);
    }

    /**
     * Models whose log parameters are drawn from the normal law around the peak: run any figure through all of them
     * and take quantiles to see how far the parameters' uncertainty moves it.
     */
    public List<M> draws(int count, long seed) {
        int k = logCovariance.rows();
        Cholesky factor = Cholesky.of(logCovariance.toArray(), k, 0);
        List<M> draws = new ArrayList<>(count);
        for (int d = 0; d < count; d++) {
            UniformRandomProvider random = Streams.stream(seed, d);
            ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
            double[] z = new double[k];
            for (int j = 0; j < k; j++) {
                z[j] = normal.sample();
            }
            double[] drawn = model.parameters().toArray();
            for (int i = 0; i < k; i++) {
                double shift = 0;
                for (int j = 0; j <= i; j++) {
                    shift += factor.at(i, j) * z[j];
                }
                drawn[i] *= Math.exp(shift);
            }
            draws.add(model.with(org.wayworth.kernel.Vector.of(drawn)));
        }
        return draws;
    }
}
