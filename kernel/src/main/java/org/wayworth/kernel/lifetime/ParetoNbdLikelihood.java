package org.wayworth.kernel.lifetime;

import org.wayworth.kernel.parallel.Blocks;

/**
 * The Pareto/NBD log-likelihood with exact derivatives: a mixture over "still active" and every moment at which the
 * customer may have stopped, each of which is a product of simple powers.
 */
final class ParetoNbdLikelihood {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int S = 2;
    private static final int BETA = 3;

    private final Histories histories;

    ParetoNbdLikelihood(Histories histories) {
        this.histories = histories;
    }

    Derivatives at(double[] parameters) {
        Derivatives sum = Blocks.reduce(
                histories.groups(), Blocks.ROWS, (from, to) -> ofGroups(from, to, parameters), Derivatives::plus);
        addLevels(sum, parameters);
        return sum;
    }

    /** Γ(r+x)/Γ(r) · alpha^r · beta^s. */
    private void addLevels(Derivatives sum, double[] parameters) {
        double[] customersWith = new double[histories.largestX() + 1];
        for (int g = 0; g < histories.groups(); g++) {
            customersWith[histories.x[g]] += histories.count[g];
        }
        Rising up = new Rising(parameters[R]);
        double total = 0;
        for (double customers : customersWith) {
            total += customers;
            sum.value += customers * up.log;
            sum.gradient[R] += customers * up.first;
            sum.addHessian(R, R, customers * up.second);
            up.next();
        }
        addPower(sum, total, parameters, R, ALPHA);
        addPower(sum, total, parameters, S, BETA);
    }

    /** total · shape · log(rate). */
    private static void addPower(Derivatives sum, double total, double[] parameters, int shape, int rate) {
        sum.value += total * parameters[shape] * Math.log(parameters[rate]);
        sum.gradient[shape] += total * Math.log(parameters[rate]);
        sum.gradient[rate] += total * parameters[shape] / parameters[rate];
        sum.addHessian(shape, rate, total / parameters[rate]);
        sum.addHessian(rate, rate, -total * parameters[shape] / (parameters[rate] * parameters[rate]));
    }

    private Derivatives ofGroups(int from, int to, double[] parameters) {
        Derivatives sum = new Derivatives(4);
        StoppedIntegral integral =
                new StoppedIntegral(parameters[R], parameters[ALPHA], parameters[S], parameters[BETA]);
        Term term = new Term(parameters);
        for (int g = from; g < to; g++) {
            Mixture mixture = new Mixture(4);
            int x = histories.x[g];
            double age = histories.age[g];
            double s = parameters[S];
            double active =
                    -(parameters[R] + x) * Math.log(parameters[ALPHA] + age) - s * Math.log(parameters[BETA] + age);
            term.fill(x, age, s);
            mixture.add(active, term.slope, term.curve);
            integral.nodes(x, histories.recency[g], age, (log, moment) -> {
                term.fill(x, moment, s + 1);
                term.slope[S] += 1 / s;
                term.curve[S * 4 + S] = -1 / (s * s);
                mixture.add(log, term.slope, term.curve);
            });
            mixture.addTo(sum, histories.count[g]);
        }
        return sum;
    }

    /** Derivatives of −(r+x) log(alpha+t) − power · log(beta+t). */
    private static final class Term {
        final double[] parameters;
        final double[] slope = new double[4];
        final double[] curve = new double[16];

        Term(double[] parameters) {
            this.parameters = parameters;
        }

        void fill(int x, double t, double power) {
            double shape = parameters[R] + x;
            double buying = parameters[ALPHA] + t;
            double stopping = parameters[BETA] + t;
            slope[R] = -Math.log(buying);
            slope[ALPHA] = -shape / buying;
            slope[S] = -Math.log(stopping);
            slope[BETA] = -power / stopping;
            curve[ALPHA * 4 + R] = -1 / buying;
            curve[ALPHA * 4 + ALPHA] = shape / (buying * buying);
            curve[BETA * 4 + S] = -1 / stopping;
            curve[BETA * 4 + BETA] = power / (stopping * stopping);
            curve[S * 4 + S] = 0;
        }
    }
}
