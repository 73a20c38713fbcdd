package org.wayworth.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.analytics.Worlds.check;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world, refusals, and the shop on which these models were published. */
@Tag("long")
@DisplayName("planted truth: lifetime")
class LifetimeAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);

    /** truth.md: boxes come every eight weeks, shop orders by chance, and nobody stops ordering. */
    @Test
    void leavesThePlantedBoxesOutAndFindsThatNobodyStopsOrdering() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of()).headline();
        assertThat(finding.statement().text()).contains("\"order line\"").contains("3 years");
        assertThat(finding.isForecast()).isTrue();
        assertThat(finding.assumptions())
                .anyMatch(text -> text.contains("regular intervals") && text.contains("subscription"));
        assertThat(check(finding, "regular buying: order line").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(finding, "sales in the hold-out").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(finding.assumptions()).anyMatch(text -> text.contains("NBD"));
        assertThat(measured(finding).low()).isLessThan(measured(finding).value());
    }

    /** truth.md: 0.793, 0.867 and 0.906 of contracts run on after 182 days, by score; all together lie between. */
    @Test
    void foreseesHowLongPlantedContractsLast() {
        Finding finding = contracts(Worlds.company(COMPANY), Map.of("horizon-days", "182"));
        assertThat(measured(finding).low()).isGreaterThan(0.793);
        assertThat(measured(finding).high()).isLessThan(0.906);
        assertThat(check(finding, "contracts in the hold-out").verdict()).isEqualTo(Verdict.PASSED);
    }

    /** In the null world nothing of this was planted away: contracts still end, orders still come by chance. */
    @Test
    void theNullWorldIsForeseenAsWell() {
        Finding finding =
                answer(Worlds.company(COMPANY.in(World.NULL)), Map.of()).headline();
        assertThat(check(finding, "sales in the hold-out").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(finding, "regular buying: order line").verdict()).isEqualTo(Verdict.PASSED);
    }

    /** Three years of joining, none of a few people. */
    @Test
    void customersAreShownByTheQuarterOfTheirFirstPurchase() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of()).headline();
        Exhibit.Table quarters = finding.exhibits().stream()
                .filter(exhibit -> exhibit.title().startsWith("Customers by quarter of the first purchase"))
                .map(Exhibit.Table.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(quarters.rows()).hasSizeBetween(8, 12);
        assertThat(quarters.rows()).allSatisfy(row -> assertThat(row).hasSize(6));
        assertThat(quarters.title()).contains("3 years after");
    }

    @Test
    void marginIsTheUsersAndOnlyScalesTheValue() {
        DataFolder data = Worlds.company(COMPANY);
        Measured revenue = measured(answer(data, Map.of()).headline());
        Finding margin = answer(data, Map.of("margin-share", "0.3")).headline();
        assertThat(measured(margin).value()).isCloseTo(0.3 * revenue.value(), within(1e-6 * revenue.value()));
        assertThat(margin.statement().text()).contains("margin");
        assertThat(answer(data, Map.of()).headline().estimand()).contains("no margin was given");
    }

    @Test
    void aDiscountMakesLaterMoneyWorthLess() {
        DataFolder data = Worlds.company(COMPANY);
        double full = measured(answer(data, Map.of()).headline()).value();
        double less = measured(answer(data, Map.of("discount-rate", "0.1")).headline())
                .value();
        assertThat(less).isBetween(0.80 * full, 0.95 * full);
    }

    @Test
    void refusesWhereEverythingComesLikeClockwork() {
        Outcome.Refusal refusal =
                refusal(Worlds.company(COMPANY), Map.of("kinds", "subscription", "period-days", "366"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_VARIATION);
        assertThat(refusal.next()).contains("contract");
        assertThat(refusal.checks()).allMatch(check -> check.verdict() == Verdict.FAILED);
    }

    @Test
    void withBoxesAloneItLooksAtTheContracts() {
        Map<String, String> boxes = Map.of("kinds", "subscription");
        Finding money = answer(Worlds.company(COMPANY), boxes).headline();
        assertThat(money.statement().text()).startsWith("Running contracts are expected to bring £");
        assertThat(check(money, "running contracts in the hold-out").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(money, "money of contracts in the hold-out").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(money, "contracts with sales").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(contracts(Worlds.company(COMPANY), boxes).statement().text()).contains("3 years or longer");
    }

    @Test
    void refusesWhereTooFewBoughtAgainAndNamesTheBound() {
        Outcome outcome = Worlds.ask(
                new LifetimeAnalysis(),
                Map.of("minimum-repeaters", "1000000", "period-days", "366"),
                Worlds.company(COMPANY),
                1);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(Outcome.Reason.TOO_FEW);
            assertThat(refusal.need()).contains("1,000,000");
        });
    }

    @Test
    void namesTheKindsWhenTheOneAskedForIsNotThere() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("kinds", "no such kind"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_DATA);
        assertThat(refusal.have()).contains("order line").contains("subscription");
    }

    @Test
    void comesOutTheSameToTheLastDigit() {
        DataFolder data = Worlds.company(COMPANY);
        assertThat(Worlds.askAfresh(new LifetimeAnalysis(), Map.of(), data, 1))
                .isEqualTo(Worlds.ask(new LifetimeAnalysis(), Map.of(), data, 1));
    }

    /**
     * All 23,570 customers. Fader, Hardie and Lee (2005) print r .243, alpha 4.414, a .793, b 2.426 for one customer in
     * ten, with standard errors of .013, .38, .19 and .71; the whole must lie within a few of these.
     */
    @Tag("larger")
    @Test
    void onTheWholeOfCdnowItAgreesWithThePublishedSampleAndSaysThatTheTestCameOutTooLow() {
        Finding finding = answer(cdnow(), Map.of()).headline();
        Step model = finding.workings().get(1);
        assertThat(model.name()).isEqualTo("model: BG/NBD up to 30 September 1997");
        assertThat(value(model, "r")).isCloseTo(0.243, within(4 * 0.013));
        assertThat(value(model, "alpha")).isCloseTo(4.414, within(4 * 0.38));
        assertThat(value(model, "a")).isCloseTo(0.793, within(4 * 0.19));
        assertThat(value(model, "b")).isCloseTo(2.426, within(4 * 0.71));
        assertThat(finding.base().n()).isEqualTo(23_570);
        assertThat(finding.statement().text()).contains("it was too low");
        assertThat(check(finding, "sales in the hold-out").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(finding, "regular buying: order").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(finding, "better than a simple rule").verdict()).isEqualTo(Verdict.PASSED);
    }

    /** Counted from the file: repeat purchase days after 1997-09-30 of those who bought by then. */
    @Tag("larger")
    @Test
    void theCurveOfCdnowEndsWhereTheFileDoes() {
        Exhibit.Curve curve =
                (Exhibit.Curve) answer(cdnow(), Map.of()).headline().exhibits().get(0);
        var seen = curve.series().get(1).points();
        double atHoldout = seen.get(38).y().value();
        double last = seen.get(seen.size() - 1).y().value();
        assertThat(last - atHoldout).isCloseTo(19_684, within(100.0));
        var foreseen = curve.series().get(0).points().get(seen.size() - 1).y();
        assertThat(foreseen.value()).isBetween(0.9 * last, 1.1 * last);
    }

    @Tag("larger")
    @Test
    void onTheTelephoneCompanyItRefusesForWantOfDates() {
        Outcome.Refusal refusal = refusal(Worlds.real("telco", "telco.yaml"), Map.of());
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_DATA);
        assertThat(refusal.need()).contains("Dated sales");
    }

    private static DataFolder cdnow() {
        return Worlds.real("cdnow", "cdnow.yaml", "master.txt");
    }

    private static double value(Step model, String name) {
        return Double.parseDouble(model.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value());
    }

    private static Finding contracts(DataFolder data, Map<String, String> options) {
        return answer(data, options).findings().stream()
                .filter(finding -> finding.statement().text().contains("of contracts"))
                .findFirst()
                .orElseThrow();
    }

    private static Measured measured(Finding finding) {
        return finding.estimate().orElseThrow();
    }

    private static Outcome.Answer answer(DataFolder data, Map<String, String> options) {
        Outcome outcome = Worlds.ask(new LifetimeAnalysis(), options, data, 1);
        assertThat(outcome).isInstanceOf(Outcome.Answer.class);
        return (Outcome.Answer) outcome;
    }

    private static Outcome.Refusal refusal(DataFolder data, Map<String, String> options) {
        Outcome outcome = Worlds.ask(new LifetimeAnalysis(), options, data, 1);
        assertThat(outcome).isInstanceOf(Outcome.Refusal.class);
        return (Outcome.Refusal) outcome;
    }
}
