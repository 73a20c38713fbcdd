package org.wayworth.app.pattern;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.wayworth.analytics.OptionLabel;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.telling.FindingBuilder;
import org.wayworth.app.analysis.OptionField;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Axis;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/** Made-up outcomes for the pattern page and for tests: no figure here comes from any data. */
public final class MadeUp {

    private static final Unit POUNDS = Unit.money("GBP", "per customer in 365 days");
    private static final double LEVEL = 0.95;

    private MadeUp() {}

    public static Outcome.Answer answer() {
        return new Outcome.Answer(List.of(linkage(), kept()));
    }

    public static Outcome.Answer lateAnswer() {
        return new Outcome.Answer(List.of(late()));
    }

    private static Finding linkage() {
        return new FindingBuilder(
                        new Run(provenance("linkage")),
                        0,
                        "Do customers who rate us higher go on to bring more?",
                        linkageBase())
                .estimand(
                        "Mean difference in spending in the 365 days after 1 January 2025 per point of the last rating before it,"
                                + " among customers rated in the year before, adjusted for tenure, earlier spending, segment and"
                                + " region.")
                .estimate(new Measured(4.1, 1.2, 7.0, LEVEL, POUNDS))
                .design(Design.ADJUSTED_COMPARISON)
                .checks(checks())
                .pictures(List.of(
                        doseResponse(),
                        methods(),
                        new Exhibit.Attrition("How we arrived at the sample", linkageBase())))
                .assuming(List.of(
                        "No unmeasured confounder, such as a change of job, affects both the rating and later spending.",
                        "Customers who answer are like those who do not, once tenure, earlier spending, segment and"
                                + " region are the same.",
                        "Spending is complete for 365 days after the analysis date."))
                .workings(workings())
                .stating(Statement.difference(
                        "A rating one point higher {verb} {sum} more per customer within a year.",
                        Statement.verb(Grade.ADJUSTED),
                        Statement.size("sum", new Measured(4.1, 1.2, 7.0, LEVEL, POUNDS))));
    }

    private static Finding kept() {
        return new FindingBuilder(
                        new Run(provenance("linkage")),
                        1,
                        "Do customers who rate us higher stay longer?",
                        Base.of(2314, "customers"))
                .estimand(
                        "Share still buying 365 days after the analysis date, promoters against detractors, unadjusted.")
                .estimate(new Measured(0.094, 0.061, 0.127, LEVEL, Unit.sharePoints("of retention")))
                .design(Design.RAW_COMPARISON)
                .pictures(List.of(survival(), scores()))
                .assuming(List.of("The comparison is unadjusted; other differences may explain the gap."))
                .workings(List.of(Step.of("promoters retained", "84.1%"), Step.of("detractors retained", "74.7%")))
                .stating(Statement.difference(
                        "Being a promoter {verb} {gap} higher retention.",
                        Statement.verb(Grade.UNADJUSTED),
                        Statement.size("gap", new Measured(0.094, 0.061, 0.127, LEVEL, Unit.sharePoints("")))));
    }

    private static Finding late() {
        return new FindingBuilder(
                        new Run(provenance("late")),
                        0,
                        "What happens to the score when we are late?",
                        new Base(19_431, "rated orders", List.of(new Base.Drop("not delivered yet", 555))))
                .estimand("Difference in mean rating between orders that came after the promised day and all others.")
                .estimate(new Measured(-2.04, -2.12, -1.95, LEVEL, Unit.number("points of 1 to 5")))
                .design(Design.RAW_COMPARISON)
                .checks(List.of(new Check(
                        "shuffled lateness",
                        "Does the gap vanish when lateness is reassigned at random?",
                        Check.Verdict.PASSED,
                        "mean gap 0.00 points over 200 shuffles, largest 0.11",
                        Grade.DESCRIPTIVE)))
                .pictures(List.of(scores()))
                .assuming(List.of("Late orders may also differ in distance and seller; nothing is adjusted for."))
                .workings(List.of(Step.of("late orders", "1,316"), Step.of("not late", "18,115")))
                .stating(Statement.difference(
                        "An order that comes late {verb} a rating {gap} points lower on the scale of 1 to 5.",
                        Statement.verb(Grade.UNADJUSTED),
                        Statement.size("gap", new Measured(-2.04, -2.12, -1.95, LEVEL, Unit.number("points")))));
    }

    public static Outcome.Refusal refusal() {
        return new Outcome.Refusal(
                Outcome.Reason.NO_TIME_ORDER,
                "Do customers who rate us higher stay longer?",
                "7,043 customers, each with a satisfaction rating and a churn flag of the same quarter.",
                "A rating that was given before the time in which churn is counted, for at least 400 customers.",
                "Export the date of each answer and of each cancellation, map both, and import the files again.",
                new Base(0, "customers", List.of(new Base.Drop("rated and observed at the same moment", 7043))),
                List.of(new Check(
                        "overlap",
                        "Are there similar customers on both sides?",
                        Check.Verdict.CANNOT_TELL,
                        "every customer who rated 4 or 5 stayed, every one who rated 1 or 2 left",
                        Grade.UNADJUSTED)),
                List.of(new Exhibit.Shares(
                        "What was answered, as a count",
                        "customers",
                        List.of("1", "2", "3", "4", "5"),
                        List.of(
                                new Exhibit.Shares.Row("Left", List.of(922L, 518L, 429L, 0L, 0L)),
                                new Exhibit.Shares.Row("Stayed", List.of(0L, 0L, 2236L, 1789L, 1149L))))),
                List.of(Step.of("customers", "7,043"), Step.of("with dates", "0")),
                provenance("stay"));
    }

