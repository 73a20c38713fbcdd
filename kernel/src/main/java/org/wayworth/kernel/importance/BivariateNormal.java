package org.wayworth.kernel.importance;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Two normals of variance 1 and correlation ρ.
 *
 * <p>P(X ≤ h, Y ≤ k) is Φ(h)Φ(k) plus an integral over the angle from 0 to asin ρ (Sheppard 1900; Drezner and
 * Wesolowsky 1990, Journal of Statistical Computation and Simulation 35), by 48-point Gauss–Legendre quadrature.
 */
final class BivariateNormal {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final GaussIntegrator UNIT = new GaussIntegratorFactory().legendre(48, 0, 1);

    private BivariateNormal() {}

    static double density(double h, double k, double rho) {
        if (Double.isInfinite(h) || Double.isInfinite(k)) {
            return 0;
        }
        double left = 1 - rho * rho;
        return Math.exp(-(h * h - 2 * rho * h * k + k * k) / (2 * left)) / (2 * Math.PI * Math.sqrt(left));
    }

    static double below(double h, double k, double rho) {
        if (Double.isInfinite(h) || Double.isInfinite(k)) {
            return NORMAL.cumulativeProbability(h) * NORMAL.cumulativeProbability(k);
        }
        double angle = Math.asin(rho);
        double squares = h * h + k * k;
        double integral = UNIT.integrate(share -> {
            double sine = Math.sin(angle * share);
            return Math.exp(-(squares - 2 * h * k * sine) / (2 * (1 - sine * sine)));
        });
        return NORMAL.cumulativeProbability(h) * NORMAL.cumulativeProbability(k) + angle * integral / (2 * Math.PI);
    }
}
