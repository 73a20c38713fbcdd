package org.wayworth.analytics.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.Truth;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Curve;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world, refusals, and real data. */
@Tag("long")
@DisplayName("planted truth: scores")
class ListeningAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);

    /** All waves, as the truth list has it: one mean over everyone who ever answered. */
    private static final Map<String, String> ALL_WAVES =
            Map.of("survey", "half-yearly", "score", "mean", "from", "2023-07-01", "until", "2026-06-30");

    @Test
    void findsThePlantedScoreOfThoseWhoAnswer() {
        Finding finding = answer(Worlds.company(COMPANY), ALL_WAVES).headline();
        Measured mean = finding.estimate().orElseThrow();
        Truth truth = Truth.get("score-of-the-answering");
        // the truth itself is only known to its margin
        assertThat(truth.planted()).isBetween(mean.low() - truth.margin(), mean.high() + truth.margin());
        assertThat(mean.low())
                .as("those who were asked think less of us than those who answer")
                .isGreaterThan(Truth.get("score-of-the-asked").planted());
        assertThat(finding.grade()).isEqualTo(Grade.DESCRIPTIVE);
    }

    @Test
    void seesThePlantedInitiativeWhereItRanAndOnlyThere() {
        Finding finding = last(answer(
                Worlds.company(COMPANY),
                Map.of("survey", "after delivery", "score", "mean", "by", "region", "from", "2025-03-01")));
        assertThat(finding.statement().text())
                .matches("The mean rating in region Scotland is 0\\.[0-9]+ points above that of all others\\.");
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
        assertThat(ranking(finding, "Mean rating (1 to 5): difference of each region")
                        .bars())
                .filteredOn(bar -> bar.measured().low() > 0)
                .extracting(Ranking.Bar::label)
                .containsExactly("Scotland");
    }

    @Test
    void findsNothingInTheNullWorld() {
        DataFolder nothing = Worlds.company(COMPANY.in(World.NULL));
        for (String survey : List.of("after delivery", "half-yearly")) {
            Finding finding = last(
                    answer(nothing, Map.of("survey", survey, "score", "mean", "by", "region", "from", "2025-03-01")));
            assertThat(finding.statement().text())
                    .isEqualTo("No region differs clearly from the others in the mean rating.");
            assertThat(finding.estimate()).isEmpty();
        }
    }

    /** Figures that were worked out beside the data by another program. */
    @Tag("larger")
    @Test
    void printsTheFiguresOfTheAirport() {
        Finding finding = answer(airport(), Map.of()).headline();
        assertThat(finding.statement().text())
                .isEqualTo("Weighted NPS is 35.1, down 5.3 points (1.0 to 9.5) on the year before.");
        List<List<Cell>> years = table(finding, "Scores by period");
        assertThat(texts(years.get(0)).subList(0, 3)).containsExactly("2017", "2,746", "2,746");
        assertThat(years.get(0).get(3).number().orElseThrow()).isCloseTo(39.840, within(5e-4));
        assertThat(years.get(0).get(5).number().orElseThrow()).isCloseTo(40.398, within(5e-4));
        assertThat(texts(years.get(1)).subList(0, 3)).containsExactly("2018", "2,650", "2,650");
        assertThat(years.get(1).get(3).number().orElseThrow()).isCloseTo(30.981, within(5e-4));
        assertThat(years.get(1).get(5).number().orElseThrow()).isCloseTo(35.114, within(5e-4));
        assertThat(finding.base().before()).isEqualTo(2_831 + 2_809);
    }

    @Tag("larger")
    @Test
    void printsTheMeansOfTheAirport() {
        Finding finding =
                answer(airport(), Map.of("metric", "csat", "score", "mean")).headline();
        List<List<Cell>> years = table(finding, "Scores by period");
        assertThat(years).extracting(row -> row.get(0).text()).containsExactly("2016", "2017", "2018");
        assertThat(years.get(1).get(1).text()).isEqualTo("2,688");
        assertThat(years.get(1).get(3).number().orElseThrow()).isCloseTo(4.064360, within(5e-7));
        assertThat(years.get(1).get(5).number().orElseThrow()).isCloseTo(4.071203, within(5e-7));
        assertThat(years.get(2).get(3).number().orElseThrow()).isCloseTo(4.002667, within(5e-7));
        assertThat(years.get(2).get(5).number().orElseThrow()).isCloseTo(4.042123, within(5e-7));
    }

    @Tag("larger")
    @Test
    void hidesMonthsOfAFewPeopleOfTheMarketplaceAndOneMore() {
        Finding finding = answer(Worlds.real("olist", "olist.yaml"), Map.of()).headline();
        assertThat(table(finding, "Scores by period"))
                .filteredOn(row -> row.get(1).text().startsWith("Hidden"))
                .extracting(row -> row.get(0).text() + ": " + row.get(1).text())
                .containsExactly(
                        "Nov 2016: Hidden: would give away a group of fewer than 10 people",
                        "Dec 2016: Hidden: fewer than 10 people",
                        "Oct 2018: Hidden: fewer than 10 people");
        Curve curve = (Curve) finding.exhibits().get(0);
        assertThat(curve.title()).endsWith("(3 hidden: fewer than 10 people)");
        assertThat(curve.series().get(1).points())
                .noneMatch(point -> point.xText().equals("Dec 2016") || point.n() < 10);
    }

    @Tag("larger")
    @Test
    void saysThatAnswersWithoutADateHaveNoTrend() {
        Outcome.Answer answer = answer(Worlds.real("telco", "telco.yaml"), Map.of());
        assertThat(answer.headline().statement().text())
                .isEqualTo("42% of ratings are 4 or 5 out of 5. The responses carry no date, so there is no trend.");
        assertThat(answer.findings()).hasSize(1);
    }

    @Test
    void joinsSurveysOfDifferentScalesOnTheCommonScoreAndSaysSo() {
        Outcome.Answer answer = answer(Worlds.company(COMPANY), Map.of("survey", "half-yearly, after support"));
        assertThat(answer.headline().statement().text())
                .startsWith("The mean rating is")
                .contains("(0 to 10)");
        assertThat(answer.headline().estimand())
                .contains("common scale of 0 to 10, because the scales of the surveys differ");
        assertThat(ranking(last(answer), "Mean rating").bars())
                .extracting(Ranking.Bar::label)
                .containsExactlyInAnyOrder("half-yearly", "after support");
    }

    @Test
    void breaksDownByTheStageOfTheJourneyInWhichATouchpointLies() {
        Outcome.Answer answer = answer(
                Worlds.company(COMPANY),
                Map.of("survey", "after delivery, after support", "score", "mean", "by", "stage"));
        assertThat(ranking(last(answer), "Mean rating").bars())
                .extracting(Ranking.Bar::label)
                .containsExactlyInAnyOrder("receive", "ask");
    }

    @Test
    void tellsHowManyOfThoseAskedAnswered() {
        Finding finding =
                answer(Worlds.company(COMPANY), Map.of("survey", "half-yearly")).headline();
        assertThat(finding.checks().get(0).verdict()).isEqualTo(Check.Verdict.FAILED);
        assertThat(finding.checks().get(0).found()).matches("3[0-9]% of [0-9,]+ invitations were answered");
    }

    @Test
    void accountsForEveryResponse() {
        for (Map<String, String> options : List.of(
                Map.of("survey", "half-yearly"),
                Map.of("survey", "half-yearly", "where", "region=Scotland"),
                Map.of("survey", "half-yearly", "from", "2025-01-01", "until", "2025-12-31"))) {
            assertThat(answer(Worlds.company(COMPANY), options)
                            .headline()
                            .base()
                            .before())
                    .as(options.toString())
                    .isEqualTo(answer(Worlds.company(COMPANY), ALL_WAVES)
                            .headline()
                            .base()
                            .before());
        }
    }

    @Test
    void refusesNpsOnAScaleThatHasNoPromoters() {
        Outcome.Refusal refusal = refusal(Map.of("survey", "after delivery", "score", "nps"));
        assertThat(refusal.reason()).isEqualTo(Reason.NO_VARIATION);
        assertThat(refusal.have()).isEqualTo("The scale of the ratings is 1 to 5.");
        assertThat(refusal.next()).isEqualTo("Choose the mean rating or the top-box share (score mean or top-box).");
    }

    @Test
    void refusesPartsOfAFewPeople() {
        Outcome.Refusal refusal = refusal(
                Map.of("survey", "half-yearly", "from", "2023-11-15", "until", "2023-11-16", "smallest-group", "900"));
        assertThat(refusal.reason()).isEqualTo(Reason.SMALL_GROUP);
        assertThat(refusal.have())
                .startsWith("Fewer than 900 people are in one of the groups that this choice tells apart");
        assertThat(refusal.base().n()).isZero();
    }

    @Test
    void namesTheSurveysWhenTheOneAskedForIsNotThere() {
        assertThat(refusal(Map.of("survey", "moon")).have())
                .contains("half-yearly (nps)")
                .contains("after delivery (csat)");
    }

    @Test
    void namesTheAttributesWhenTheOneAskedForIsNotThere() {
        assertThat(refusal(Map.of("by", "moon")).have()).contains("\"moon\"").contains("region");
        assertThat(refusal(Map.of("where", "region=moon")).have()).startsWith("No customer has region=moon. ");
    }

    private static DataFolder airport() {
        return Worlds.real("sfo_survey", "sfo.yaml");
    }

    private static Finding last(Outcome.Answer answer) {
        return answer.findings().get(answer.findings().size() - 1);
    }

    private static List<String> texts(List<Cell> row) {
        return row.stream().map(Cell::text).toList();
    }

    private static List<List<Cell>> table(Finding finding, String title) {
        for (Exhibit exhibit : finding.exhibits()) {
            if (exhibit instanceof Exhibit.Table table && table.title().startsWith(title)) {
                return table.rows();
            }
        }
        throw new AssertionError("there must be a table " + title);
    }

    private static Ranking ranking(Finding finding, String title) {
        for (Exhibit exhibit : finding.exhibits()) {
            if (exhibit instanceof Ranking ranking && ranking.title().startsWith(title)) {
                return ranking;
            }
        }
        throw new AssertionError("there must be a ranking " + title);
    }

    private static Outcome.Answer answer(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new ListeningAnalysis(), options, data, 1);
    }

    private static Outcome.Refusal refusal(Map<String, String> options) {
        return Worlds.refusal(new ListeningAnalysis(), options, Worlds.company(COMPANY), 1);
    }
}
