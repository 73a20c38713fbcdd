package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

class RidgeTest {

    private static final String[] DRIVERS = {"complaints", "privileges", "learning", "raises", "critical", "advance"};

    /** Reference: R's MASS::lm.ridge. */
    @Tag("larger")
    @Test
    void attitudeMatchesR() {
        ReferenceCase attitude = ReferenceCase.open("ridge_lasso_attitude");
        Columns input = attitude.input();
        JsonNode scores = attitude.expected().get("lm_ridge_GCV");
        for (JsonNode row : attitude.expected().get("lm_ridge")) {
            double penalty = row.get("lambda").asDouble();
            Ridge.Result fit = Ridge.fit(input.design(DRIVERS), input.numbers("rating"), penalty)
                    .get();
            String label = "ridge " + penalty + " ";
            attitude.assertClose(label + "intercept", fit.coefficients().at(0), row.get("V2"), 1e-10);
            for (int j = 0; j < DRIVERS.length; j++) {
                attitude.assertClose(label + DRIVERS[j], fit.coefficients().at(j + 1), row.get(DRIVERS[j]), 1e-10);
            }
            attitude.assertClose(
                    label + "GCV",
                    fit.generalisedCrossValidation(),
                    scores.get(row.get("_row").asString()),
                    1e-10);
        }
        Ridge.Result best = Ridge.byCrossValidation(input.design(DRIVERS), input.numbers("rating"), null, 0, 1, 5, 10)
                .get();
        assertThat(best.penalty()).isEqualTo(5);
    }

    /** Message: the same column twice has no answer without a penalty, and one with it. */
    @Test
    void dependentColumnsNeedAPenalty() {
        double[] x = {1, 2, 4, 3, 5};
        double[] y = {2, 3, 5, 5, 7};
        Fit<Ridge.Result> without = Ridge.fit(new double[][] {x, x}, y, 0);
        assertThat(without).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.RANK_DEFICIENT);
            assertThat(no.found()).contains("[1]");
        });
        assertThat(Ridge.fit(new double[][] {x, x}, y, 0.1).isDone()).isTrue();
    }
}
