package org.wayworth.analytics.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.analytics.Worlds.check;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world, refusals, and real data. */
@Tag("long")
@DisplayName("planted truth: value")
class ValueAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);
    private static final double POUNDS_PER_POINT = 6.00;
    private static final Map<String, String> HALF_YEAR = Map.of("landmark", "2025-05-31", "horizon-days", "182");

    /** £6 a point, and ratings of 9 to 10 lie 4.3 to 5 points above those of 0 to 6. */
    @Test
    void theGapBetweenBandsIsThePlantedPoundsPerPoint() {
        Finding finding = headline(Worlds.company(COMPANY), Map.of());
        assertThat(measured(finding).low()).isLessThan(5 * POUNDS_PER_POINT);
        assertThat(measured(finding).high()).isGreaterThan(4.3 * POUNDS_PER_POINT);
        assertThat(measured(finding).isClearOf(0)).isTrue();
        assertThat(finding.grade()).isEqualTo(Grade.ADJUSTED);
        assertThat(finding.statement().text())
                .startsWith("A rating of 9 to 10 by ")
                .contains(" is followed by £")
                .contains("than one of 0 to 6");
    }

    /** Older customers spend more and answer higher: as they are, the bands lie further apart than planted. */
    @Test
    void theNaiveGapIsWrongWhereConfoundingWasPlanted() {
        Finding finding = headline(Worlds.company(COMPANY), Map.of());
        Ranking naive = ranking(finding, "unadjusted");
        double gap = naive.bars().get(2).measured().value()
                - naive.bars().get(0).measured().value();
        assertThat(gap).isGreaterThan(measured(finding).high());
    }

    /** The headline compares the highest band with the lowest; figures of other steps say which. */
    @Test
    void checksSayOfWhatStepTheirFiguresAre() {
        Finding finding = headline(Worlds.company(COMPANY), Map.of());
        assertThat(check(finding, "stable over time").found()).contains(") per band, later half");
        assertThat(check(finding, "placebo outcome").found()).startsWith("per point ");
    }

    /** kept-0-6, kept-7-8, kept-9-10 of truth.md, each inside its own interval or within the drawing's tolerance. */
    @Test
    void contractsStayAsPlantedInEachBand() {
        Ranking kept = ranking(about(Worlds.company(COMPANY), HALF_YEAR, "retention"), "unadjusted");
        double[] planted = {0.793, 0.867, 0.906};
        for (int band = 0; band < 3; band++) {
            Measured share = kept.bars().get(band).measured();
            assertThat(share.low()).as(share.text()).isLessThan(planted[band] + 0.03);
            assertThat(share.high()).as(share.text()).isGreaterThan(planted[band] - 0.03);
        }
        assertThat(kept.bars().get(2).measured().value())
                .isGreaterThan(kept.bars().get(0).measured().value() + 0.05);
    }

    /** The curve of Kaplan and Meier ends where the plain share does: nobody is censored before the horizon. */
    @Test
    void theCurveOfThoseWhoStayEndsAtTheirShare() {
        Finding finding = about(Worlds.company(COMPANY), HALF_YEAR, "retention");
        Exhibit.Curve curve = (Exhibit.Curve) finding.exhibits().stream()
                .filter(exhibit -> exhibit instanceof Exhibit.Curve)
                .findFirst()
                .orElseThrow();
        Ranking kept = ranking(finding, "unadjusted");
        for (int band = 0; band < 3; band++) {
            var points = curve.series().get(band).points();
            assertThat(points.get(points.size() - 1).y().value())
                    .isCloseTo(kept.bars().get(band).measured().value(), within(1e-9));
        }
    }

    @Test
    void theNullWorldShowsNoGapThoughTheNaiveMeansDo() {
        DataFolder company = Worlds.company(COMPANY.in(World.NULL));
        Finding finding = headline(company, Map.of());
        assertThat(measured(finding).isClearOf(0))
                .as(finding.statement().text())
                .isFalse();
        assertThat(finding.statement().text()).contains("no clear difference");
        Ranking naive = ranking(finding, "unadjusted");
        assertThat(naive.bars().get(2).measured().low())
                .as("the confounder stays in the null world")
                .isGreaterThan(naive.bars().get(0).measured().high());
    }

    @Test
    void thePlaceboFailsWhereTheConfounderIsLeftOut() {
        Finding finding = headline(
                Worlds.company(COMPANY.in(World.NULL)), Map.of("leave-out", "age_band, joined_channel, region, plan"));
        assertThat(check(finding, "placebo outcome").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(finding.statement().text()).doesNotContain("is followed by");
    }

    @Test
    void answersForRevenueMarginGrowthStayingAndLifetimeValue() {
        assertThat(answer(Worlds.company(COMPANY), Map.of()).findings())
                .extracting(finding -> finding.statement().text())
                .satisfiesExactly(
                        revenue -> assertThat(revenue).contains("more revenue a year"),
                        margin -> assertThat(margin).contains("margin"),
                        growth -> assertThat(growth).contains("growth"),
                        staying -> assertThat(staying).contains("higher retention"),
                        lifetime -> assertThat(lifetime).contains("is expected to go with"));
    }

    /** As they are, those who answer higher spend more: the confounder that was planted, and £6 a point of shop orders. */
    @Test
    void lifetimeValueRisesFromBandToBandAndEachBandIsForeseen() {
        Finding finding = about(Worlds.company(COMPANY), Map.of(), "is expected to");
        Ranking bands = ranking(finding, "by latest rating");
        assertThat(bands.bars()).extracting(Ranking.Bar::label).containsExactly("0 to 6", "7 to 8", "9 to 10");
        assertThat(bands.bars().get(2).measured().value())
                .isGreaterThan(bands.bars().get(0).measured().value());
        assertThat(measured(finding).value())
                .isCloseTo(
                        bands.bars().get(2).measured().value()
                                - bands.bars().get(0).measured().value(),
                        within(1e-9));
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
        assertThat(check(finding, "sales in the hold-out").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(finding, "forecast by band").found()).contains("0 to 6: forecast £");
        assertThat(finding.assumptions()).anyMatch(text -> text.contains("discount rate"));
    }

    /** The confounder stays in the null world: bands as they are differ, and the sentence does not say that one follows. */
    @Test
    void lifetimeValueInTheNullWorldSaysNoMoreThanThatTheyGoTogether() {
        Finding finding = about(Worlds.company(COMPANY.in(World.NULL)), Map.of(), "per customer within 3 years");
        assertThat(finding.statement().text())
                .contains("is expected to go with")
                .doesNotContain("followed");
    }

    @Test
    void marginOfALifetimeValueIsTheUsers() {
        Measured full = measured(about(Worlds.company(COMPANY), Map.of(), "is expected to"));
        Measured margin = measured(about(Worlds.company(COMPANY), Map.of("margin-share", "0.3"), "is expected to"));
        assertThat(margin.value()).isCloseTo(0.3 * full.value(), within(1e-6 * full.value()));
    }

    /** Planted: 0.85 times the churn rate per point. */
    @Test
    void theRateOfLeavingPerPointIsThePlantedOne() {
        String found = check(about(Worlds.company(COMPANY), HALF_YEAR, "retention"), "adjusted churn rate")
                .found();
        double ratio = Double.parseDouble(found.replaceAll("^one point higher: ([0-9.]+) times.*$", "$1"));
        assertThat(ratio).isBetween(0.78, 0.92);
    }

    /** Known in full, so no digits that pretend to more: 100.0%. */
    @Test
    void theCurveOfThoseWhoStayBeginsAtAHundredPerCentWithoutMoreDigits() {
        Exhibit.Curve curve = (Exhibit.Curve) about(Worlds.company(COMPANY), HALF_YEAR, "retention").exhibits().stream()
                .filter(exhibit -> exhibit instanceof Exhibit.Curve)
                .findFirst()
                .orElseThrow();
        assertThat(curve.series().get(0).points().get(0).y().valueText()).isEqualTo("100%");
    }

    /** Of 210 customers fewer than 200 bought again before the hold-out, so nothing is foreseen. */
    @Test
    void whereNothingCanBeForeseenTheFirstFindingSaysWhyAndWhatToDo() {
        DataFolder small = Worlds.company(new DemoOptions(11, 210, World.PLANTED, 1));
        Outcome.Answer answer = answer(small, Map.of("minimum-respondents", "50"));
        assertThat(answer.findings())
                .noneMatch(finding -> finding.statement().text().contains("lifetime value")
                        || finding.statement().text().contains("is expected to"));
        assertThat(answer.headline().assumptions())
                .anySatisfy(text -> assertThat(text)
                        .startsWith("We cannot say what lifetime value goes with a rating.")
                        .contains("customers had bought again by")
                        .contains("Needed: At least 200 customers who had.")
                        .contains("Import a longer period or more customers."));
    }

    @Test
    void refusesAHorizonThatNobodyIsObservedFor() {
        Outcome outcome = Worlds.ask(new ValueAnalysis(), Map.of("horizon-days", "3000"), Worlds.company(COMPANY), 1);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NOT_OBSERVED_LONG_ENOUGH));
    }

    @Test
    void comesOutTheSameToTheLastDigit() {
        DataFolder data = Worlds.company(COMPANY);
        assertThat(Worlds.askAfresh(new ValueAnalysis(), HALF_YEAR, data, 1))
                .isEqualTo(Worlds.ask(new ValueAnalysis(), HALF_YEAR, data, 1));
    }

    /**
     * Stars, not recommendations: the bands are thirds of the scale, and buying again stands in for staying. Three people
     * who rated low bought again, so the money of that band would tell what single people spent.
     */
    @Tag("larger")
    @Test
    void onTheMarketplaceTheBandsAreThirdsAndMoneyOfAFewIsNotShown() {
        List<Finding> findings = answer(Worlds.real("olist", "olist.yaml"), Map.of("horizon-days", "180"))
                .findings();
        Finding again = findings.stream()
                .filter(finding -> finding.statement().text().contains("repeat customers"))
                .findFirst()
                .orElseThrow();
        assertThat(ranking(again, "unadjusted").bars())
                .extracting(Ranking.Bar::label)
                .containsExactly("1 to 2", "3", "4 to 5");
        assertThat(findings)
                .extracting(finding -> finding.statement().text())
                .noneMatch(statement -> statement.contains("R$"));
        assertThat(again.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    @Tag("larger")
    @Test
    void onTheTelephoneCompanyItRefusesForWantOfTimeOrder() {
        Outcome outcome = Worlds.ask(new ValueAnalysis(), Map.of(), Worlds.real("telco", "telco.yaml"), 1);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_TIME_ORDER));
    }

    private static Ranking ranking(Finding finding, String title) {
        return finding.exhibits().stream()
                .filter(exhibit -> exhibit.title().contains(title) && exhibit instanceof Ranking)
                .map(Ranking.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Measured measured(Finding finding) {
        return finding.estimate().orElseThrow();
    }

    private static Finding about(DataFolder data, Map<String, String> options, String words) {
        return answer(data, options).findings().stream()
                .filter(finding -> finding.statement().text().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static Finding headline(DataFolder data, Map<String, String> options) {
        return answer(data, options).headline();
    }

    private static Outcome.Answer answer(DataFolder data, Map<String, String> options) {
        Outcome outcome = Worlds.ask(new ValueAnalysis(), options, data, 1);
        assertThat(outcome).isInstanceOf(Outcome.Answer.class);
        return (Outcome.Answer) outcome;
    }
}
