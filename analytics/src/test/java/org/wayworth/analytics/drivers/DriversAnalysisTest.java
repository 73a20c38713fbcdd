package org.wayworth.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.analytics.Worlds.check;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world, refusals, and what must hold for any data. */
@Tag("long")
@DisplayName("planted truth: what moves satisfaction")
class DriversAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);
    private static final String SHARES = "Driver importance";
    private static final String SLOPES = "Difference in";
    private static final String APART = "Questions that only some customers could answer";

    @ParameterizedTest
    @CsvSource({
        "delivery, 0.352",
        "product quality, 0.412",
        "price, 0.161",
        "website, 0.025",
        "packaging, 0.025",
        "billing, 0.025"
    })
    void findsThePlantedShares(String question, double planted) {
        Measured share = bar(answer(Worlds.company(COMPANY), Map.of()), SHARES, question);
        assertThat(share.low()).isLessThan(planted);
        assertThat(share.high()).isGreaterThan(planted);
    }

    @Test
    void namesThePlantedDriversFirst() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of());
        assertThat(finding.statement().text())
                .startsWith("Product quality and delivery are the strongest drivers of recommendation: ");
        assertThat(finding.grade()).as("one questionnaire: no time order").isEqualTo(Grade.UNADJUSTED);
        assertThat(finding.checks()).allMatch(Check::passed);
    }

    @Test
    void looksAtSupportAmongThoseWhoUsedItAndFindsThePlantedWeight() {
        Outcome.Answer answer = ask(Worlds.company(COMPANY), Map.of());
        Measured support = bar(answer.headline(), APART, "support");
        assertThat(support.low()).isLessThan(0.238);
        assertThat(support.high()).isGreaterThan(0.238);
        assertThat(answer.findings())
                .extracting(finding -> finding.statement().text())
                .anyMatch(statement ->
                        statement.startsWith("Among customers who rated support, one point more on it goes with"));
        assertThat(row(answer.headline(), "Answers to each question", "support"))
                .extracting(Cell::text)
                .endsWith("separately, among those who rated it");
    }

    @Test
    void theUsersOfSupportAreNotFilledIn() {
        Finding withSupport = answer(Worlds.company(COMPANY), Map.of());
        Finding without = answer(Worlds.company(COMPANY), Map.of("leave-out", "support", "worth", "left-out"));
        assertThat(bar(withSupport, SHARES, "delivery")).isEqualTo(bar(without, SHARES, "delivery"));
        assertThat(withSupport.base().n()).isEqualTo(without.base().n());
    }

    @Test
    void aStraightLineIsNeitherBasicNorExcitement() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of());
        for (String question : List.of("delivery", "product quality", "price")) {
            assertThat(row(finding, "Kano categories", question))
                    .extracting(Cell::text)
                    .endsWith("performance");
        }
    }

    /** £6 a point of the 0–10 answer were planted; what a point of the question moves it by is in the same answer. */
    @Test
    void followsTheFirstQuestionToThePlantedMoney() {
        Outcome.Answer answer = ask(Worlds.company(COMPANY), Map.of());
        Finding money = answer.findings().get(1);
        assertThat(money.statement().text())
                .startsWith("A rating of ")
                .contains(" below 4 goes with £")
                .endsWith("through the overall rating.");
        String first = answer.headline().exhibits().stream()
                .filter(Ranking.class::isInstance)
                .map(exhibit -> ((Ranking) exhibit).bars().get(0).label())
                .findFirst()
                .orElseThrow();
        double planted = 6 * bar(answer.headline(), SLOPES, first).value();
        assertThat(measured(money).low()).isLessThan(planted);
        assertThat(measured(money).high()).isGreaterThan(planted);
        assertThat(money.grade().isTested()).isFalse();
    }

    @Test
    void saysWhyMoneyCannotBeToldWhereItIsNotObserved() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of("horizon-days", "3000", "resamples", "200"));
        assertThat(finding.assumptions())
                .anyMatch(text -> text.startsWith("We cannot say what a driver is worth in money. "));
    }

    @Test
    void tellsTheBestCustomersApart() {
        assertThat(ask(Worlds.company(COMPANY), Map.of()).findings())
                .extracting(finding -> finding.statement().text())
                .anyMatch(statement -> statement.startsWith("Among the best customers, "));
        Finding best = answer(Worlds.company(COMPANY), Map.of("who", "best"));
        assertThat(best.base().before()).isGreaterThan(4 * best.base().n());
    }

    /** truth.md: price counts for customers of small plans, and those bring less. */
    @Test
    void tellsThatPriceCountsLessForTheBestAsPlanted() {
        assertThat(ask(Worlds.company(COMPANY), Map.of()).findings())
                .extracting(finding -> finding.statement().text())
                .anyMatch(statement -> statement.matches(
                        "Price accounts for [0-9.]+ percentage points less of the explained variation among"
                                + " the best customers than among the rest\\."));
        assertThat(ask(Worlds.company(COMPANY.in(World.NULL)), Map.of()).findings())
                .extracting(finding -> finding.statement().text())
                .as("null world: nothing is explained, so nothing is held against each other")
                .noneMatch(statement -> statement.contains("than among"));
    }

    @Test
    void saysThatTooLittleIsExplainedToFollowItToMoney() {
        assertThat(answer(Worlds.company(COMPANY.in(World.NULL)), Map.of()).assumptions())
                .anyMatch(text -> text.startsWith(
                        "We cannot say what a driver is worth in money. The 6 questions together explain"));
    }

    @Test
    void everyResponseIsAccountedFor() {
        Finding finding = answer(
                Worlds.company(COMPANY), Map.of("where", "region=Scotland", "resamples", "200", "worth", "left-out"));
        Finding all = answer(Worlds.company(COMPANY), Map.of());
        assertThat(finding.base().before()).isEqualTo(all.base().before());
        assertThat(finding.base().n()).isLessThan(all.base().n());
        assertThat(finding.statement().text()).startsWith("In region Scotland, ");
    }

    @Test
    void looksAtEachGroupThatIsLargeEnough() {
        Outcome.Answer answer =
                ask(Worlds.company(COMPANY), Map.of("by", "region", "resamples", "200", "worth", "left-out"));
        List<Finding> groups = answer.findings().stream()
                .filter(finding -> finding.statement().text().startsWith("In region "))
                .toList();
        assertThat(groups)
                .hasSizeGreaterThan(1)
                .allMatch(finding -> finding.base().n() >= 100);
    }

    @Test
    void refusesToRankInTheNullWorld() {
        Finding finding = answer(Worlds.company(COMPANY.in(World.NULL)), Map.of());
        assertThat(finding.statement().text()).contains(", too little to rank them");
        assertThat(measured(finding).value()).isLessThan(0.005);
        assertThat(finding.exhibits()).extracting(Exhibit::title).noneMatch(title -> title.startsWith(SHARES));
        assertThat(check(finding, "explained variation").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(finding.grade()).isEqualTo(Grade.DESCRIPTIVE);
    }

    @Test
    void findsNoClearQuestionInTheNullWorld() {
        Finding finding = answer(Worlds.company(COMPANY.in(World.NULL)), Map.of());
        assertThat(row(finding, "Priorities", "delivery"))
                .extracting(Cell::text)
                .last()
                .isIn("low priority", "no action", "near the target: low priority");
        assertThat(ask(Worlds.company(COMPANY.in(World.NULL)), Map.of()).findings())
                .extracting(each -> each.statement().text())
                .noneMatch(statement -> statement.contains("goes with"));
    }

    @Test
    void loyaltyIsHardlyToldByTheQuestionsAndItSaysSo() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of("outcome", "return", "horizon-days", "182"));
        assertThat(finding.statement().text()).contains("repeat purchase").contains(", too little to rank them");
        assertThat(finding.base().drops())
                .anyMatch(drop -> drop.rule().contains("not observed for 182 days after the response"));
    }

    @Test
    void refusesWhereAnswersAreThinnedOut() {
        Outcome.Refusal refusal =
                refusal(Worlds.company(COMPANY.withCustomers(2_000).answering(0.02)), Map.of());
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.TOO_FEW);
        assertThat(refusal.need()).contains("100").contains("10 for each question");
    }

    @Test
    void refusesATargetOutsideTheScale() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("target-level", "11"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.OFF_SCALE);
        assertThat(refusal.have()).startsWith("The question \"").contains("is answered on a scale from ");
        assertThat(refusal.need()).contains("and up to ").endsWith(", not 11.");
        assertThat(refusal.next()).isEqualTo("Choose such a rating (target-level), or leave it empty.");
    }

    @Test
    void refusesWhereNobodyAnsweredInTheDaysAskedFor() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("from", "2016-01-01", "until", "2016-12-31"));
        assertThat(refusal.have()).isEqualTo("None of the customers asked about answered in the period asked for.");
        assertThat(refusal.next()).contains("from, until");
    }

    @Test
    void namesTheSurveysWithQuestionsWhenTheOneAskedForHasNone() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("survey", "after delivery"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_DATA);
        assertThat(refusal.have()).contains("half-yearly");
    }

    @Test
    void namesTheQuestionsWhenTheOneAskedForIsNotThere() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("items", "delivery, moon"));
        assertThat(refusal.have()).contains("product quality");
        assertThat(refusal.need()).contains("moon").doesNotContain("delivery");
    }

    @Test
    void namesTheAttributesWhenTheOneAskedForIsNotThere() {
        Outcome.Refusal refusal = refusal(Worlds.company(COMPANY), Map.of("where", "region=Atlantis"));
        assertThat(refusal.have()).startsWith("No customer has region=Atlantis. Values of region: East of England, ");
        assertThat(refusal.next()).startsWith("Choose one of the values above (where)");
    }

    @Tag("larger")
    @Test
    void refusesWhereThereIsNoQuestionAtAll() {
        Outcome.Refusal refusal = refusal(Worlds.real("telco", "telco.yaml"), Map.of());
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_DATA);
        assertThat(refusal.have()).startsWith("No survey holds answers to single questions");
    }

    /** Counts and means of the airport were worked out beside the data by another program. */
    @Tag("larger")
    @ParameterizedTest
    @CsvSource({"2017, 2688, 4.064360, 4.071203", "2018, 2625, 4.002667, 4.042123"})
    void countsTheAirportAsOthersDo(int year, long n, double plain, double weighted) {
        Step outcome = step(airport(year), "outcome: the answer to \"Q7ALL\"");
        assertThat(number(step(outcome.steps(), "responses"))).isEqualTo(n);
        assertThat(number(step(outcome.steps(), "unweighted mean"))).isCloseTo(plain, within(5e-7));
        assertThat(number(step(outcome.steps(), "weighted mean"))).isCloseTo(weighted, within(5e-7));
    }

    /** numpy: weighted EM to 1e-14 on the 1,751 records of 2017, then R² of each of the 1,024 sub-models by solve(). */
    @Tag("larger")
    @ParameterizedTest
    @CsvSource({
        "Q7SIGN, 0.07580026344503021, 0.13479128677520225",
        "Q7FOOD, 0.0744837493215974, 0.14354514780613828",
        "Q7WALKWAYS, 0.0681990567124131, 0.09524595867142797",
        "Q9ALL, 0.06607113373518028, 0.24934581889854188",
        "Q9RESTROOM, 0.030926783056777617, -0.07357970588970711"
    })
    void sharesOfTheAirportAreThoseOfAnotherProgram(String question, double share, double slope) {
        List<Step> workings = airport(2017);
        Step shares = step(workings, "R² ");
        assertThat(Double.parseDouble(shares.name().split("[ ,]")[1])).isCloseTo(0.5840044653422227, within(1e-10));
        assertThat(number(step(shares.steps(), question))).isCloseTo(share, within(1e-10));
        assertThat(number(step(step(workings, "slopes").steps(), question))).isCloseTo(slope, within(1e-10));
    }

    @Tag("larger")
    @Test
    void atTheAirportNeverUsedIsNotFilledIn() {
        Finding finding = answer(sfo(), airportOptions(2017));
        assertThat(finding.base().before()).isEqualTo(2_831);
        assertThat(finding.base().n()).isEqualTo(1_751);
        assertThat(row(finding, "Answers to each question", "Q7LTPARKING"))
                .extracting(Cell::text)
                .startsWith("Q7LTPARKING", "819", "123", "1,746")
                .endsWith("separately, among those who rated it");
        assertThat(check(finding, "sign reversal").found()).startsWith("Q9RESTROOM");
    }

    @Test
    void theOrderInWhichQuestionsAreNamedDoesNotMatter() {
        Outcome.Answer one = ask(
                Worlds.company(COMPANY),
                Map.of("items", "delivery, price, billing", "resamples", "200", "worth", "left-out"));
        Outcome.Answer other = ask(
                Worlds.company(COMPANY),
                Map.of("items", "billing, delivery, price", "resamples", "200", "worth", "left-out"));
        assertThat(one.headline().estimate()).isEqualTo(other.headline().estimate());
        assertThat(one.headline().exhibits()).isEqualTo(other.headline().exhibits());
    }

    @Test
    void comesOutTheSameToTheLastDigit() {
        DataFolder data = Worlds.company(COMPANY);
        Map<String, String> options = Map.of("resamples", "200");
        assertThat(Worlds.askAfresh(new DriversAnalysis(), options, data, 1))
                .isEqualTo(Worlds.ask(new DriversAnalysis(), options, data, 1));
    }

    private static DataFolder sfo() {
        return Worlds.real("sfo_survey", "sfo.yaml");
    }

    private static Map<String, String> airportOptions(int year) {
        return Map.of(
                "metric",
                "nps",
                "target",
                "Q7ALL",
                "from",
                year + "-01-01",
                "until",
                year + "-12-31",
                "resamples",
                "200",
                "leave-out",
                "Q7AIRTRAIN, Q7INFODOWN, Q7INFOUP, Q7PARK, Q7RENTAL, Q7ROADS, Q7WIFI, Q9AIRTRAIN, Q9RENTAL");
    }

    private static List<Step> airport(int year) {
        return answer(sfo(), airportOptions(year)).workings();
    }

    private static Step step(List<Step> steps, String name) {
        return steps.stream()
                .filter(step -> step.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Step step) {
        return Double.parseDouble(step.value().split(" ")[0]);
    }

    private static Measured bar(Finding finding, String title, String label) {
        return exhibits(finding, Ranking.class, ranking -> ranking.title().startsWith(title)).bars().stream()
                .filter(bar -> bar.label().equals(label))
                .findFirst()
                .orElseThrow()
                .measured();
    }

    private static List<Cell> row(Finding finding, String title, String first) {
        return exhibits(finding, Exhibit.Table.class, table -> table.title().startsWith(title)).rows().stream()
                .filter(row -> row.get(0).text().equals(first))
                .findFirst()
                .orElseThrow();
    }

    private static <E extends Exhibit> E exhibits(Finding finding, Class<E> kind, Predicate<E> rule) {
        return finding.exhibits().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(rule)
                .findFirst()
                .orElseThrow();
    }

    private static Measured measured(Finding finding) {
        return finding.estimate().orElseThrow();
    }

    private static Finding answer(DataFolder data, Map<String, String> options) {
        return ask(data, options).headline();
    }

    private static Outcome.Answer ask(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new DriversAnalysis(), options, data, 1);
    }

    private static Outcome.Refusal refusal(DataFolder data, Map<String, String> options) {
        return Worlds.refusal(new DriversAnalysis(), options, data, 1);
    }
}
