package org.wayworth.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Outcome;

/** Each check of a ranking on answers in which it must pass, and on answers in which it must fail. */
@DisplayName("planted truth: what makes a ranking of drivers doubtful")
class DriversChecksTest {

    private static final double[] CLEAR = {1, 0.4, 0.2};

    @Test
    void passesWhereTheQuestionsExplainAndDifferAsTheyShould() {
        double[][] answers = MadeAnswers.answers(3, 1_500, 1);
        double[] rating = Arrays.stream(MadeAnswers.rating(answers, 1, CLEAR))
                .map(r -> Math.max(0, Math.min(10, Math.rint(r))))
                .toArray();
        DriversStudy study = MadeAnswers.study(MadeAnswers.blank(answers, 1, 0.1), rating);
        assertThat(new DriversChecks(study).all(ModelAssumptions.of(study, 1)))
                .extracting(Check::name, Check::verdict)
                .containsExactly(
                        passed("explained variation"),
                        passed("common factor"),
                        passed("collinearity"),
                        passed("stable ranking"),
                        passed("complete responses"),
                        passed("missing at random"),
                        passed("linearity"),
                        passed("ordinal answers"),
                        passed("stable over time"),
                        passed("sign reversal"));
    }

    @Test
    void failsWhereTheQuestionsExplainNothing() {
        double[][] answers = MadeAnswers.answers(3, 600, 2);
        DriversStudy study = MadeAnswers.study(answers, MadeAnswers.noisy(new double[600], 2));
        assertFailed(study, "explained variation", Grade.DESCRIPTIVE);
        assertFailed(study, "stable ranking", Grade.DESCRIPTIVE);
        assertThat(MadeAnswers.check(study, "stable ranking").found())
                .endsWith("the intervals of the first and the last overlap");
    }

