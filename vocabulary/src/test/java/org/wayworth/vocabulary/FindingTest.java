package org.wayworth.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.vocabulary.Statement.high;
import static org.wayworth.vocabulary.Statement.low;
import static org.wayworth.vocabulary.Statement.size;
import static org.wayworth.vocabulary.Statement.value;
import static org.wayworth.vocabulary.Statement.verb;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Message: how sure a finding is, in the words under its statement. */
@DisplayName("message: what stands under a statement")
class FindingTest {

    private static final Unit POINTS = Unit.number("points");
    private static final Measured LOWER = measured(-0.79, -0.95, -0.63, POINTS);

    @Test
    void theIntervalStandsUnderTheStatement() {
        Measured more = measured(4.1, 1.2, 7, Unit.money("GBP", ""));
        assertThat(under(Statement.description("Customers bring {more} more.", size("more", more)), more))
                .isEqualTo("Likely between £1.20 and £7.00 (95% interval). Based on 2 responses.");
    }

    @Test
    void whatIsSaidInWordsHasNoSign() {
        assertThat(under(
                        Statement.difference(
                                "A late parcel {verb} a rating {gap} points lower.",
                                verb(Grade.UNADJUSTED),
                                size("gap", LOWER)),
                        LOWER))
                .startsWith("Likely between 0.63 and 0.95 (");
        assertThat(under(Statement.description("Growth is {growth}.", value("growth", LOWER)), LOWER))
                .startsWith("Likely between −0.95 and −0.63 (");
    }

    @Test
    void aStatementThatNamesTheIntervalIsNotRepeated() {
        Measured mean = measured(5.7, 2.1, 9.3, POINTS);
        assertThat(under(
                        Statement.description(
                                "The mean lies between {low} and {high}.", low("low", mean), high("high", mean)),
                        mean))
                .isEqualTo("That is a 95% interval. Based on 2 responses.");
    }

    @Test
    void aDifferenceThatTheStatementDoesNotNameIsCalledOne() {
        assertThat(under(
                        Statement.description("Price counts for less: 8% against 18%."),
                        measured(-0.1, -0.14, -0.06, Unit.sharePoints(""))))
                .startsWith("The difference is likely between −14.0 and −6.0 percentage points (");
    }

    @Test
    void aHeadlineInTheReadersUnitHasTheEstimateBesideIt() {
        Measured perPoint = measured(6.72, 4.1, 9.3, Unit.money("GBP", "per customer in 365 days, per point"));
        Measured yearly = measured(84_000, 51_000, 117_000, Unit.money("GBP", "a year"));
        Finding finding = finding(
                Statement.difference(
                        "High ratings {verb} {sum} more a year.", verb(Grade.UNADJUSTED), size("sum", yearly)),
                perPoint,
                Optional.of(yearly));

        assertThat(finding.qualification()).startsWith("Likely between £51,000 and £117,000 (95% interval).");
        assertThat(finding.detail()).hasValue("£6.70 per customer in 365 days, per point (95%: £4.10 to £9.30)");
    }

    private static Measured measured(double value, double low, double high, Unit unit) {
        return new Measured(value, low, high, 0.95, unit);
    }

    private static String under(Statement statement, Measured estimate) {
        return finding(statement, estimate, Optional.empty()).qualification();
    }

    private static Finding finding(Statement statement, Measured estimate, Optional<Measured> headline) {
        Provenance provenance = new Provenance("d0", "made-up", new TreeMap<>(), 1, "0", "17", "any");
        return new Finding(
                FindingId.of(provenance, 0),
                "Question?",
                "What is estimated.",
                statement,
                Optional.of(estimate),
                headline,
                Base.of(2, "responses"),
                Design.RAW_COMPARISON,
                List.of(),
                Grade.UNADJUSTED,
                false,
                List.of(),
                List.of(),
                List.of(),
                provenance);
    }
}
