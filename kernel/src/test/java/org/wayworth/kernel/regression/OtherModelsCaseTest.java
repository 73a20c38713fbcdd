package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: models other than least squares are R's")
class OtherModelsCaseTest {

    private static double[] errors(Coefficients fit) {
        double[] errors = new double[fit.coefficients().size()];
        Arrays.setAll(errors, fit::standardError);
        return errors;
    }

    /** glm with sandwich, brglm2, pscl. */
    @Nested
    @DisplayName("yes or no, amounts and counts")
    class LogisticAndCounts {

        private final ReferenceCase reference = ReferenceCase.open("logistic_and_counts");
        private final Columns input = reference.input();
        private final JsonNode expected = reference.expected();
        private final double[][] columns = input.design("x", "z");
        private final int[] group = input.integers("group");
        private final double[] amount = input.numbers("amount");

        private void compare(String what, Coefficients fit, JsonNode node, String kind) {
            reference.assertAll(what + " estimate", fit.coefficients(), node.get("estimate"), 1e-10);
            reference.assertAll(what + " " + kind, errors(fit), node.get(kind), 1e-9);
        }

        @Test
        @DisplayName("logistic regression, plain, robust, clustered, weighted")
        void logistic() {
            double[] yes = input.numbers("yes");
            Logistic.Options plain = Logistic.Options.standard();
            Logistic.Result fit = Logistic.fit(columns, yes, plain).get();
            JsonNode logit = expected.get("logit");
            compare("logit", fit, logit, "CLASSICAL");
            reference.assertClose("log-likelihood", fit.logLikelihood(), logit.get("loglik"), 1e-12);
            reference.assertClose("without columns", fit.nullLogLikelihood(), logit.get("null"), 1e-12);
            reference.assertAll("fitted", Arrays.copyOf(fit.fitted().toArray(), 5), logit.get("fitted"), 1e-11);
            for (Errors errors : new Errors[] {Errors.HC0, Errors.HC1}) {
                compare(
                        "logit",
                        Logistic.fit(columns, yes, plain.withErrors(errors)).get(),
                        logit,
                        errors.name());
            }
            compare("logit", Logistic.fit(columns, yes, plain.clustered(group)).get(), logit, "CR1");
            Logistic.Options weighted = plain.weighted(input.numbers("w"));
            JsonNode other = expected.get("logit_weighted");
            compare(
                    "weighted logit",
                    Logistic.fit(columns, yes, weighted.withErrors(Errors.HC0)).get(),
                    other,
                    "HC0");
            compare(
                    "weighted logit",
                    Logistic.fit(columns, yes, weighted.clustered(group)).get(),
                    other,
                    "CR1");
        }

        @Test
        @DisplayName("Firth's penalty")
        void firth() {
            Logistic.Result fit = Logistic.fit(columns, input.numbers("yes"), Logistic.Options.firth())
                    .get();
            reference.assertAll(
                    "Firth", fit.coefficients(), expected.get("firth").get("estimate"), 1e-8);
        }

        @Test
        @DisplayName("log-linear means: Poisson's pseudo-likelihood and gamma")
        void logLinear() {
            JsonNode poisson = expected.get("poisson");
            LogLinear.Options plain = LogLinear.Options.standard();
            for (Errors errors : new Errors[] {Errors.CLASSICAL, Errors.HC0, Errors.HC1}) {
                LogLinear.Result fit = LogLinear.fit(columns, amount, LogLinear.Law.POISSON, plain.withErrors(errors))
                        .get();
                compare("PPML", fit, poisson, errors.name());
                reference.assertClose("dispersion", fit.dispersion(), poisson.get("dispersion"), 1e-9);
            }
            compare(
                    "PPML",
                    LogLinear.fit(columns, amount, LogLinear.Law.POISSON, plain.clustered(group))
                            .get(),
                    poisson,
                    "CR1");
            compare(
                    "weighted PPML",
                    LogLinear.fit(
                                    columns,
                                    amount,
                                    LogLinear.Law.POISSON,
                                    plain.weighted(input.numbers("w")).withErrors(Errors.HC1))
                            .get(),
                    expected.get("poisson_weighted"),
                    "HC1");
            int[] paid =
                    IntStream.range(0, amount.length).filter(i -> amount[i] > 0).toArray();
            for (Errors errors : new Errors[] {Errors.CLASSICAL, Errors.HC0}) {
                compare(
                        "gamma",
                        LogLinear.fit(
                                        Rows.pick(columns, paid),
                                        Rows.pick(amount, paid),
                                        LogLinear.Law.GAMMA,
                                        plain.withErrors(errors))
                                .get(),
                        expected.get("gamma"),
                        errors.name());
            }
        }

