package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

class LogisticTest {

    /**
     * Reference: R's glm(binomial). Its standard errors are those of the round before the last, 6e-9 away; p values
     * multiply that by z², so they are not compared.
     */
    @Tag("larger")
    @Test
    void firstPartOfLalondeMatchesR() {
        ReferenceCase lalonde = ReferenceCase.open("two_part_lalonde");
        Columns input = lalonde.input();
        Logistic.Result fit = Logistic.fit(
                        Lalonde.design(input), Lalonde.isAboveZero(input.numbers("re78")), Logistic.Options.standard())
                .get();
        for (int j = 0; j < Lalonde.TERMS.length; j++) {
            JsonNode row = lalonde.expected().get("part1_logit").get(Lalonde.TERMS[j]);
            lalonde.assertClose("logit " + Lalonde.TERMS[j], fit.coefficients().at(j), row.get("est"), 1e-8);
            lalonde.assertClose("logit se " + Lalonde.TERMS[j], fit.standardError(j), row.get("se"), 1e-8);
        }
        lalonde.assertClose(
                "logit loglik", fit.logLikelihood(), lalonde.expected().get("part1_loglik"), 1e-12);
    }

    /** Law: in a 2 × 2 table Firth's penalty adds one half to each cell. */
    @Test
    void firthAddsOneHalfToEachCell() {
        double[] x = {0, 0, 0, 0, 0, 1, 1, 1};
        double[] y = {1, 0, 0, 0, 0, 1, 1, 1};
        Logistic.Result fit =
                Logistic.fit(new double[][] {x}, y, Logistic.Options.firth()).get();
        double low = Math.log(1.5 / 4.5);
        double high = Math.log(3.5 / 0.5);
        assertThat(fit.coefficients().at(0)).isCloseTo(low, within(1e-9));
        assertThat(fit.coefficients().at(1)).isCloseTo(high - low, within(1e-9));
    }

    /** Law: a weight of 2 is a row twice. */
    @Test
    void weightsAreRepetitions() {
        double[] x = {1, 2, 3, 4, 5, 6, 2, 5};
        double[] y = {0, 0, 1, 0, 1, 1, 0, 1};
        double[] w = {1, 2, 1, 1, 1, 1, 0, 2};
        double[] longX = {1, 2, 2, 3, 4, 5, 6, 5, 5};
        double[] longY = {0, 0, 0, 1, 0, 1, 1, 1, 1};
        Logistic.Result weighted = Logistic.fit(
                        new double[][] {x}, y, Logistic.Options.standard().weighted(w))
                .get();
        Logistic.Result repeated = Logistic.fit(new double[][] {longX}, longY, Logistic.Options.standard())
                .get();
        for (int j = 0; j < 2; j++) {
            assertThat(weighted.coefficients().at(j))
                    .isCloseTo(repeated.coefficients().at(j), within(1e-10));
            assertThat(weighted.standardError(j)).isCloseTo(repeated.standardError(j), within(1e-10));
        }
    }

    /** Message: complete separation, then quasi-complete separation by one level of a dummy. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void separationIsNamed(double overlap) {
        double[] noise = {0.3, -1.2, 0.7, 0.1, -0.4, 1.1, -0.9, 0.5, 0.2, -0.6};
        double[] telling = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
        double[] y = {0, overlap, 0, overlap, 0, 0, 1, 1, 1, 1};
        Fit<Logistic.Result> fit = Logistic.fit(new double[][] {noise, telling}, y, Logistic.Options.standard());
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.SEPARATED);
            assertThat(no.found()).contains("columns 1 (counted from 0)");
        });
        assertThat(Logistic.fit(new double[][] {noise, telling}, y, Logistic.Options.firth())
                        .isDone())
                .isTrue();
    }

    /** Message. */
    @Test
    void anOutcomeOfOneValueHasNoAnswer() {
        Fit<Logistic.Result> fit =
                Logistic.fit(new double[][] {{1, 2, 3}}, new double[] {1, 1, 1}, Logistic.Options.standard());
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.reason()).isEqualTo(Fit.Reason.NO_VARIATION));
    }

    /** Message. */
    @Test
    void anOutcomeOtherThanZeroOrOneIsAWrongCall() {
        assertThatThrownBy(() ->
                        Logistic.fit(new double[][] {{1, 2}}, new double[] {1, 2}, Logistic.Options.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("y01 must be 0 or 1, not 2.0 in row 1");
    }

    /** Message. */
    @Test
    void tooFewEventsAreNamedWhenAskedFor() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = {0, 1, 0, 1, 0, 0};
        Fit<Logistic.Result> fit =
                Logistic.fit(new double[][] {x}, y, Logistic.Options.standard().requiringEvents(10));
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.reason()).isEqualTo(Fit.Reason.TOO_FEW_EVENTS));
    }
}
