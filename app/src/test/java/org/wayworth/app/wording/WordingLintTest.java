package org.wayworth.app.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.app.wording.Passage.Kind;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Unit;

/** Message: the reader of sentences finds each kind of fault, and lets good sentences pass. */
@DisplayName("message: faults of wording are found")
class WordingLintTest {

    private static final Unit MONEY = Unit.money("GBP", "per customer");

    private static final Provenance PROVENANCE =
            new Provenance("d", "late", new TreeMap<>(), 1, "0.1.0", "17", "amd64");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHRASE    | column 2 is told by the others                            | names a thing by its number
            PHRASE    | the slope of coefficient 3                                | names a thing by its number
            PHRASE    | periods are counted from 0                                | names a thing by its number
            PHRASE    | the design matrix is singular                             | names a thing of the program
            PHRASE    | NaN customers                                             | names a thing of the program
            PHRASE    | thrown as IllegalStateException                           | names a thing of the program
            PHRASE    | the field horizonDays                                     | names a thing of the program
            SENTENCE  | The silent bring 66% of the revenue.                      | retired; write: non-respondents
            SENTENCE  | Broken promises cost money.                               | retired; write: late deliveries
            PHRASE    | survived 11 of 11 attempts to refute it                   | retired; write: robustness checks passed
            PHRASE    | 5 points of a hundred fewer                               | retired; write: percentage points
            PHRASE    | −0.2 pp                                                   | retired; write: percentage points
            SENTENCE  | Customers are observed from 2023-07-01 on.                | a date in the ISO form
            PHRASE    | 2023-07 to 2024-06                                        | a date in the ISO form
            SENTENCE  | The difference is statistically significant.              | write clear, with the interval
            SENTENCE  | Ratings rose significantly.                               | write clear, with the interval
            PHRASE    | likely between £1.20 and £7                               | two precisions in one interval
            PHRASE    | 98% to 99.1%                                              | two precisions in one interval
            PHRASE    | 0.4 to 12.31 percentage points                            | two precisions in one interval
            PHRASE    | £4.1 per customer (95%: £1.20 to £7.00)                   | one number in two precisions
            SENTENCE  | It is 27.4% here, and 27% there.                          | one number in two precisions
            STATEMENT | Revenue is −£4.10 lower among them.                       | so does the sign
            SENTENCE  | The score is −0.79 points lower.                          | so does the sign
            STATEMENT | They brought £1,234 a year.                               | more digits than a reader needs
            PHRASE    | forecast £2,758,820                                       | more digits than a reader needs
            STATEMENT | The share is 27.123%.                                     | more digits than a reader needs
            PHRASE    | p-value 0.1234567                                         | more digits than a reader needs
            SENTENCE  | At least 200 who did                                      | not a full sentence
            SENTENCE  | at least 200 responses are needed.                        | not a full sentence
            QUESTION  | Is it the same in both halves                             | not a full sentence
            PHRASE    | the the rating                                            | a word twice
            PHRASE    | adjusted for {what}                                       | a slip of the pen
            PHRASE    | behavior of customers                                     | American spelling
            """)
    void eachFaultIsFound(Kind kind, String text, String fault) {
        assertThat(WordingLint.faults(new Passage("here", kind, text)))
                .singleElement()
                .asString()
                .startsWith("here: ")
                .contains(fault)
                .endsWith(text);
    }

    @Test
    void aStatementLongerThanOneGlanceIsFound() {
        String text = "Customers who rate us higher bring more" + " and more".repeat(12) + ".";
        assertThat(WordingLint.faults(new Passage("here", Kind.STATEMENT, text)))
                .singleElement()
                .asString()
                .contains("longer than 140 characters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STATEMENT | A late delivery is followed by a rating 0.787 points lower than one on time.
            STATEMENT | They brought 66% of the revenue, £2.77m in the year before.
            SENTENCE  | Likely between −£0.23 and £0.13 (95% interval). Based on 2,314 customers.
            SENTENCE  | That is a 99.73% interval of 27.40 to 27.91 points.
            SENTENCE  | Customers are observed from 1 July 2023 to 30 June 2026.
            PHRASE    | £4.10 per customer in 365 days, per point (95%: £1.20 to £7.00)
            PHRASE    | 2.5 percentage points (95%: 0.4 to 4.7 percentage points)
            PHRASE    | condition index 17.8, McFadden's R² 2%
            PHRASE    | day 1: −£0.014 (95%: −£0.063 to £0.035); days 2 to 7: £0.01 (95%: −£0.10 to £0.13)
            PHRASE    | £9.50m to £10.20m
            QUESTION  | Is it the same in both halves?
            WORKING   | slope 0.123456789 (0.1 to 0.23)
            """)
    void goodOnesPass(Kind kind, String text) {
        assertThat(WordingLint.faults(new Passage("here", kind, text))).isEmpty();
    }

    @Test
    void aDifferenceWithoutItsIntervalIsFound() {
        assertThat(WordingLint.faults(finding(lower(-2, "lower"), Measured.counted(-2, MONEY), 10)))
                .singleElement()
                .asString()
                .startsWith("a difference without its interval");
    }

    @Test
    void aStatementAboutNobodyIsFound() {
        assertThat(WordingLint.faults(finding(lower(-2, "lower"), estimate(-2), 0)))
                .singleElement()
                .asString()
                .startsWith("a statement that does not say of how many");
    }

    @Test
    void aDirectionThatContradictsTheSignIsFound() {
        assertThat(WordingLint.faults(finding(lower(-2, "higher"), estimate(-2), 10)))
                .singleElement()
                .asString()
                .startsWith("says \"£2.00 \u2026 higher\" of \u2212£2.00");
        assertThat(WordingLint.faults(finding(lower(-2, "lower"), estimate(-2), 10)))
                .isEmpty();
    }

    @Test
    void aStatementInOtherDigitsThanItsIntervalIsFound() {
        Statement rounded = Statement.difference(
                "Lateness {verb} revenue of {value}.",
                Statement.verb(Grade.UNADJUSTED),
                Statement.words("value", "\u2212£2"));
        Measured precise = new Measured(-2.4, -2.43, -2.37, 0.95, MONEY);
        assertThat(WordingLint.faults(finding(rounded, precise, 10)))
                .anyMatch(fault -> fault.startsWith("one number in two precisions: \u2212£2 and"));
    }

    @Test
    void aTemplateWithoutAVerbIsFound() {
        Statement fragment = Statement.description("Among {n}, more revenue.", Statement.words("n", 2_314));
        assertThat(WordingLint.faults(finding(fragment, estimate(2), 10)))
                .singleElement()
                .asString()
                .startsWith("a statement without a verb of ours");
    }

    @Test
    void aNeedThatDoesNotSayOfWhatIsFound() {
        Outcome.Refusal refusal = new Outcome.Refusal(
                Outcome.Reason.TOO_FEW,
                "What happens to the score when we are late?",
                "12 responses are about a late delivery.",
                "At least 30 of each.",
                "Import a longer period.",
                Base.of(12, "responses"),
                List.of(),
                List.of(),
                List.of(),
                PROVENANCE);
        assertThat(WordingLint.faults(refusal)).singleElement().asString().contains("does not say of what");
    }

    private static Measured estimate(double value) {
        return new Measured(value, value - 1, value + 1, 0.95, MONEY);
    }

    private static Statement lower(double value, String direction) {
        return Statement.difference(
                "Lateness {verb} revenue {size} {direction}.",
                Statement.verb(Grade.UNADJUSTED),
                Statement.size("size", estimate(value)),
                Statement.words("direction", direction));
    }

    private static Finding finding(Statement statement, Measured estimate, long n) {
        return new Finding(
                FindingId.of(PROVENANCE, 0),
                "What happens to revenue when we are late?",
                "Mean difference.",
                statement,
                Optional.of(estimate),
                Optional.empty(),
                Base.of(n, "customers"),
                Design.RAW_COMPARISON,
                List.of(),
                Grade.UNADJUSTED,
                false,
                List.of(),
                List.of(),
                List.of(),
                PROVENANCE);
    }
}
