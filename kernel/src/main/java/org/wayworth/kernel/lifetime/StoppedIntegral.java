package org.wayworth.kernel.lifetime;

/**
 * ∫ s (alpha+t)^−(r+x) (beta+t)^−(s+1) dt from the last purchase to now: the Pareto/NBD likelihood of having stopped
 * at some moment between.
 *
 * <p>Integrated in y = log(c+t), c being the lesser of alpha and beta, where the integrand is smooth, by 16-point
 * Gauss–Legendre on panels short enough that it changes by no more than a factor e⁸ on each.
 */
final class StoppedIntegral {

    private static final GaussLegendre RULE = new GaussLegendre(16);
    private static final double LONGEST_PANEL = 1.5;
    private static final double LARGEST_CHANGE = 8;
    /** Logarithm of the share a panel must add, or the sum ends; the integrand falls from there. */
    private static final double NOTHING = -44;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;
    private final double c;

    /** Sees every node: the logarithm of its weighted integrand, and its moment. */
    @FunctionalInterface
    interface Node {
        void at(double log, double moment);
    }

    StoppedIntegral(double r, double alpha, double s, double beta) {
        this.r = r;
        this.alpha = alpha;
        this.s = s;
        this.beta = beta;
        c = Math.min(alpha, beta);
    }

    /** The integral's logarithm; −∞ when the last purchase was now. */
    double log(int x, double recency, double age) {
        double[] sum = {Double.NEGATIVE_INFINITY, 0};
        nodes(x, recency, age, (log, moment) -> {
            if (log > sum[0]) {
                sum[1] *= Math.exp(sum[0] - log);
                sum[0] = log;
            }
            sum[1] += Math.exp(log - sum[0]);
        });
        return sum[1] == 0 ? Double.NEGATIVE_INFINITY : sum[0] + Math.log(sum[1]);
    }

    void nodes(int x, double recency, double age, Node node) {
        double from = Math.log(c + recency);
        double length = Math.log((c + age) / (c + recency));
        if (!(length > 0)) {
            return;
        }
        double steepest = r + x + s + 1;
        int panels = (int) Math.ceil(length * Math.max(1 / LONGEST_PANEL, steepest / LARGEST_CHANGE));
        double half = length / panels / 2;
        double logHalf = Math.log(half);
        double most = Double.NEGATIVE_INFINITY;
        for (int panel = 0; panel < panels; panel++) {
            double middle = from + (2 * panel + 1) * half;
            double here = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < RULE.node.length; k++) {
                here = Math.max(here, visit(x, middle + half * RULE.node[k], logHalf + RULE.logWeight[k], node));
            }
            if (here < most + NOTHING) {
                break;
            }
            most = Math.max(most, here);
        }
    }

    private double visit(int x, double y, double logWeight, Node node) {
        double moment = Math.exp(y) - c;
        double log =
                logWeight + Math.log(s) + y - (r + x) * Math.log(alpha + moment) - (s + 1) * Math.log(beta + moment);
        node.at(log, moment);
        return log;
    }
}
