package org.wayworth.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wayworth.vocabulary.Statement.name;
import static org.wayworth.vocabulary.Statement.size;
import static org.wayworth.vocabulary.Statement.value;
import static org.wayworth.vocabulary.Statement.verb;
import static org.wayworth.vocabulary.Statement.words;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("law: a statement is our template with arguments, and names can break nothing")
class StatementTest {

    private static final Measured LOWER = new Measured(-0.79, -0.95, -0.63, 0.95, Unit.number("points"));

    private static Statement late(String promise, Grade grade) {
        return Statement.difference(
                "A late {promise} {verb} a rating {difference} points {direction} than one on time.",
                name("promise", promise),
                verb(grade),
                size("difference", LOWER),
                words("direction", "lower"));
    }

    @Test
    void placesAreFilled() {
        assertThat(late("delivery", Grade.ADJUSTED).text())
                .isEqualTo("A late delivery is followed by a rating 0.79 points lower than one on time.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hard drives",
                "what causes churn",
                "because",
                "{verb}",
                "{0} $1 \\1",
                "leads to gold",
                "<script>alert(1)</script>",
                "  two   blanks\n and a line ",
                "\uD83D\uDE00\uD83D\uDE00",
                "certainly the best, proven and guaranteed touchpoint that a very long name could ever describe, and more"
                        + " than that, since nobody keeps it short in the export of a survey tool"
            })
    void namesOfOthersBreakNothing(String theirs) {
        for (Grade grade : new Grade[] {Grade.UNADJUSTED, Grade.ADJUSTED}) {
            Statement statement = late(theirs, grade).require(grade);
            assertThat(statement.text())
                    .hasSizeLessThanOrEqualTo(Statement.LONGEST)
                    .endsWith("than one on time.");
        }
    }

    @Test
    void aLongNameGivesWay() {
        assertThat(late("x".repeat(300), Grade.ADJUSTED).text())
                .contains("xx\u2026")
                .hasSize(Statement.LONGEST);
    }

    @Test
    void anEmojiIsNotCutInTwo() {
        String text = late("\uD83D\uDE00".repeat(90), Grade.ADJUSTED).text();
        assertThat(text.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    @ParameterizedTest
    @EnumSource(Grade.class)
    void ourOwnWordsAreHeldToTheGrade(Grade grade) {
        Statement statement = Statement.description(
                "This {verb_of_ours} growth of {size}.", words("verb_of_ours", "leads to"), value("size", LOWER));
        if (grade.isTested()) {
            assertThat(statement.require(grade)).isSameAs(statement);
        } else {
            assertThatThrownBy(() -> statement.require(grade)).hasMessageContaining("leads to");
        }
    }

    @Test
    void aDifferenceMustHaveTheVerbThatItsGradeEarned() {
        assertThatThrownBy(() -> Statement.difference("More {what}.", words("what", "revenue")))
                .hasMessageContaining("{verb}");
        assertThatThrownBy(() -> Statement.description("It {verb} more.", verb(Grade.ADJUSTED)))
                .hasMessageContaining("{verb}");
    }

    @Test
    void everyPlaceHasItsArgumentAndEveryArgumentItsPlace() {
        assertThatThrownBy(() -> Statement.description("More {what}.")).hasMessageContaining("{what}");
        assertThatThrownBy(() -> Statement.description("More.", words("what", "revenue")))
                .hasMessageContaining("[what]");
    }

    @Test
    void aTemplateThatIsTooLongIsOurFault() {
        assertThatThrownBy(() -> Statement.description("More ".repeat(40)))
                .hasMessageContaining("at most 140 characters");
    }
}