        @Test
        @DisplayName("amounts in two parts")
        void twoParts() {
            JsonNode parts = expected.get("two_part");
            TwoPart.Result smeared =
                    TwoPart.fit(columns, amount, TwoPart.Amount.LOG_SMEARED).get();
            double[] errors = new double[3];
            Arrays.setAll(errors, j -> Math.sqrt(smeared.covariance().at(j, j)));
            reference.assertClose("smearing", smeared.smearing(), parts.get("smearing"), 1e-12);
            reference.assertAll("logs", smeared.coefficients(), parts.get("logs"), 1e-12);
            reference.assertAll("logs HC3", errors, parts.get("HC3"), 1e-11);
            reference.assertClose(
                    "difference by logs", smeared.meanDifference(columns, 1, 0, 1), parts.get("duan"), 1e-9);
            TwoPart.Result gamma =
                    TwoPart.fit(columns, amount, TwoPart.Amount.GAMMA).get();
            reference.assertClose(
                    "difference by gamma", gamma.meanDifference(columns, 1, 0, 1), parts.get("gamma"), 1e-9);
        }

        @ParameterizedTest
        @EnumSource(Hurdle.Count.class)
        @DisplayName("counts behind a hurdle")
        void hurdle(Hurdle.Count law) {
            JsonNode node = expected.get("hurdle").get(law.name());
            Hurdle.Result fit = Hurdle.fit(columns, input.numbers("count"), law).get();
            double[] errors = new double[3];
            Arrays.setAll(errors, fit::standardError);
            reference.assertAll(law + " any", fit.any().coefficients(), node.get("any"), 1e-9);
            reference.assertAll(law + " count", fit.count(), node.get("count"), 1e-7);
            reference.assertAll(law + " error", errors, node.get("error"), 1e-6);
            reference.assertClose(law + " log-likelihood", fit.logLikelihood(), node.get("loglik"), 1e-11);
            fit.size().ifPresent(size -> reference.assertClose(law + " size", size, node.get("size"), 1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(Ordinal.Link.class)
    @DisplayName("ordered answers: MASS::polr, polished")
    void orderedAnswers(Ordinal.Link link) {
        ReferenceCase reference = ReferenceCase.open("ordered_answers");
        Columns input = reference.input();
        JsonNode node = reference.expected().get(link.name());
        Ordinal.Result fit = Ordinal.fit(input.design("x", "z"), input.integers("answer"), input.numbers("w"), link)
                .get();
        reference.assertAll(link + " estimate", fit.coefficients(), node.get("estimate"), 1e-8);
        reference.assertAll(link + " error", errors(fit), node.get("error"), 1e-6);
        reference.assertClose(link + " log-likelihood", fit.logLikelihood(), node.get("loglik"), 1e-12);
        reference.assertAll(link + " shares", fit.probabilities(0.5, 1), node.get("shares"), 1e-8);
    }

    @Test
    @DisplayName("ridge: solve and MASS::lm.ridge")
    void ridge() {
        ReferenceCase reference = ReferenceCase.open("penalties");
        Columns input = reference.input();
        double[][] columns = input.design("a", "b", "c");
        double[] y = input.numbers("y");
        double[] w = input.numbers("w");
        JsonNode expected = reference.expected();
        compareRidge(reference, "ridge", Ridge.fit(columns, y, 3).get());
        reference.assertAll("lm.ridge", Ridge.fit(columns, y, 3).get().coefficients(), expected.get("lm_ridge"), 1e-11);
        compareRidge(reference, "ridge_weighted", Ridge.fit(columns, y, w, 3).get());
        Ridge.Result best =
                Ridge.byCrossValidation(columns, y, w, 0, 0.5, 2, 8, 32).get();
        reference.assertClose("best penalty", best.penalty(), expected.get("best"), 1e-15);
    }

    private static void compareRidge(ReferenceCase reference, String name, Ridge.Result fit) {
        JsonNode node = reference.expected().get(name);
        reference.assertAll(name, fit.coefficients(), node.get("estimate"), 1e-11);
        reference.assertClose(name + " parameters", fit.effectiveParameters(), node.get("parameters"), 1e-11);
        reference.assertClose(name + " rest", fit.residualSumOfSquares(), node.get("rss"), 1e-11);
        reference.assertClose(name + " score", fit.generalisedCrossValidation(), node.get("gcv"), 1e-11);
    }

    @Test
    @DisplayName("lasso: glmnet")
    void lasso() {
        ReferenceCase reference = ReferenceCase.open("penalties");
        Columns input = reference.input();
        double[][] columns = input.design("a", "b", "c");
        double[] y = input.numbers("y");
        JsonNode lasso = reference.expected().get("lasso");
        Vector small = Lasso.fit(columns, y, null, 0.05).get().coefficients();
        Vector large = Lasso.fit(columns, y, null, 0.4).get().coefficients();
        Vector weighted = Lasso.fit(columns, y, input.numbers("w"), 0.1).get().coefficients();
        reference.assertAll("small penalty", small, lasso.get("small"), 1e-9);
        reference.assertAll("large penalty", large, lasso.get("large"), 1e-9);
        reference.assertAll("weighted", weighted, lasso.get("weighted"), 1e-9);
    }
}
