package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * R 4.2 with sandwich, on i &lt;- 1:40; x &lt;- sin(i); z &lt;- cos(i*i/7); g &lt;- (i-1) %/% 4. The call stands at each
 * test; glm ran with control = list(epsilon = 1e-15, maxit = 100).
 */
@DisplayName("reference: robust and clustered errors of logistic and log-linear models, and Firth's")
class ModelErrorsReferenceTest {

    private static final int ROWS = 40;

    private final double[][] columns = {numbers(i -> Math.sin(i)), numbers(i -> Math.cos(i * i / 7.0))};
    private final int[] cluster = new int[ROWS];

    ModelErrorsReferenceTest() {
        Arrays.setAll(cluster, i -> i / 4);
    }

    private static double[] numbers(IntToDoubleFunction of) {
        double[] numbers = new double[ROWS];
        Arrays.setAll(numbers, i -> of.applyAsDouble(i + 1));
        return numbers;
    }

    private static void assertFit(Coefficients fit, double[] coefficients, double[] errors) {
        for (int j = 0; j < 3; j++) {
            assertThat(fit.coefficients().at(j)).as("coefficient " + j).isCloseTo(coefficients[j], within(1e-9));
            assertThat(fit.standardError(j)).as("error " + j).isCloseTo(errors[j], within(1e-9));
        }
    }

    /** m &lt;- glm(as.integer((i*7) %% 11 &lt; 4 + 3*x) ~ x + z, binomial); vcovHC(m, "HC1"); vcovCL(m, g, type = "HC1"). */
    @Test
    void errorsOfALogisticModelMatchR() {
        double[] y = numbers(i -> i * 7 % 11 < 4 + 3 * Math.sin(i) ? 1 : 0);
        double[] coefficients = {-0.515267663351528, 1.181644506073737, -0.175590804595404};
        Logistic.Options options = Logistic.Options.standard();
        assertFit(Logistic.fit(columns, y, options.withErrors(Errors.HC1)).get(), coefficients, new double[] {
            0.381617128463922, 0.561233830580143, 0.551731578602914
        });
        assertFit(Logistic.fit(columns, y, options.clustered(cluster)).get(), coefficients, new double[] {
            0.244953717046632, 0.524190558678891, 0.570961744178095
        });
    }

    /** m &lt;- glm((i %% 5) * exp(x/2) ~ x + z, quasipoisson); vcovCL(m, g, type = "HC1"). */
    @Test
    void clusteredErrorsOfALogLinearModelMatchR() {
        double[] y = numbers(i -> i % 5 * Math.exp(Math.sin(i) / 2));
        LogLinear.Options options = LogLinear.Options.standard().clustered(cluster);
        assertFit(
                LogLinear.fit(columns, y, LogLinear.Law.POISSON, options).get(),
                new double[] {0.696785310051732, 0.602745118303078, -0.149983344740936},
                new double[] {0.0903343413092922, 0.2003201304860557, 0.1510801938337466});
    }

    /**
     * Firth's score equations solved by hand in R for y &lt;- as.integer(i %% 10 == 3 | i == 20), five events: X &lt;-
     * cbind(1, x, z); b &lt;- 0; repeat mu &lt;- plogis(X %*% b), W &lt;- mu * (1 - mu), I &lt;- crossprod(X * W, X), h &lt;-
     * rowSums((X %*% solve(I)) * X) * W, b &lt;- b + solve(I, crossprod(X, y - mu + h * (0.5 - mu))); errors solve(I).
     */
    @Test
    void firthsEstimateMatchesItsEquationsInR() {
        double[] y = numbers(i -> i % 10 == 3 || i == 20 ? 1 : 0);
        assertFit(
                Logistic.fit(columns, y, Logistic.Options.firth()).get(),
                new double[] {-2.079006644190392, 0.593378924224025, 1.018083889226010},
                new double[] {0.580902742840025, 0.726215487453326, 0.789261581442369});
    }
}