    public static List<Exhibit> exhibits() {
        return List.of(
                doseResponse(),
                survival(),
                methods(),
                MadeUpExhibits.priorities(),
                MadeUpExhibits.bands(POUNDS),
                MadeUpExhibits.lateness(),
                MadeUpExhibits.differences(),
                MadeUpExhibits.forecast(),
                scores(),
                MadeUpExhibits.recommending(),
                new Exhibit.Attrition("How we arrived at the sample", linkageBase()),
                new Exhibit.Table(
                        "Largest gaps by region",
                        List.of(new Axis("Region", Unit.number("")), new Axis("Customers", Unit.count("customers"))),
                        List.of(
                                List.of(Cell.text("North"), Cell.number(812, Unit.count(""))),
                                List.of(Cell.text("South"), Cell.number(1_502, Unit.count(""))))));
    }

    private static OptionLabel label(String option) {
        return switch (option) {
            case "landmark" -> new OptionLabel("Analysis date", OptionLabel.Group.WHEN, OptionLabel.Listed.NONE);
            case "horizon-days" -> new OptionLabel("Follow-up period", OptionLabel.Group.WHEN, OptionLabel.Listed.NONE);
            default -> new OptionLabel("Outcome", OptionLabel.Group.WHAT, OptionLabel.Listed.NONE);
        };
    }

    public static List<OptionField> fields() {
        return List.of(
                new OptionField(
                        "landmark",
                        label("landmark"),
                        OptionField.Kind.DATE,
                        "Ratings before this day count as known; spending after it is what follows.",
                        "",
                        "",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        "2025-01-01",
                        List.of(),
                        List.of()),
                new OptionField(
                        "horizon-days",
                        label("horizon-days"),
                        OptionField.Kind.WHOLE_NUMBER,
                        "Spending is counted for this long after the analysis date.",
                        "days",
                        "",
                        OptionalDouble.of(30),
                        OptionalDouble.of(1_825),
                        "365",
                        List.of(),
                        List.of()),
                new OptionField(
                        "outcome",
                        label("outcome"),
                        OptionField.Kind.CHOICE,
                        "What is counted after the analysis date.",
                        "",
                        "",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        "revenue",
                        List.of(
                                new OptionField.Choice("revenue", "What the customer paid."),
                                new OptionField.Choice("margin", "What was left after costs, where it is known."),
                                new OptionField.Choice("kept", "Whether the customer bought again.")),
                        List.of()),
                new OptionField(
                        "weighted",
                        new OptionLabel("Weighted", OptionLabel.Group.ADVANCED, OptionLabel.Listed.NONE),
                        OptionField.Kind.YES_NO,
                        "Weight responses so that they represent all customers.",
                        "",
                        "",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        "yes",
                        List.of(),
                        List.of()));
    }

    private static Base linkageBase() {
        return new Base(
                2_314,
                "customers",
                List.of(
                        new Base.Drop("never rated before the analysis date", 16_402),
                        new Base.Drop("joined less than 90 days before", 871),
                        new Base.Drop("not observed for 365 days after", 413)),
                Optional.of(new Base.Observed(LocalDate.of(2022, 9, 30), LocalDate.of(2025, 12, 31), 2)));
    }

    private static List<Check> checks() {
        return List.of(
                new Check(
                        "placebo outcome",
                        "Does the rating also “explain” what was spent before it was given?",
                        Check.Verdict.PASSED,
                        "£0.30 per point in the year before (95%: −£1.90 to £2.50)",
                        Grade.UNADJUSTED),
                new Check(
                        "shuffled ratings",
                        "Does the difference vanish when ratings are reassigned at random?",
                        Check.Verdict.PASSED,
                        "none of 200 shuffles reached £4.10",
                        Grade.UNADJUSTED),
                new Check(
                        "overlap",
                        "Are there similar customers at every rating?",
                        Check.Verdict.PASSED,
                        "97% of customers have a counterpart within 0.2 standard deviations",
                        Grade.UNADJUSTED),
                new Check(
                        "unmeasured confounder",
                        "How strong would an unmeasured confounder have to be to explain this away?",
                        Check.Verdict.CANNOT_TELL,
                        "at least three known attributes are needed to compare with; two are mapped",
                        Grade.ADJUSTED));
    }

    private static List<Step> workings() {
        return List.of(
                Step.of(
                        "rows",
                        List.of(
                                Step.of("customers in the warehouse", "20,000"),
                                Step.of("remaining after exclusions", "2,314"))),
                Step.of(
                        "model",
                        List.of(
                                Step.of("method", "least squares, robust standard errors"),
                                Step.of("rating, per point", "£4.10 (standard error £1.48)"),
                                Step.of("tenure, per year", "£2.75 (standard error £0.61)"),
                                Step.of("share of the variation explained", "0.31"))));
    }

    private static Provenance provenance(String analysis) {
        return new Provenance(
                "made-up-7f3a91",
                analysis,
                new TreeMap<>(Map.of("horizon-days", "365", "landmark", "2025-01-01")),
                20_260,
                "0.1.0",
                "17",
                "amd64");
    }

    private static Exhibit.Curve doseResponse() {
        return MadeUpExhibits.doseResponse(POUNDS);
    }

    private static Exhibit.Curve survival() {
        return MadeUpExhibits.survival();
    }

    private static Exhibit.Ranking methods() {
        return MadeUpExhibits.methods(POUNDS);
    }

    private static Exhibit.Shares scores() {
        return MadeUpExhibits.scores();
    }
}
