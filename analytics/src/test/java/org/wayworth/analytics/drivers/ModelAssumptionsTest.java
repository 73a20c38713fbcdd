package org.wayworth.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** Blanks by chance or not, straight lines or steps, the same weight for all or not: planted, and in null worlds. */
@DisplayName("planted truth: what moves satisfaction, doubted")
class ModelAssumptionsTest {

    /** 1 or fewer of 40 worlds have a Little's p below 0.01 by chance, and more than 3 in a thousand times none. */
    private static final int WORLDS = 40;

    private static final int MOST_FALSE = 3;

    @Test
    void blanksByChanceRaiseNoAlarmInNullWorlds() {
        long alarms = IntStream.range(0, WORLDS)
                .filter(world -> {
                    double[][] answers = MadeAnswers.answers(3, 400, world);
                    double[] rating = straight(answers, world);
                    return MissingAnswers.of(MadeAnswers.study(MadeAnswers.blank(answers, world, 0.15), rating))
                            .isTelling();
                })
                .count();
        assertThat(alarms).isLessThanOrEqualTo(MOST_FALSE);
    }

    /** Those who rate low leave the third question blank: complete responses are the content ones. */
    @Test
    void blanksOfTheDiscontentAreFoundAndSaid() {
        double[][] answers = MadeAnswers.answers(3, 600, 5);
        double[] rating = straight(answers, 5);
        double middle = Arrays.stream(rating).average().orElseThrow();
        UniformRandomProvider random = Streams.stream(5, 9);
        for (int i = 0; i < rating.length; i++) {
            if (random.nextDouble() < (rating[i] < middle ? 0.4 : 0.1)) {
                answers[2][i] = Double.NaN;
            }
        }
        ModelAssumptions probes = ModelAssumptions.ofPart(MadeAnswers.study(answers, rating));
        Check check = probes.checks().get(0);
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.found()).contains("complete responses alone would not represent all");
        assertThat(probes.assumptions().get(0))
                .startsWith("Those who left questions out answer the others differently.");
        Exhibit.Table table = (Exhibit.Table) probes.exhibits().get(0);
        double nothing = table.rows().get(0).get(2).number().orElseThrow();
        double third = table.rows().get(1).get(2).number().orElseThrow();
        assertThat(table.rows().get(1).get(0).text()).isEqualTo("question 3");
        assertThat(third).isLessThan(nothing - 0.3);
    }

    @Test
    void nothingLeftBlankNeedsNoTest() {
        double[][] answers = MadeAnswers.answers(2, 200, 6);
        Check check = ModelAssumptions.ofPart(MadeAnswers.study(answers, straight(answers, 6)))
                .checks()
                .get(0);
        assertThat(check.verdict()).isEqualTo(Verdict.BY_DESIGN);
        assertThat(check.found()).isEqualTo("no answer is missing");
    }

    @Test
    void straightLinesAreEnoughWhereTheTruthIsStraight() {
        double[][] answers = MadeAnswers.answers(3, 1_500, 7);
        ModelAssumptions probes = ModelAssumptions.of(MadeAnswers.study(answers, straight(answers, 7)), 1);
        assertThat(probes.checks().get(1).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(probes.exhibits()).isEmpty();
        assertThat(probes.assumptions()).noneMatch(text -> text.contains("understates"));
    }

    /** The third question counts only for those who rate the second low: no line sees all of it. */
    @Test
    void treesStandBesideLinesWhereQuestionsWorkTogether() {
        double[][] answers = MadeAnswers.answers(3, 1_500, 8);
        double[] sum = IntStream.range(0, 1_500)
                .mapToDouble(i -> 0.4 * answers[0][i] + (answers[1][i] <= 2 ? 2.5 * (answers[2][i] - 3) : 0))
                .toArray();
        DriversStudy study = MadeAnswers.study(answers, MadeAnswers.noisy(sum, 8));
        ModelAssumptions probes = ModelAssumptions.of(study, 1);
        assertThat(probes.checks().get(1).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(probes.assumptions().get(0)).contains("understates").contains("trees");
        Exhibit.Table beside = (Exhibit.Table) probes.exhibits().get(0);
        assertThat(beside.rows()).hasSize(3);
        assertThat(beside.rows().get(0).get(0).text()).isEqualTo("question 3");
        assertThat(beside.rows().stream()
                        .mapToDouble(row -> row.get(3).number().orElseThrow())
                        .sum())
                .isBetween(1 - 1e-12, 1 + 1e-12);
    }

    /** The first question counts for the best, the second for the rest. */
    @Test
    void theBestWhoWeighOtherwiseAreFound() {
        double[][] answers = MadeAnswers.answers(3, 1_200, 9);
        double[] sum = IntStream.range(0, 1_200)
                .mapToDouble(
                        i -> i % 4 == 0 ? answers[0][i] + 0.2 * answers[1][i] : 0.2 * answers[0][i] + answers[1][i])
                .toArray();
        Finding finding = finding(answers, MadeAnswers.noisy(sum, 9));
        assertThat(finding.statement().text())
                .containsPattern("Question [12] accounts for [0-9.]+ percentage points (more|less) of the explained"
                        + " variation among the best customers than among the rest");
        assertThat(finding.estimate().orElseThrow().isClearOf(0)).isTrue();
        Exhibit.Ranking ranking = (Exhibit.Ranking) finding.exhibits().get(0);
        assertThat(ranking.bars())
                .filteredOn(bar -> bar.label().startsWith("question 3"))
                .allMatch(bar -> bar.label().endsWith("(not clear)"));
    }

    /** 5% of 40 are 2; more than 6 come once in a thousand times. */
    @Test
    void theBestWhoWeighAlikeAreNotToldApartInNullWorlds() {
        long claims = IntStream.range(0, WORLDS)
                .filter(world -> {
                    double[][] answers = MadeAnswers.answers(3, 400, 500 + world);
                    return !finding(answers, straight(answers, 500 + world))
                            .statement()
                            .text()
                            .startsWith("No driver clearly");
                })
                .count();
        assertThat(claims).isLessThanOrEqualTo(6);
    }

    @Test
    void groupsAreHeldAgainstAllOfThem() {
        double[][] answers = MadeAnswers.answers(2, 1_200, 10);
        double[] sum = IntStream.range(0, 1_200)
                .mapToDouble(i -> i % 3 == 0 ? answers[0][i] + 0.1 * answers[1][i] : answers[0][i] + answers[1][i])
                .toArray();
        double[] rating = MadeAnswers.noisy(sum, 10);
        DriversStudy all = MadeAnswers.study(answers, rating);
        List<SegmentContrast.Part> groups = List.of(
                part(answers, rating, 3, StudyGroup.of("third")), part(answers, rating, 2, StudyGroup.of("half")));
        SegmentContrast contrast = SegmentContrast.withAll(all, groups, 1).get();
        assertThat(contrast.differences()).hasSize(4);
        assertThat(contrast.largestClear().orElseThrow().part()).isEqualTo(StudyGroup.of("third"));
        assertThat(contrast.differences())
                .filteredOn(each -> each.part().equals(StudyGroup.of("half")))
                .noneMatch(SegmentContrast.Difference::isClear);
    }

    private static Finding finding(double[][] answers, double[] rating) {
        DriversStudy all = MadeAnswers.study(answers, rating);
        SegmentContrast contrast = SegmentContrast.withRest(
                        all, part(answers, rating, 4, StudyGroup.everyone().best()), place -> true, 1)
                .get();
        return SegmentContrastFinding.of(MadeAnswers.RUN, 0, all, contrast, Optional.empty());
    }

    /** Every so-manieth respondent. */
    private static SegmentContrast.Part part(double[][] answers, double[] rating, int every, StudyGroup group) {
        boolean[] marked = new boolean[rating.length];
        for (int i = 0; i < marked.length; i += every) {
            marked[i] = true;
        }
        DriversRows rows = MadeAnswers.rows(answers, rating, MadeAnswers.ones(rating.length))
                .where(i -> marked[i]);
        return new SegmentContrast.Part(
                group,
                MadeAnswers.views(answers.length, Map.of())
                        .of(rows, StudyGroup.everyone(), List.of())
                        .study()
                        .orElseThrow());
    }

    private static double[] straight(double[][] answers, long seed) {
        double[] sum = IntStream.range(0, answers[0].length)
                .mapToDouble(i -> answers[0][i] + 0.5 * answers[1][i])
                .toArray();
        return MadeAnswers.noisy(sum, seed);
    }
}