    @Test
    void failsWhereTwoQuestionsAreNearlyOne() {
        double[][] answers = MadeAnswers.answers(6, 600, 3);
        answers[1] = MadeAnswers.rating(new double[][] {answers[0]}, 3, new double[] {10});
        DriversStudy study = MadeAnswers.study(answers, MadeAnswers.rating(answers, 4, CLEAR));
        assertFailed(study, "collinearity", Grade.DESCRIPTIVE);
        assertThat(MadeAnswers.check(study, "common factor").verdict())
                .as("four other questions say something of their own")
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void refusesAQuestionThatIsTheMeanOfOthers() {
        double[][] answers = MadeAnswers.answers(3, 600, 5);
        answers[2] = IntStream.range(0, 600)
                .mapToDouble(i -> (answers[0][i] + answers[1][i]) / 2)
                .toArray();
        assertThat(MadeAnswers.view(answers, MadeAnswers.rating(answers, 5, CLEAR), MadeAnswers.ones(600), Map.of())
                        .refusal()
                        .orElseThrow()
                        .toString())
                .contains("The drivers cannot be computed: question 3 can be computed from the others.");
    }

    /** Copies of a question are named, also where some left others out. */
    @Test
    void namesEachQuestionThatRepeatsAnother() {
        double[][] answers = MadeAnswers.answers(5, 600, 5);
        answers[2] = answers[0].clone();
        answers[4] = answers[1].clone();
        for (int i = 0; i < 600; i += 7) {
            answers[3][i] = Double.NaN;
        }
        assertThat(MadeAnswers.view(
                                answers,
                                MadeAnswers.rating(answers, 5, new double[] {1, 1, 0, 0, 0}),
                                MadeAnswers.ones(600),
                                Map.of())
                        .refusal()
                        .orElseThrow()
                        .toString())
                .contains("question 3 and question 5 can be computed from the others.");
    }

    /** One response weighs as much as 5,000: what it says is no driver, and nothing is claimed. */
    @Test
    void refusesWhereOneResponseDecides() {
        double[][] answers = MadeAnswers.answers(3, 1_000, 8);
        double[] rating = MadeAnswers.rating(answers, 8, CLEAR);
        double[] weights = MadeAnswers.ones(1_000);
        weights[11] = 5_000;
        Outcome refusal =
                MadeAnswers.view(answers, rating, weights, Map.of()).refusal().orElseThrow();
        assertThat(refusal).isInstanceOfSatisfying(Outcome.Refusal.class, no -> {
            assertThat(no.reason()).isEqualTo(Outcome.Reason.TOO_FEW);
            assertThat(no.have())
                    .isEqualTo(
                            "The 1,000 responses of 1,000 customers count as 1.4 equal ones; one customer carries 83%"
                                    + " of the weight.");
        });
        assertThat(MadeAnswers.view(answers, rating, weights, Map.of("weights", "none"))
                        .study())
                .isPresent();
    }

    /** Weights of 1 and 4 are told, and leave the ranking. */
    @Test
    void tellsTheEffectiveSampleSizeOfUnevenWeights() {
        double[][] answers = MadeAnswers.answers(3, 1_000, 8);
        double[] weights = MadeAnswers.ones(1_000);
        for (int i = 0; i < 1_000; i += 5) {
            weights[i] = 4;
        }
        DriversStudy study = MadeAnswers.view(answers, MadeAnswers.rating(answers, 8, CLEAR), weights, Map.of())
                .study()
                .orElseThrow();
        assertThat(MadeAnswers.finding(study).assumptions())
                .contains("The 1,000 responses of 1,000 customers count as 640 equal ones (effective sample size); the"
                        + " intervals allow for it.");
    }

    /** The second question counts only for those who rate the first high, and they alone answer both. */
    @Test
    void failsWhereCompleteResponsesDiffer() {
        double[][] answers = MadeAnswers.answers(2, 1_500, 6);
        double[] sum = IntStream.range(0, 1_500)
                .mapToDouble(i -> answers[0][i] <= 3
                        ? answers[0][i] + 0.2 * answers[1][i]
                        : 3 + 0.2 * answers[1][i] + answers[1][i] - 3)
                .toArray();
        UniformRandomProvider random = Streams.stream(6, 9);
        double[] second = IntStream.range(0, 1_500)
                .mapToDouble(i -> answers[0][i] <= 3 && random.nextDouble() < 0.6 ? Double.NaN : answers[1][i])
                .toArray();
        DriversStudy study = MadeAnswers.study(new double[][] {answers[0], second}, MadeAnswers.noisy(sum, 6));
        assertFailed(study, "complete responses", Grade.DESCRIPTIVE);
    }

    /** A question of two answers hides how far apart they lie. */
    @Test
    void failsWhereAnswersAreNoNumbers() {
        double[][] answers = MadeAnswers.answers(2, 2_000, 21);
        answers[1] = Arrays.stream(answers[1]).map(r -> r <= 2 ? 1 : 5).toArray();
        double[] rating = rounded(MadeAnswers.rating(answers, 21, new double[] {0.5, 0.4}));
        assertFailed(MadeAnswers.study(answers, rating), "ordinal answers", Grade.DESCRIPTIVE);
    }

    /** A few very large answers: a line through yes and no does not see that the chance has an end. */
    @Test
    void failsWhereAYesOrNoFollowsNoLine() {
        assertFailed(yesOrNo(1), "logistic model", Grade.DESCRIPTIVE);
        assertThat(MadeAnswers.check(yesOrNo(0), "logistic model").verdict()).isEqualTo(Verdict.PASSED);
    }

    /** @param stretched 1 for a question with a few very large answers, 0 for one without */
    private static DriversStudy yesOrNo(int stretched) {
        double[][] answers = MadeAnswers.answers(2, 2_000, 30);
        double[] normal = MadeAnswers.noisy(new double[2_000], 77);
        UniformRandomProvider random = Streams.stream(5, 0);
        double[] bought = new double[2_000];
        for (int i = 0; i < bought.length; i++) {
            answers[0][i] = stretched == 1 ? Math.exp(normal[i]) : 3 + normal[i];
            double sum = 1.5 * (answers[0][i] - (stretched == 1 ? 1 : 3)) + 0.7 * (answers[1][i] - 3);
            bought[i] = random.nextDouble() < 1 / (1 + Math.exp(-sum)) ? 1 : 0;
        }
        return MadeAnswers.view(answers, bought, MadeAnswers.ones(2_000), Map.of("outcome", "return"))
                .study()
                .orElseThrow();
    }

    @Test
    void failsWhereTheDriversChangeHalfWay() {
        double[][] answers = MadeAnswers.answers(2, 800, 41);
        double[] sum = IntStream.range(0, 800)
                .mapToDouble(i -> i < 400 ? answers[0][i] + 0.1 * answers[1][i] : answers[1][i] + 0.1 * answers[0][i])
                .toArray();
        assertFailed(MadeAnswers.study(answers, MadeAnswers.noisy(sum, 41)), "stable over time", Grade.UNADJUSTED);
    }

    private static double[] rounded(double[] rating) {
        return Arrays.stream(rating)
                .map(r -> Math.max(1, Math.min(5, Math.rint(r))))
                .toArray();
    }

    private static org.assertj.core.groups.Tuple passed(String name) {
        return org.assertj.core.groups.Tuple.tuple(name, Verdict.PASSED);
    }

    private static void assertFailed(DriversStudy study, String name, Grade leaves) {
        Check check = MadeAnswers.check(study, name);
        assertThat(check.verdict()).as(check.found()).isEqualTo(Verdict.FAILED);
        assertThat(check.limit()).isEqualTo(leaves);
    }
}
