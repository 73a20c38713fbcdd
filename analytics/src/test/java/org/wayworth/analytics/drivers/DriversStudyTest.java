package org.wayworth.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Unit;

/** What must hold for any data, on answers made up on the spot. */
class DriversStudyTest {

    private static final Unit PLAIN = Unit.number("");

    @Test
    void sharesAddUpToOneAndFollowTheirQuestionsInAnyOrder() {
        double[][] answers = MadeAnswers.answers(3, 400, 1);
        double[] rating = MadeAnswers.rating(answers, 1, new double[] {1, 0.6, 0.2});
        answers = MadeAnswers.blank(answers, 1, 0.1);
        DriversModel forth = MadeAnswers.study(answers, rating).model();
        DriversModel back = MadeAnswers.study(new double[][] {answers[2], answers[0], answers[1]}, rating)
                .model();
        int[] place = {1, 2, 0};
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            double share = forth.share(j, PLAIN).value();
            assertThat(back.share(place[j], PLAIN).value()).isCloseTo(share, within(1e-10));
            sum += share;
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void aWeightOfTwoIsAResponseTwice() {
        double[][] answers = MadeAnswers.answers(2, 300, 2);
        double[] rating = MadeAnswers.rating(answers, 2, new double[] {1, 0.5});
        double[][] given = MadeAnswers.blank(answers, 2, 0.1);
        double[] weights = MadeAnswers.ones(300);
        Arrays.fill(weights, 0, 100, 2);
        int[] twice = IntStream.concat(IntStream.range(0, 300), IntStream.range(0, 100))
                .toArray();
        DriversModel weighted = MadeAnswers.view(given, rating, weights, Map.of())
                .study()
                .orElseThrow()
                .model();
        DriversModel repeated = MadeAnswers.study(
                        Arrays.stream(given).map(column -> pick(column, twice)).toArray(double[][]::new),
                        pick(rating, twice))
                .model();
        assertThat(weighted.r2()).isCloseTo(repeated.r2(), within(1e-10));
        assertThat(weighted.slope(0)).isCloseTo(repeated.slope(0), within(1e-10));
    }

    @Test
    void weightsOfTheSourceCanBeLeftAside() {
        double[][] answers = MadeAnswers.answers(2, 300, 3);
        double[] rating = MadeAnswers.rating(answers, 3, new double[] {1, 0.5});
        double[] weights = rating.clone();
        double aside = MadeAnswers.view(answers, rating, weights, Map.of("weights", "none"))
                .study()
                .orElseThrow()
                .model()
                .slope(0);
        assertThat(aside).isEqualTo(MadeAnswers.study(answers, rating).model().slope(0));
    }

    @Test
    void whatDidNotApplyIsLookedAtApart() {
        double[][] answers = MadeAnswers.answers(3, 600, 4);
        double[] rating = MadeAnswers.rating(answers, 4, new double[] {1, 0.5, 0.5});
        Arrays.fill(answers[2], 0, 300, 0);
        DriversStudy study = MadeAnswers.study(answers, rating);
        assertThat(study.choice().together()).containsExactly(0, 1);
        assertThat(study.choice().apart()).containsExactly(2);
        assertThat(study.choice().of(2).notApplicable()).isEqualTo(300);
        assertThat(RoutedQuestion.of(study, 1).get(0).rows().size()).isEqualTo(300);
    }

    @Test
    void aFewToWhomAQuestionDidNotApplyLeaveTheModelAndAreCounted() {
        double[][] answers = MadeAnswers.answers(2, 300, 5);
        double[] rating = MadeAnswers.rating(answers, 5, new double[] {1, 0.5});
        Arrays.fill(answers[1], 0, 30, 0);
        DriversStudy study = MadeAnswers.study(answers, rating);
        assertThat(study.base().n()).isEqualTo(270);
        assertThat(study.base().drops())
                .singleElement()
                .satisfies(drop -> assertThat(drop.n()).isEqualTo(30));
    }

    @ParameterizedTest
    @CsvSource({"2, 0, basic", "0, 2, excitement", "1, 1, performance"})
    void tellsBasicFromExcitementFactors(double loss, double gain, String kind) {
        double[][] answers = MadeAnswers.answers(2, 3_000, 6);
        DoubleUnaryOperator shape = r -> (r < 3 ? loss * (r - 3) : 0) + (r > 3 ? gain * (r - 3) : 0);
        double[] rating = MadeAnswers.rating(
                new double[][] {Arrays.stream(answers[0]).map(shape).toArray(), answers[1]}, 6, new double[] {1, 0.3});
        assertThat(KanoContrasts.of(MadeAnswers.study(answers, rating)).get(0).kind())
                .isEqualTo(kind);
    }

    @Test
    void saysSoWhenAllQuestionsSayOneThing() {
        double[][] answers = MadeAnswers.answers(1, 500, 8);
        double[] rating = MadeAnswers.rating(answers, 8, new double[] {1});
        double[][] copies = {answers[0], nearly(answers[0], 1), nearly(answers[0], 2)};
        DriversStudy study = MadeAnswers.study(copies, rating);
        assertThat(study.isRanked()).isFalse();
        assertThat(MadeAnswers.statement(study)).contains("too strongly correlated to be ranked");
        assertThat(MadeAnswers.check(study, "common factor").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void doesNotRankWhatCannotBeToldApart() {
        double[][] answers = MadeAnswers.answers(3, 150, 9);
        double[] rating = MadeAnswers.rating(answers, 9, new double[] {0.5, 0.5, 0.5});
        DriversStudy study = MadeAnswers.study(answers, rating);
        assertThat(study.explainsEnough()).isTrue();
        assertThat(study.isRanked()).isFalse();
        assertThat(MadeAnswers.statement(study)).contains("none of them clearly outranks the others");
    }

    @Test
    void flagsAQuestionThroughWhichTheOthersSpeak() {
        double[][] answers = MadeAnswers.answers(1, 2_000, 10);
        double[] echo = nearly(answers[0], 3);
        double[] rating = IntStream.range(0, 2_000)
                .mapToDouble(i -> 2 * answers[0][i] - 1.2 * echo[i])
                .toArray();
        DriversStudy study = MadeAnswers.study(new double[][] {answers[0], echo}, MadeAnswers.noisy(rating, 10));
        assertThat(MadeAnswers.check(study, "sign reversal").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(MadeAnswers.check(study, "sign reversal").found()).contains("question 2");
    }

    @Test
    void refusesFewerThanTenResponsesAQuestion() {
        double[][] answers = MadeAnswers.answers(15, 120, 11);
        Outcome outcome = MadeAnswers.view(
                        answers, MadeAnswers.rating(answers, 11, new double[15]), MadeAnswers.ones(120), Map.of())
                .refusal()
                .orElseThrow();
        assertThat(((Outcome.Refusal) outcome).need()).contains("150");
    }

    /** The spread of resamples of some, scaled down, is that of least squares among all. */
    @Test
    void largeSamplesAreResampledByAPart() {
        double[][] answers = MadeAnswers.answers(2, 12_000, 12);
        DriversModel model = MadeAnswers.study(answers, MadeAnswers.rating(answers, 12, new double[] {1, 0.5}))
                .model();
        assertThat(model.resampled().units()).isLessThan(model.resampled().of());
        double error = model.completeModel().get().standardError(1);
        assertThat(model.slopeError(0)).isCloseTo(error, within(0.15 * error));
    }

    /** 95% of 100 worlds, give or take three of the errors that a count of 100 has. */
    @Test
    void intervalsOfASlopeHoldTheTruth() {
        long held = IntStream.range(0, 100)
                .filter(world -> {
                    double[][] answers = MadeAnswers.answers(2, 200, 100 + world);
                    double[] rating = MadeAnswers.rating(answers, 100 + world, new double[] {0.6, 0.3});
                    var slope = MadeAnswers.study(MadeAnswers.blank(answers, world, 0.1), rating)
                            .model()
                            .slope(0, PLAIN);
                    return slope.low() <= 0.6 && slope.high() >= 0.6;
                })
                .count();
        assertThat(held).isBetween(88L, 100L);
    }

    /** The same answers but for one in eight. */
    private static double[] nearly(double[] answers, long seed) {
        UniformRandomProvider random = Streams.stream(seed, 2);
        return Arrays.stream(answers)
                .map(answer -> random.nextDouble() < 0.125 ? 1 + random.nextInt(5) : answer)
                .toArray();
    }

    private static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }
}
