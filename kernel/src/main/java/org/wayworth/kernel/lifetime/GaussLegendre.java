package org.wayworth.kernel.lifetime;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Nodes and weights of Gauss–Legendre quadrature on −1 to 1. */
final class GaussLegendre {

    final double[] node;
    final double[] weight;
    final double[] logWeight;

    GaussLegendre(int points) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(points);
        node = new double[points];
        weight = new double[points];
        logWeight = new double[points];
        for (int k = 0; k < points; k++) {
            node[k] = rule.getPoint(k);
            weight[k] = rule.getWeight(k);
            logWeight[k] = Math.log(weight[k]);
        }
    }
}
