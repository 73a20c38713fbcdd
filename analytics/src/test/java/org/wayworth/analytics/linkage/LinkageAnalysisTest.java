package org.wayworth.analytics.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.analytics.Worlds.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.analytics.FirstFigure;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Check;
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
@DisplayName("planted truth: linkage")
class LinkageAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);
    private static final double POUNDS_PER_POINT = 6.00;
    private static final String REGIONS =
            ",(East of England|London|Midlands|North of England|Northern Ireland|Scotland" + "|South West|Wales),";

    @Test
    void findsThePlantedPoundsPerPoint() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of());
        assertThat(measured(finding).low()).isLessThan(POUNDS_PER_POINT);
        assertThat(measured(finding).high()).isGreaterThan(POUNDS_PER_POINT);
        assertThat(finding.grade()).isEqualTo(Grade.ADJUSTED);
        assertThat(finding.statement().text()).contains("is followed by").contains("£");
    }

    @Test
    void theFirstFigureIsThatOfTheAnswerInTheWeakestWords() {
        DataFolder data = Worlds.company(COMPANY);
        List<FirstFigure> heard = new ArrayList<>();

        Outcome outcome = Worlds.askAfresh(new LinkageAnalysis(), Map.of(), data, 11, heard::add);

        Finding finding = ((Outcome.Answer) outcome).headline();
        assertThat(outcome).isEqualTo(Worlds.askAfresh(new LinkageAnalysis(), Map.of(), data, 11));
        assertThat(finding.statement().text()).contains("is followed by");
        assertThat(heard)
                .containsExactly(new FirstFigure(
                        finding.statement().text().replace("is followed by", "goes with"), finding.qualification()));
    }

    @Test
    void findsItAtOneLandmarkForAll() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of("landmark", "2025-05-31"));
        assertThat(measured(finding).low()).isLessThan(POUNDS_PER_POINT);
        assertThat(measured(finding).high()).isGreaterThan(POUNDS_PER_POINT);
    }

    @Test
    void theNaiveComparisonIsWrongWhereConfoundingWasPlanted() {
        Measured naive = naive(answer(Worlds.company(COMPANY), Map.of()));
        assertThat(naive.low())
                .as("as they are, high raters bring far more than the planted " + POUNDS_PER_POINT)
                .isGreaterThan(POUNDS_PER_POINT);
    }

    @Test
    void findsNothingInTheNullWorldThoughTheNaiveComparisonDoes() {
        Finding finding = answer(Worlds.company(COMPANY.in(World.NULL)), Map.of());
        assertThat(measured(finding).isClearOf(0))
                .as(finding.statement().text())
                .isFalse();
        assertThat(finding.statement().text()).startsWith("We see no clear difference");
        assertThat(naive(finding).isClearOf(0))
                .as("the confounder stays in the null world")
                .isTrue();
    }

    @Test
    void thePlaceboFailsWhereTheConfounderIsLeftOut() {
        Finding finding = answer(
                Worlds.company(COMPANY.in(World.NULL)), Map.of("leave-out", "age_band, joined_channel, region, plan"));
        assertThat(check(finding, "placebo outcome").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
        assertThat(finding.statement().text()).doesNotContain("is followed by");
    }

    @Test
    void refusesWhereAnswersAreThinnedOut() {
        Outcome.Refusal refusal =
                refusal(Worlds.company(COMPANY.withCustomers(2_000).answering(0.02)), Map.of("survey", "half-yearly"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.TOO_FEW);
        assertThat(refusal.need()).contains("100");
    }

    @Test
    void refusesAHorizonThatNobodyIsObservedFor() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("horizon-days", "3000"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NOT_OBSERVED_LONG_ENOUGH);
    }

    /** 0 leaves nobody below it, 11 nobody above. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-3"})
    @DisplayName("message: a border of high ratings outside the scale is refused, and the comparison never left out")
    void refusesACutOutsideTheScale(String cut) {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("cut", cut));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.OFF_SCALE);
        assertThat(refusal.have()).isEqualTo("The survey half-yearly (nps) is answered on a scale from 0 to 10.");
        assertThat(refusal.need())
                .isEqualTo("A rating above 0 and up to 10, so that there are ratings on both sides, not "
                        + cut.replace("-", "\u2212") + ".");
        assertThat(refusal.next()).isEqualTo("Choose such a rating (cut), or leave it empty.");
    }

    @Test
    void namesTheSurveysWhenTheOneAskedForIsNotThere() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("survey", "no such survey"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NOT_IN_DATA);
        assertThat(refusal.have()).contains("half-yearly").contains("after delivery");
    }

    @Test
    void bothMethodsFindItAndTheComparisonOfHighAndLowAgrees() {
        List<Finding> findings = all(Worlds.company(COMPANY), Map.of());
        Finding high = findings.get(1);
        assertThat(high.statement().text())
                .startsWith("Among similar customers, a rating of 8 or more is followed by £");
        // Those who rate 8 or more rate 3 to 4 points higher than the others.
        assertThat(measured(high).low()).isLessThan(3.5 * POUNDS_PER_POINT);
        assertThat(measured(high).high()).isGreaterThan(3 * POUNDS_PER_POINT);
        assertThat(check(findings.get(0), "two methods").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(findings.get(0), "non-response").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(findings.get(0), "identity").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void sameCustomersAtDifferentTimesTellTheSame() {
        Finding same = all(Worlds.company(COMPANY), Map.of()).get(2);
        assertThat(same.question()).startsWith("When the same customer rates higher");
        assertThat(measured(same).low()).isLessThan(POUNDS_PER_POINT);
        assertThat(measured(same).high()).isGreaterThan(POUNDS_PER_POINT);
    }

    @Test
    void findsNoGroupForWhomItIsDifferentSinceNoneWasPlanted() {
        List<Finding> findings = all(Worlds.company(COMPANY), Map.of());
        assertThat(findings.get(findings.size() - 1).statement().text()).startsWith("We see no clear evidence");
    }

    @Test
    void findsThePlantedRateOfLeaving() {
        List<Finding> findings = all(Worlds.company(COMPANY), Map.of("outcome", "retention", "horizon-days", "182"));
        assertThat(findings.get(0).statement().text()).contains("higher retention within 182 days");
        assertThat(measured(findings.get(0)).low()).isGreaterThan(0);
        Finding staying = findings.get(2);
        assertThat(staying.question()).isEqualTo("Do customers who rate us higher stay longer?");
        assertThat(ratio(check(staying, "adjusted churn rate").found()))
                .as("planted: 0.85 times the churn rate per point")
                .isBetween(0.80, 0.90);
    }

    @Test
    void findsNoRateOfLeavingInTheNullWorld() {
        List<Finding> findings =
                all(Worlds.company(COMPANY.in(World.NULL)), Map.of("outcome", "retention", "horizon-days", "182"));
        assertThat(findings.get(0).statement().text()).startsWith("We see no clear difference");
    }

    @Test
    void everyOutcomeHasItsUnitOrItsRefusal() {
        DataFolder data = Worlds.company(COMPANY);
        assertThat(measured(answer(data, Map.of("outcome", "margin"))).low()).isGreaterThan(0);
        assertThat(answer(data, Map.of("outcome", "orders")).statement().text()).contains("more orders");
        assertThat(answer(data, Map.of("outcome", "growth")).statement().text()).contains("revenue growth");
        assertThat(answer(data, Map.of("outcome", "return")).statement().text()).contains("repeat customers");
        Outcome.Refusal referrals = refusal(data, Map.of("outcome", "referrals"));
        assertThat(referrals.reason()).isEqualTo(Outcome.Reason.TOO_FEW);
        assertThat(referrals.next()).contains("touchpoint \"referral\"");
    }

    @Test
    void asksOnlyAboutThoseInTheAudience() {
        Finding everybody = answer(Worlds.company(COMPANY), Map.of());
        Finding londoners = answer(Worlds.company(COMPANY), Map.of("where", "region=London"));
        assertThat(londoners.base().n()).isBetween(100L, everybody.base().n() / 2);
        assertThat(londoners.base().before()).isEqualTo(everybody.base().before());
        Outcome.Refusal nowhere = refusal(Worlds.company(COMPANY), Map.of("where", "region=Atlantis"));
        assertThat(nowhere.have())
                .startsWith("No customer has region=Atlantis.")
                .contains("London");
    }

    /** The answer for all less that for the Londoners would be what those few others brought. */
    @Test
    void refusesAPartWhereTheOthersAreAFew() {
        DataFolder data = Worlds.company(
                COMPANY.withCustomers(2_000),
                "nearly all in London",
                "shop_customers.csv",
                LinkageAnalysisTest::toLondon);
        assertThat(answer(data, Map.of()).base().n()).isGreaterThan(1_000);
        Outcome.Refusal refusal = refusal(data, Map.of("where", "region=London"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SMALL_GROUP);
        assertThat(refusal.have())
                .isEqualTo(
                        "Fewer than 10 people are in one of the groups that this choice tells apart: those chosen, the"
                                + " others, or those whom one comparison takes in or leaves out.");
        assertThat(refusal.need())
                .isEqualTo(
                        "At least 10 people, or nobody, in each of these groups: otherwise two answers together would tell"
                                + " what a few people did.");
        assertThat(refusal.base().before())
                .as("no count that a reader could subtract")
                .isZero();
        assertThat(refusal.exhibits()).isEmpty();
        assertThat(refusal(data, Map.of("where", "region=Wales")).have())
                .as("how few they are is not told either")
                .isEqualTo(refusal.have());
    }

    /** Eight customers, whose numbers end alike, move to Wales, all others to London. */
    private static String toLondon(String line) {
        return line.replaceAll(REGIONS, line.matches("C\\d*[0-3]33,.*") ? ",Wales," : ",London,");
    }

    @Test
    void hidesRatingsGivenByAFew() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of());
        for (Exhibit exhibit : finding.exhibits()) {
            if (exhibit instanceof Exhibit.Curve curve) {
                assertThat(curve.series())
                        .allSatisfy(series -> assertThat(series.points()).allMatch(point -> point.n() >= 10));
            }
            if (exhibit instanceof Exhibit.Shares shares) {
                assertThat(shares.rows().get(0).counts()).allMatch(count -> count >= 10);
            }
        }
    }

    @Test
    void comesOutTheSameToTheLastDigit() {
        DataFolder data = Worlds.company(COMPANY);
        assertThat(Worlds.askAfresh(new LinkageAnalysis(), Map.of(), data, 1))
                .isEqualTo(Worlds.ask(new LinkageAnalysis(), Map.of(), data, 1));
    }

    @Tag("larger")
    @Test
    void onTheMarketplaceTheDifferenceIsHonestlySmall() {
        Finding finding = answer(Worlds.real("olist", "olist.yaml"), Map.of("horizon-days", "180"));
        assertThat(measured(finding).isClearOf(0)).isFalse();
        assertThat(Math.abs(measured(finding).value())).isLessThan(1);
        assertThat(finding.base().before()).isEqualTo(19_986);
        assertThat(finding.base().n()).isBetween(12_000L, 12_400L);
    }

    @Tag("larger")
    @Test
    void onTheTelephoneCompanyItRefusesAndSaysWhy() {
        Outcome.Refusal refusal = refusal(Worlds.real("telco", "telco.yaml"), Map.of());
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_TIME_ORDER);
        assertThat(refusal.checks()).extracting(Check::name).contains("time order", "overlap");
        assertThat(refusal.checks()).allMatch(check -> check.verdict() == Verdict.FAILED);
        assertThat(refusal.exhibits()).isNotEmpty();
    }

    private static Measured naive(Finding finding) {
        for (Exhibit exhibit : finding.exhibits()) {
            if (exhibit instanceof Ranking ranking && ranking.title().endsWith("by method")) {
                return ranking.bars().get(0).measured();
            }
        }
        throw new AssertionError("a linkage must show the naive comparison beside the adjusted one");
    }

    private static Measured measured(Finding finding) {
        return finding.estimate().orElseThrow();
    }

    /** "one point higher: 0.860 times the rate …" */
    private static double ratio(String found) {
        return Double.parseDouble(found.replaceAll("^one point higher: ([0-9.]+) times.*$", "$1"));
    }

    private static List<Finding> all(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new LinkageAnalysis(), options, data, 1).findings();
    }

    private static Finding answer(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new LinkageAnalysis(), options, data, 1).headline();
    }

    private static Outcome.Refusal refusal(DataFolder data, Map<String, String> options) {
        return Worlds.refusal(new LinkageAnalysis(), options, data, 1);
    }
}
