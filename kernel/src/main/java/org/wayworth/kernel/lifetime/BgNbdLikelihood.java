package org.wayworth.kernel.lifetime;

import org.wayworth.kernel.parallel.Blocks;

/**
 * The BG/NBD log-likelihood with exact first and second derivatives.
 *
 * <p>A customer's likelihood is that of being active still plus that of having stopped after the last purchase; the
 * ratio of the two is exp(u), so the sum is softplus(u) on top of the first, which never overflows. What depends on x
 * alone (ratios of gamma functions, here products of x factors) is worked out once for each x.
 */
final class BgNbdLikelihood {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int A = 2;
    private static final int B = 3;

    private final Histories histories;
    private final int shift;
    private final double[] customersWith;

    BgNbdLikelihood(Histories histories, BgNbd.DropOut dropOut) {
        this.histories = histories;
        shift = dropOut.shift();
        customersWith = new double[histories.largestX() + 1];
        for (int g = 0; g < histories.groups(); g++) {
            customersWith[histories.x[g]] += histories.count[g];
        }
    }

    Derivatives at(double[] parameters) {
        Derivatives sum = Blocks.reduce(
                histories.groups(), 8 * Blocks.ROWS, (from, to) -> ofGroups(from, to, parameters), Derivatives::plus);
        addLevels(sum, parameters);
        return sum;
    }

    /** What depends on x alone: Γ(r+x)/Γ(r) · alpha^r · B(a, b+x+shift)/B(a, b). */
    private void addLevels(Derivatives sum, double[] parameters) {
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        double total = 0;
        Rising up = new Rising(r);
        Rising stay = new Rising(parameters[B]);
        Rising both = new Rising(parameters[A] + parameters[B]);
        for (int k = 0; k < shift; k++) {
            stay.next();
            both.next();
        }
        for (double customers : customersWith) {
            total += customers;
            sum.value += customers * (up.log + stay.log - both.log);
            sum.gradient[R] += customers * up.first;
            sum.gradient[A] -= customers * both.first;
            sum.gradient[B] += customers * (stay.first - both.first);
            sum.addHessian(R, R, customers * up.second);
            sum.addHessian(A, A, -customers * both.second);
            sum.addHessian(A, B, -customers * both.second);
            sum.addHessian(B, B, customers * (stay.second - both.second));
            up.next();
            stay.next();
            both.next();
        }
        sum.value += total * r * Math.log(alpha);
        sum.gradient[R] += total * Math.log(alpha);
        sum.gradient[ALPHA] += total * r / alpha;
        sum.addHessian(R, ALPHA, total / alpha);
        sum.addHessian(ALPHA, ALPHA, -total * r / (alpha * alpha));
    }

    private Derivatives ofGroups(int from, int to, double[] parameters) {
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        double perA = 1 / parameters[A];
        Derivatives sum = new Derivatives(4);
        double value = 0;
        double gr = 0;
        double galpha = 0;
        double ga = 0;
        double gb = 0;
        double hrr = 0;
        double hralpha = 0;
        double hra = 0;
        double hrb = 0;
        double haa = 0;
        double halpha = 0;
        double halphaA = 0;
        double halphaB = 0;
        double hab = 0;
        double hbb = 0;
        for (int g = from; g < to; g++) {
            double w = histories.count[g];
            int x = histories.x[g];
            double shape = r + x;
            double now = alpha + histories.age[g];
            double perNow = 1 / now;
            double logNow = Math.log(now);
            value -= w * shape * logNow;
            gr -= w * logNow;
            galpha -= w * shape * perNow;
            hralpha -= w * perNow;
            halpha += w * shape * perNow * perNow;
            if (x == 0 && shift == 0) {
                continue;
            }
            double last = alpha + histories.recency[g];
            double perLast = 1 / last;
            double perB = 1 / (parameters[B] + x - 1 + shift);
            double lapse = Math.log(now * perLast);
            double u = Math.log(parameters[A] * perB) + shape * lapse;
            double small = Math.exp(-Math.abs(u));
            double stopped = u > 0 ? 1 / (1 + small) : small / (1 + small);
            value += w * (Math.max(u, 0) + Math.log(1 + small));
            double s = w * stopped;
            double v = s * (1 - stopped);
            double d = perNow - perLast;
            double slope = shape * d;
            gr += s * lapse;
            galpha += s * slope;
            ga += s;
            gb -= s * perB;
            hrr += v * lapse * lapse;
            hralpha += v * lapse * slope + s * d;
            hra += v * lapse;
            hrb -= v * lapse * perB;
            halpha += v * slope * slope - s * slope * (perNow + perLast);
            halphaA += v * slope;
            halphaB -= v * slope * perB;
            haa += v - s;
            hab -= v * perB;
            hbb += (v + s) * perB * perB;
        }
        sum.value = value;
        sum.gradient[R] = gr;
        sum.gradient[ALPHA] = galpha;
        sum.gradient[A] = ga * perA;
        sum.gradient[B] = gb;
        sum.addHessian(R, R, hrr);
        sum.addHessian(R, ALPHA, hralpha);
        sum.addHessian(R, A, hra * perA);
        sum.addHessian(R, B, hrb);
        sum.addHessian(ALPHA, ALPHA, halpha);
        sum.addHessian(ALPHA, A, halphaA * perA);
        sum.addHessian(ALPHA, B, halphaB);
        sum.addHessian(A, A, haa * perA * perA);
        sum.addHessian(A, B, hab * perA);
        sum.addHessian(B, B, hbb);
        return sum;
    }
}
