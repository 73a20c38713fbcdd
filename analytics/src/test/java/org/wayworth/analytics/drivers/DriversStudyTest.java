package org.wayworth.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

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

    /** Where both ends differ from each other, but neither surely from the middle, no category can be told. */
    @ParameterizedTest
    @DisplayName("law: a Kano category rests on contrasts whose intervals exclude 0")
    @CsvSource({
        "-0.9, -0.6, 0.9, 0.6, 0.5, performance",
        "-0.9, -0.6, 0.1, -0.1, 0.5, not clear",
        "-0.4, 0.1, 0.9, 0.6, 0.5, not clear",
        "-0.9, -0.6, 0.1, -0.1, 0.01, basic",
        "-0.4, 0.1, -0.1, -0.3, 0.01, not clear",
        "-0.1, 0.2, 0.9, 0.6, 0.01, excitement",
        "0.2, 0.3, 0.4, -0.1, 0.01, not clear"
    })
    void aKanoCategoryNeedsIntervalsThatExcludeNone(
            double low, double lowEnd, double high, double highEnd, double uneven, String kind) {
        double asymmetry = high + low;
        KanoContrasts.Shape shape =
                new KanoContrasts.Shape(0, reaching(low, lowEnd), reaching(high, highEnd), asymmetry, uneven, 0.001);
        assertThat(shape.kind()).isEqualTo(kind);
    }

    private static Estimate reaching(double value, double end) {
        double reach = Math.abs(end - value);
        return new Estimate(value, reach / 2, new Interval(value - reach, value + reach, 0.95), 100);
    }

    @Test
    @DisplayName("message: nothing is to be improved first where drivers cannot be ranked")
    void nothingComesFirstWhereDriversAreNotRanked() {
        double[][] answers = MadeAnswers.answers(3, 150, 9);
        double[] rating = MadeAnswers.rating(answers, 9, new double[] {0.5, 0.5, 0.5});
        DriversStudy study = MadeAnswers.study(answers, rating);
        assertThat(study.isRanked()).isFalse();
        for (int item : study.choice().together()) {
            QuestionPerformance performance =
                    QuestionPerformance.of(study, item).orElseThrow();
            assertThat(performance.isBelowTarget()).isTrue();
            assertThat(performance.advice(true, true)).isEqualTo("improve first");
        }
        assertThat(priorities(study))
                .extracting(row -> row.get(row.size() - 1).text())
                .containsOnly("below the target: not ranked");
    }

    @Test
    @DisplayName("law: figures of one column have one precision")
    void figuresOfOneColumnHaveOnePrecision() {
        double[][] answers = MadeAnswers.answers(3, 600, 14);
        double[] rating = MadeAnswers.rating(answers, 14, new double[] {1, 0.5, 0.2});
        double[][] given = {answers[0], MadeAnswers.blank(answers, 14, 0.6)[1], answers[2]};
        for (List<Cell> columns : columns(priorities(MadeAnswers.study(given, rating)))) {
            assertThat(columns.stream().map(DriversStudyTest::precision).distinct())
                    .as("%s", columns)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("law: the picture of priorities carries the interval of performance as well")
    void thePictureOfPrioritiesHasBothIntervals() {
        double[][] answers = MadeAnswers.answers(3, 600, 14);
        DriversStudy study = MadeAnswers.study(answers, MadeAnswers.rating(answers, 14, new double[] {1, 0.5, 0.2}));
        List<Exhibit.Curve.Point> points = new DriversExhibits(study)
                .all(List.of(), ModelAssumptions.of(study, 1)).stream()
                        .filter(exhibit -> exhibit.title().startsWith("Importance and performance"))
                        .map(Exhibit.Curve.class::cast)
                        .flatMap(curve -> curve.series().stream())
                        .flatMap(series -> series.points().stream())
                        .toList();
        assertThat(points)
                .hasSize(3)
                .allSatisfy(point -> assertThat(point.across())
                        .hasValueSatisfying(mean -> assertThat(mean.low()).isLessThan(point.x())));
    }

    /** Digits after each point of a text. */
    private static String precision(Cell cell) {
        return Pattern.compile("[0-9]+(\\.[0-9]+)?")
                .matcher(cell.isFigures() ? cell.text() : "")
                .results()
                .map(match -> String.valueOf(
                        match.group(1) == null ? 0 : match.group(1).length() - 1))
                .collect(Collectors.joining(" "));
    }

    private static List<List<Cell>> priorities(DriversStudy study) {
        return new DriversExhibits(study)
                .all(List.of(), ModelAssumptions.of(study, 1)).stream()
                        .filter(Exhibit.Table.class::isInstance)
                        .map(Exhibit.Table.class::cast)
                        .filter(table -> table.title().startsWith("Priorities"))
                        .findFirst()
                        .orElseThrow()
                        .rows();
    }

    private static List<List<Cell>> columns(List<List<Cell>> rows) {
        return IntStream.range(0, rows.get(0).size())
                .mapToObj(c -> rows.stream().map(row -> row.get(c)).toList())
                .toList();
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
