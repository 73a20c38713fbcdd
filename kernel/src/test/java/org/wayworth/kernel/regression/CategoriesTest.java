package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Ordered answers and counts. */
class CategoriesTest {

    /**
     * pscl's standard errors come from optim's second differences with steps of 1e-3, too long for a column that
     * reaches 77: its error for ment is 3e-4 off. Ours are compared with the second derivatives written out in numpy.
     */
    private static final double DIFFERENCED_BY_R = 1e-3;

    /**
     * pscl's negative binomial stops where the slope of the log-likelihood is still 7e-5; Newton in numpy ends at
     * -0.00293355623333837 for phd, which is ours, where pscl prints -0.00293360922914977.
     */
    private static final double STOPPED_BY_R = 2e-6;

    private static final double[] POISSON_ERRORS = {
        0.1224559904281792,
        0.06521574872380677,
        0.07282517326097435,
        0.048453801413256115,
        0.03130426429252362,
        0.002280482509203983
    };

    private static double[] is(List<String> texts, String wanted) {
        return texts.stream().mapToDouble(t -> t.equals(wanted) ? 1 : 0).toArray();
    }

    /** Reference: MASS::polr, an optimiser that stops near the top: about six digits. */
    @Tag("larger")
    @Test
    void orderedAnswersOfHousingMatchPolr() {
        ReferenceCase housing = ReferenceCase.open("ordinal_polr_housing");
        Columns input = housing.input();
        List<String> levels = List.of("Low", "Medium", "High");
        int[] answer = input.texts("Sat").stream().mapToInt(levels::indexOf).toArray();
        double[][] columns = {
            is(input.texts("Infl"), "Medium"),
            is(input.texts("Infl"), "High"),
            is(input.texts("Type"), "Apartment"),
            is(input.texts("Type"), "Atrium"),
            is(input.texts("Type"), "Terrace"),
            is(input.texts("Cont"), "High")
        };
        double[] frequency = input.numbers("Freq");
        Ordinal.Result logit =
                Ordinal.fit(columns, answer, frequency, Ordinal.Link.LOGIT).get();
        JsonNode expected = housing.expected();
        for (int j = 0; j < 8; j++) {
            JsonNode row = expected.get("logit").get(j);
            String term = row.get("term").asString();
            housing.assertClose("logit " + term, logit.coefficients().at(j), row.get("Value"), 1e-6);
            housing.assertClose("logit se " + term, logit.standardError(j), row.get("Std. Error"), 1e-6);
        }
        housing.assertClose("logit loglik", logit.logLikelihood(), expected.get("logit_loglik"), 1e-12);
        for (int k = 0; k < 3; k++) {
            housing.assertClose(
                    "probability " + k,
                    logit.probabilities(0, 0, 0, 0, 0, 0).at(k),
                    expected.get("pred_probs_first3").get(0).get(k),
                    1e-6);
        }
        Ordinal.Result probit =
                Ordinal.fit(columns, answer, frequency, Ordinal.Link.PROBIT).get();
        housing.assertClose(
                "probit loglik", probit.logLikelihood(), expected.get("probit").get("loglik"), 1e-12);
        JsonNode slopes = expected.get("probit").get("coef");
        housing.assertClose("probit slope", probit.coefficients().at(0), slopes.get("InflMedium"), 1e-6);
        housing.assertClose("probit slope 6", probit.coefficients().at(5), slopes.get("ContHigh"), 1e-6);
        JsonNode zeta = expected.get("probit").get("zeta");
        housing.assertClose("probit threshold", probit.coefficients().at(7), zeta.get("Medium|High"), 1e-6);
    }

