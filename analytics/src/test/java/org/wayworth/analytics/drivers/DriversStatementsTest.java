package org.wayworth.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Statement;

/** What findings about drivers say, and that no name, however long or odd, breaks a sentence. */
@DisplayName("message: sentences about drivers")
class DriversStatementsTest {

    /** A name with a verb that our own words may not use, and longer than a sentence may be. */
    private static final String LONG =
            "how what you did when our delivery was late leads to your overall impression of "
                    + "the company, its people and all that it stands for, question ";

    private static final StudyGroup SEGMENT = StudyGroup.of("business unit " + LONG);

    static Stream<StudyGroup> groups() {
        return Stream.of(StudyGroup.everyone(), StudyGroup.everyone().best(), SEGMENT, SEGMENT.best());
    }

    @ParameterizedTest
    @MethodSource("groups")
    void everySentenceFitsWhateverTheNames(StudyGroup group) {
        double[][] four = MadeAnswers.answers(4, 900, 1);
        assertFits(sentences(four, new double[] {2, 0, 0, 0}, group), " the strongest driver of ", " matters most: ");
        assertFits(
                sentences(four, new double[] {0.9, 0.85, 0.1, 0.1}, group),
                " are the strongest drivers of ",
                " matter most: ");
        double[][] seven = MadeAnswers.answers(7, 6_000, 0.1, 2);
        assertFits(
                sentences(seven, new double[] {0.52, 0.51, 0.5, 0.34, 0.33, 0.32, 0.31}, group),
                " are the strongest drivers of ",
                " matter most: ");
        assertFits(
                sentences(MadeAnswers.answers(4, 400, 3), new double[] {0.5, 0.5, 0.5, 0}, group),
                ", but the ranking is not stable.",
                ", but the ranking is not stable.");
        assertFits(sentences(four, new double[4], group), ", too little to rank them.", ", too little to rank them.");
        assertFits(
                sentences(MadeAnswers.answers(3, 150, 9), new double[] {0.5, 0.5, 0.5}, group),
                ", but none of them clearly outranks the others.",
                ", but none of them clearly outranks the others.");
        assertFits(
                sentences(MadeAnswers.answers(3, 900, 4, 5), new double[] {1, 1, 1}, group),
                " but are too strongly correlated to be ranked.",
                " but are too strongly correlated to be ranked.");
        assertFits(sentences(MadeAnswers.answers(1, 900, 5), new double[] {1}, group), " explains ", " explains ");
    }

    private static void assertFits(Statement statement, String ofEveryone, String ofAPart) {
        assertThat(statement.text().length()).as(statement.text()).isLessThanOrEqualTo(Statement.LONGEST);
        boolean isEveryone = !statement.text().startsWith("Among the best")
                && !statement.text().startsWith("In business");
        assertThat(statement.text()).contains(isEveryone ? ofEveryone : ofAPart);
    }

    private static Statement sentences(double[][] answers, double[] slopes, StudyGroup group) {
        double[] rating = MadeAnswers.rating(answers, 11, slopes);
        DriversStudy study = MadeAnswers.named(LONG, answers, rating, group, Map.of());
        return MadeAnswers.finding(study).statement();
    }

    @Test
    void aQuestionThatOnlySomeCouldAnswerIsNamed() {
        double[][] answers = MadeAnswers.answers(3, 800, 6);
        double[] rating = MadeAnswers.rating(answers, 6, new double[] {1, 0.5, 0.8});
        Arrays.fill(answers[2], 0, 400, 0);
        DriversStudy study = MadeAnswers.study(answers, rating);
        DriversFindings findings = new DriversFindings(MadeAnswers.RUN, Optional.empty());
        findings.addRouted(study, RoutedQuestion.of(study, 1));
        Finding finding = findings.all().get(0);
        assertThat(finding.statement().text())
                .matches("Among customers who rated question 3, one point more on it goes with 0\\.[0-9]+ points higher"
                        + " satisfaction\\.");
        assertThat(finding.statement().claim()).isEqualTo(Statement.Claim.DIFFERENCE);
        assertThat(finding.checksCounted()).as("nothing here could have failed").isZero();
    }

    @Test
    void aYesOrNoDiffersInPercentagePoints() {
        double[][] answers = MadeAnswers.answers(3, 1_200, 7);
        double[] sum = MadeAnswers.rating(answers, 7, new double[] {1, 0.5, 0.8});
        double[] bought = Arrays.stream(sum).map(s -> s > 7 ? 1 : 0).toArray();
        Arrays.fill(answers[2], 0, 600, 0);
        DriversStudy study = MadeAnswers.view(answers, bought, MadeAnswers.ones(1_200), Map.of("outcome", "return"))
                .study()
                .orElseThrow();
        DriversFindings findings = new DriversFindings(MadeAnswers.RUN, Optional.empty());
        findings.addRouted(study, RoutedQuestion.of(study, 1));
        assertThat(findings.all().get(0).statement().text())
                .matches("Among customers who rated question 3, one point more on it goes with repeat purchase [0-9.]+"
                        + " percentage points higher\\.");
    }

    @Test
    void aNameThatForbidsAVerbIsNoWordOfOurs() {
        double[][] answers = MadeAnswers.answers(2, 400, 8);
        DriversStudy study = MadeAnswers.named(
                "causes of delay ",
                answers,
                MadeAnswers.rating(answers, 8, new double[] {1, 0.2}),
                StudyGroup.everyone(),
                Map.of());
        assertThat(MadeAnswers.statement(study))
                .startsWith("Causes of delay 1 is the strongest driver of satisfaction: ");
    }
}
