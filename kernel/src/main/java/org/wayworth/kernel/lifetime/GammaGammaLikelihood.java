package org.wayworth.kernel.lifetime;

import org.wayworth.kernel.parallel.Blocks;

/**
 * The Gamma–Gamma log-likelihood with exact derivatives. Gamma functions depend on the number of purchases alone and
 * are taken once for each; what is left for a customer is one logarithm and one division.
 */
final class GammaGammaLikelihood {

    private static final int P = 0;
    private static final int Q = 1;
    private static final int GAMMA = 2;

    private final int[] purchases;
    private final double[] total;
    private final double[] customersWith;
    /** Σ x log(x·value) and Σ log value, which no parameter touches. */
    private double sumLogs;

    private double sumLogValue;

    GammaGammaLikelihood(int[] purchases, double[] meanValue) {
        this.purchases = purchases;
        total = new double[purchases.length];
        int most = 0;
        for (int i = 0; i < purchases.length; i++) {
            total[i] = purchases[i] * meanValue[i];
            most = Math.max(most, purchases[i]);
            sumLogs += purchases[i] * Math.log(total[i]);
            sumLogValue += Math.log(meanValue[i]);
        }
        customersWith = new double[most + 1];
        for (int x : purchases) {
            customersWith[x]++;
        }
    }

    Derivatives at(double[] parameters) {
        Derivatives sum = Blocks.reduce(
                purchases.length, 8 * Blocks.ROWS, (from, to) -> ofRows(from, to, parameters), Derivatives::plus);
        addLevels(sum, parameters);
        return sum;
    }

    /** Γ(px+q) / (Γ(px) Γ(q)) · gamma^q · (x·value)^(px) / value. */
    private void addLevels(Derivatives sum, double[] parameters) {
        double p = parameters[P];
        double q = parameters[Q];
        double gamma = parameters[GAMMA];
        for (int x = 1; x < customersWith.length; x++) {
            double customers = customersWith[x];
            if (customers == 0) {
                continue;
            }
            double all = p * x + q;
            double own = p * x;
            double slope = PolyGamma.digamma(all);
            double curve = PolyGamma.trigamma(all);
            sum.value += customers * (PolyGamma.logGamma(all) - PolyGamma.logGamma(own));
            sum.gradient[P] += customers * x * (slope - PolyGamma.digamma(own));
            sum.gradient[Q] += customers * slope;
            sum.addHessian(P, P, customers * x * x * (curve - PolyGamma.trigamma(own)));
            sum.addHessian(P, Q, customers * x * curve);
            sum.addHessian(Q, Q, customers * curve);
        }
        double n = purchases.length;
        sum.value += n * (q * Math.log(gamma) - PolyGamma.logGamma(q)) + p * sumLogs - sumLogValue;
        sum.gradient[P] += sumLogs;
        sum.gradient[Q] += n * (Math.log(gamma) - PolyGamma.digamma(q));
        sum.gradient[GAMMA] += n * q / gamma;
        sum.addHessian(Q, Q, -n * PolyGamma.trigamma(q));
        sum.addHessian(Q, GAMMA, n / gamma);
        sum.addHessian(GAMMA, GAMMA, -n * q / (gamma * gamma));
    }

    /** (gamma + x·value)^−(px+q). */
    private Derivatives ofRows(int from, int to, double[] parameters) {
        double p = parameters[P];
        double q = parameters[Q];
        double gamma = parameters[GAMMA];
        double value = 0;
        double gp = 0;
        double gq = 0;
        double ggamma = 0;
        double hp = 0;
        double hq = 0;
        double hgamma = 0;
        for (int i = from; i < to; i++) {
            double x = purchases[i];
            double shape = p * x + q;
            double sum = gamma + total[i];
            double per = 1 / sum;
            double log = Math.log(sum);
            value -= shape * log;
            gp -= x * log;
            gq -= log;
            ggamma -= shape * per;
            hp -= x * per;
            hq -= per;
            hgamma += shape * per * per;
        }
        Derivatives derivatives = new Derivatives(3);
        derivatives.value = value;
        derivatives.gradient[P] = gp;
        derivatives.gradient[Q] = gq;
        derivatives.gradient[GAMMA] = ggamma;
        derivatives.addHessian(P, GAMMA, hp);
        derivatives.addHessian(Q, GAMMA, hq);
        derivatives.addHessian(GAMMA, GAMMA, hgamma);
        return derivatives;
    }
}