    /** Law: with two answers the model is a logistic regression, its threshold the intercept with the other sign. */
    @Test
    void twoAnswersAreALogisticRegression() {
        double[] x = {1, 2, 3, 4, 5, 6, 2, 5, 3.5};
        int[] answer = {0, 0, 1, 0, 1, 1, 1, 0, 1};
        double[] y = Arrays.stream(answer).asDoubleStream().toArray();
        Ordinal.Result ordinal = Ordinal.fit(new double[][] {x}, answer, null, Ordinal.Link.LOGIT)
                .get();
        Logistic.Result logistic =
                Logistic.fit(new double[][] {x}, y, Logistic.Options.standard()).get();
        assertThat(ordinal.coefficients().at(0))
                .isCloseTo(logistic.coefficients().at(1), offset());
        assertThat(ordinal.coefficients().at(1))
                .isCloseTo(-logistic.coefficients().at(0), offset());
        assertThat(ordinal.standardError(1)).isCloseTo(logistic.standardError(0), offset());
    }

    private static Offset<Double> offset() {
        return within(1e-9);
    }

    /** Calibration. */
    @Test
    void slopesOfOrderedAnswersAreCovered() {
        Worlds.assertCovers95("ordered logit", 61, random -> {
            double[] x = Worlds.normals(random, 200);
            int[] answer = new int[200];
            for (int i = 0; i < 200; i++) {
                double u = random.nextDouble();
                double latent = 0.6 * x[i] + Math.log(u / (1 - u));
                answer[i] = latent < -1 ? 0 : latent < 0.5 ? 1 : 2;
            }
            return Ordinal.fit(new double[][] {x}, answer, null, Ordinal.Link.LOGIT)
                    .get()
                    .estimate(0, 0.95)
                    .interval()
                    .contains(0.6);
        });
    }

    /** Message. */
    @Test
    void anAnswerNobodyGaveIsNamed() {
        Fit<Ordinal.Result> fit =
                Ordinal.fit(new double[][] {{1, 2, 3, 4}}, new int[] {0, 2, 2, 0}, null, Ordinal.Link.LOGIT);
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.found()).isEqualTo("nobody gave answer 1"));
    }

    /** Reference: pscl::hurdle, an optimiser with numerical derivatives: six to seven digits. */
    @Tag("larger")
    @Test
    void hurdleOfBiochemistsMatchesPscl() {
        ReferenceCase articles = ReferenceCase.open("hurdle_biochemists");
        Columns input = articles.input();
        double[][] columns = {
            is(input.texts("fem"), "Women"),
            is(input.texts("mar"), "Married"),
            input.numbers("kid5"),
            input.numbers("phd"),
            input.numbers("ment")
        };
        String[] terms = {"(Intercept)", "femWomen", "marMarried", "kid5", "phd", "ment"};
        for (Hurdle.Count law : Hurdle.Count.values()) {
            String name = law == Hurdle.Count.POISSON ? "poisson" : "negbin";
            JsonNode expected = articles.expected().get(name);
            Hurdle.Result fit = Hurdle.fit(columns, input.numbers("art"), law).get();
            articles.assertClose(name + " loglik", fit.logLikelihood(), expected.get("loglik"), 1e-10);
            if (law == Hurdle.Count.NEGATIVE_BINOMIAL) {
                assertThat(fit.count().at(4)).isCloseTo(-0.002933556233338373, within(1e-11));
                articles.assertClose("size", fit.size().getAsDouble(), expected.get("theta"), 1e-6);
            }
            for (int j = 0; j < terms.length; j++) {
                // a coefficient near 0 is settled to its standard error's digits, not its own
                double se = expected.get("se").get("count_" + terms[j]).asDouble();
                double value = expected.get("count").get(terms[j]).asDouble();
                articles.assertCloseOnScale(
                        name + " count " + terms[j],
                        fit.count().at(j),
                        value,
                        Math.max(se, Math.abs(value)),
                        STOPPED_BY_R);
                articles.assertClose(name + " count se " + terms[j], fit.standardError(j), se, DIFFERENCED_BY_R);
                if (law == Hurdle.Count.POISSON) {
                    assertThat(fit.standardError(j)).isCloseTo(POISSON_ERRORS[j], within(1e-9));
                }
                JsonNode zero = expected.get("zero").get(terms[j]);
                articles.assertClose(
                        name + " zero " + terms[j], fit.any().coefficients().at(j), zero, 1e-6);
            }
        }
    }
}
