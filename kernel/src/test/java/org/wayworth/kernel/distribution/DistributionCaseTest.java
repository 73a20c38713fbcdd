package org.wayworth.kernel.distribution;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.ReferenceCase;

@DisplayName("reference: quantiles and tails are R's")
class DistributionCaseTest {

    private final ReferenceCase reference = ReferenceCase.open("distributions");

    private void each(String what, String column, DoubleUnaryOperator ours, double tolerance) {
        double[] at = reference.input().numbers(column);
        for (int i = 0; i < at.length; i++) {
            reference.assertCloseOnScale(
                    what + " at " + at[i],
                    ours.applyAsDouble(at[i]),
                    reference.expected().get(what).get(i).asDouble(),
                    Math.abs(reference.expected().get(what).get(i).asDouble()),
                    tolerance);
        }
    }

    @Test
    @DisplayName("quantiles: qnorm, qt, qbeta, qf")
    void quantiles() {
        each("normal", "p", Quantile::normal, 1e-12);
        each("student", "p", p -> Quantile.student(p, 7.5), 1e-10);
        each("beta", "p", p -> Quantile.beta(p, 2.5, 9), 1e-10);
        each("f", "p", p -> Quantile.f(p, 3, 11.5), 1e-10);
    }

    @Test
    @DisplayName("tails: pnorm, pt, pchisq, pf, pbinom")
    void tails() {
        each("p_normal", "z", PValue::normal, 1e-12);
        each("p_student", "z", z -> PValue.student(z, 4.3), 1e-12);
        each("p_chi", "z", z -> PValue.chiSquared(z * z, 3), 1e-11);
        each("p_f", "z", z -> PValue.f(z * z, 2, 9.5), 1e-11);
        int[] successes = {0, 3, 7, 11};
        double[] atMost = Arrays.stream(successes)
                .mapToDouble(k -> PValue.binomialAtMost(k, 40, 0.31))
                .toArray();
        for (int i = 0; i < atMost.length; i++) {
            reference.assertClose(
                    "binomial " + successes[i],
                    atMost[i],
                    reference.expected().get("binomial").get(i),
                    1e-12);
        }
    }
}
