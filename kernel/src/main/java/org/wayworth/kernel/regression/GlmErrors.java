package org.wayworth.kernel.regression;

import org.jspecify.annotations.Nullable;

/** Covariances of a generalised linear model's coefficients (of the standard scores). */
final class GlmErrors {

    private GlmErrors() {}

    static double[] covariance(
            Design design, Glm glm, Glm.Solution found, Errors errors, int @Nullable [] cluster, long n) {
        if (errors == Errors.CLASSICAL) {
            return found.factor().inverse();
        }
        Glm.Working working = glm.working(found.state().at());
        Sandwich sandwich = new Sandwich(
                new Design.Factored(design, found.factor(), false), working.rootWeights(), working.residuals(), n);
        return cluster == null ? sandwich.heteroskedastic(errors) : sandwich.clustered(Clusters.of(cluster), errors);
    }
}
