package org.wayworth.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.vocabulary.Check.Verdict;

/** Law: grades come from design and checks, and sentences are held to them. */
@DisplayName("law: grades and wording")
class GradeTest {

    @ParameterizedTest
    @EnumSource(Design.class)
    void checksOnlyLowerAGrade(Design design) {
        for (Grade limit : Grade.values()) {
            for (Verdict verdict : Verdict.values()) {
                Grade grade = Grade.award(design, List.of(check(verdict, limit)));
                assertThat(grade.level()).isLessThanOrEqualTo(design.ceiling().level());
                assertThat(grade)
                        .isEqualTo(
                                verdict == Verdict.PASSED || verdict == Verdict.BY_DESIGN
                                        ? design.ceiling()
                                        : Grade.weaker(design.ceiling(), limit));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Grade.class)
    void everyGradeMaySayItsOwnVerb(Grade grade) {
        assertThat(Wording.forbidden("A late delivery " + grade.forecastVerb() + " a lower rating.", grade))
                .isEmpty();
        assertThat(Wording.forbidden("A late delivery " + grade.verb() + " a lower rating.", grade))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DESCRIPTIVE, A late delivery goes with a lower rating",
        "UNADJUSTED, A late delivery is followed by a lower rating",
        "UNADJUSTED, Customers who rate higher go on to bring more",
        "ADJUSTED, A late delivery leads to a lower rating",
        "ADJUSTED, Ratings fell because of late deliveries",
        "ADJUSTED, Delivery drives satisfaction",
        "ADJUSTED, The campaign raised revenue",
        "RANDOMISED, The experiment proves it",
        "RANDOMISED, It certainly helps"
    })
    void aSentenceMayNotSayMoreThanItsGrade(Grade grade, String sentence) {
        assertThat(Wording.forbidden(sentence, grade)).isPresent();
    }

    @Test
    void aFindingThatSaysTooMuchCannotBeMade() {
        assertThatThrownBy(() -> finding(Statement.description("A late delivery leads to a rating 2 points lower.")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads to");
        assertThat(finding(Statement.difference(
                                "A late delivery {verb} a rating 2 points lower.", Statement.verb(Grade.ADJUSTED)))
                        .grade())
                .isEqualTo(Grade.ADJUSTED);
    }

    @Test
    void whatCannotFailNeitherLowersTheGradeNorCounts() {
        Check byDesign = check(Verdict.BY_DESIGN, Grade.DESCRIPTIVE);
        assertThat(Grade.award(Design.ADJUSTED_COMPARISON, List.of(byDesign))).isEqualTo(Grade.ADJUSTED);
        assertThat(byDesign.isCounted()).isFalse();
        assertThat(byDesign.passed()).isFalse();
    }

    @Test
    void equalRunsGiveEqualIds() {
        assertThat(finding(Statement.description("One.")).id())
                .isEqualTo(finding(Statement.description("Another.")).id());
    }

    private static Check check(Verdict verdict, Grade limit) {
        return new Check("placebo", "Is there nothing where nothing can be?", verdict, "nothing", limit);
    }

    private static Finding finding(Statement statement) {
        Provenance provenance = new Provenance("v1", "late", new TreeMap<>(), 7, "0.1", "17", "amd64");
        return new Finding(
                FindingId.of(provenance, 0),
                "What happens?",
                "A difference",
                statement,
                Optional.of(new Measured(-2, -2.1, -1.9, 0.95, Unit.number("points"))),
                Optional.empty(),
                Base.of(1_000, "responses"),
                Design.ADJUSTED_COMPARISON,
                List.of(check(Verdict.PASSED, Grade.UNADJUSTED)),
                Grade.ADJUSTED,
                false,
                List.of(),
                List.of(),
                List.of(),
                provenance);
    }
}
