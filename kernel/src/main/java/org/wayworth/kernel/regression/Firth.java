package org.wayworth.kernel.regression;

import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Cholesky;

/**
 * Logistic regression with Jeffreys' prior as penalty: the score of each row gains h(½ − μ), h being its leverage in
 * the weighted regression (Firth 1993; Heinze and Schemper 2002, equation 2).
 */
final class Firth {

    private static final int ROUNDS = 500;
    private static final double CLOSE = 1e-11;
    /** No standardised coefficient moves further in one step: the penalised surface is flat far out. */
    private static final double LONGEST_STEP = 2;

    private final Design design;
    private final Glm glm;

    Firth(Design design, Glm glm) {
        this.design = design;
        this.glm = glm;
    }

    Fit<Glm.Solution> fit(double share) {
        double[] at = new double[design.width];
        at[0] = Family.LOGIT.link(share);
        for (int round = 1; round <= ROUNDS; round++) {
            Glm.State state = glm.evaluate(at.clone());
            Cholesky factor = Cholesky.of(state.information(), design.width, 1e-14);
            if (!factor.isDefinite()) {
                return Glm.notConverged("the information matrix lost rank in round " + round);
            }
            double[] step = factor.solve(gradient(state, factor));
            double size = Glm.largest(step);
            if (size <= CLOSE) {
                return Fit.done(new Glm.Solution(state, factor, round));
            }
            double by = Math.min(1, LONGEST_STEP / size);
            for (int j = 0; j < at.length; j++) {
                at[j] += by * step[j];
            }
        }
        return Glm.notConverged("Firth's score was not 0 after " + ROUNDS + " rounds");
    }

    private double[] gradient(Glm.State state, Cholesky factor) {
        Glm.Working working = glm.working(state.at());
        double[] leverage = new Sandwich(
                        new Design.Factored(design, factor, false),
                        working.rootWeights(),
                        working.residuals(),
                        design.n)
                .leverage();
        double[] eta = glm.linear(state.at());
        double[] added = new double[design.n];
        for (int i = 0; i < design.n; i++) {
            added[i] = leverage[i] * (0.5 - Family.LOGIT.mean(eta[i]));
        }
        double[] gradient = LeastSquares.gradient(design, added);
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] += state.gradient()[j];
        }
        return gradient;
    }
}
