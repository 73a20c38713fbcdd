package org.wayworth.analytics.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.analytics.Worlds.check;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/** Lifetime value as what follows a rating: planted truth and null world, refusals, real data. */
@Tag("long")
@DisplayName("planted truth: linkage with lifetime value")
class LinkageLifetimeValueTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);
    private static final Map<String, String> THREE_YEARS = Map.of("outcome", "lifetime-value");

    /**
     * truth.md: £6 a point, boxes included; less what boxes bring, shop orders bring £4 to £6 of it. A forecast that takes
     * what followed one answer for a habit may add to it, but not as much again.
     */
    @Test
    void findsThePlantedPoundsPerPointAndSaysThatPartIsAForecast() {
        Finding finding = headline(Worlds.company(COMPANY), THREE_YEARS);
        assertThat(measured(finding).low()).isBetween(0.0, 6.0);
        assertThat(measured(finding).high()).isBetween(4.0, 12.0);
        assertThat(finding.statement().text())
                .contains(finding.grade().forecastVerb() + " £")
                .contains("within 3 years")
                .contains("without regular payments");
        assertThat(finding.grade().level()).isGreaterThanOrEqualTo(Grade.UNADJUSTED.level());
        assertThat(finding.assumptions())
                .anyMatch(text -> text.contains("purchases only"))
                .anyMatch(text -> text.contains("regular intervals") && text.contains("subscription"))
                .anyMatch(text -> text.contains("Not asked of a lifetime value"));
        assertThat(finding.estimand())
                .contains("order line")
                .contains("no margin was given")
                .contains("no discount rate was given");
    }

    /** Least squares is linear in the outcome: what came in and what is forecast add up to the figure for both. */
    @Test
    void takesTheFigureApartIntoWhatCameInAndWhatIsForecast() {
        Finding finding = headline(Worlds.company(COMPANY), THREE_YEARS);
        Ranking parts = ranking(finding, "actual so far, and forecast");
        double sum =
                parts.bars().stream().mapToDouble(bar -> bar.measured().value()).sum();
        double whole = ranking(finding, "by method").bars().get(1).measured().value();
        assertThat(sum).isCloseTo(whole, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void findsNothingInTheNullWorld() {
        Finding finding = headline(Worlds.company(COMPANY.in(World.NULL)), THREE_YEARS);
        assertThat(measured(finding).isClearOf(0))
                .as(finding.statement().text())
                .isFalse();
        assertThat(finding.statement().text()).startsWith("We see no clear difference in lifetime value");
    }

    @Test
    void marginAndDiscountAreTheUsersAndAreSaid() {
        Finding full = headline(Worlds.company(COMPANY), THREE_YEARS);
        Finding margin = headline(
                Worlds.company(COMPANY),
                Map.of("outcome", "lifetime-value", "margin-share", "0.3", "discount-rate", "0.1"));
        assertThat(measured(margin).value())
                .isBetween(
                        0.3 * 0.80 * measured(full).value(),
                        0.3 * measured(full).value());
        assertThat(margin.estimand()).contains("30% of revenue").contains("10% a year");
    }

    /** A point brings 6% of a mean rate of 12 orders a year of £20, for 3 years: £43.20; 2 of the years were seen. */
    @Test
    void theIntervalHoldsThePoundsPlantedInAShopThatGoesOn() {
        Finding finding = headline(shop("goes on", 0.06, true), Map.of("outcome", "lifetime-value"));
        assertThat(measured(finding).low()).isLessThan(43.20);
        assertThat(measured(finding).high()).isGreaterThan(43.20);
        assertThat(measured(finding).isClearOf(0)).isTrue();
        assertThat(check(finding, "sales in the hold-out").verdict()).isEqualTo(Verdict.PASSED);
    }

    /** Orders fall to a third when the hold-out begins: the forecast fails its test, and nobody may build on it. */
    @Test
    void refusesWhereTheForecastFailedItsTest() {
        Outcome.Refusal refusal = refusal(shop("falls", 0.06, false), Map.of("outcome", "lifetime-value"));
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.FORECAST_OFF);
        assertThat(refusal.have()).contains("forecast").contains("actual");
        assertThat(refusal.next()).contains("actual revenue (outcome revenue)");
        assertThat(refusal.checks()).extracting(Check::name).containsExactly("sales in the hold-out");
    }

    /** Until the hold-out begins high raters buy more; within it all buy alike, so that the forecast is too high for them. */
    @Test
    void aForecastThatIsTooHighForHighRatersIsNoticed() {
        Finding finding = headline(
                shop("fades", (score, since, day) -> day < 2 * 365 ? 1 + 0.08 * (score - 5) : 1),
                Map.of("outcome", "lifetime-value"));
        Check check = check(finding, "forecast by rating");
        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.FAILED);
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    /** High raters bring less in the first year, and far more later. */
    @Test
    void actualRevenueThatGoesTheOtherWayIsNoticed() {
        Finding finding = headline(
                shop("turns", (score, since, day) -> 1 + (since < 365 ? -0.06 : 0.16) * (score - 5)),
                Map.of("outcome", "lifetime-value"));
        Check check = check(finding, "actual revenue alone");
        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.FAILED);
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    /** Three in a hundred of the marketplace's customers come back: the forecast has little to learn from. */
    @Tag("larger")
    @Test
    void onTheMarketplaceItAnswersWithoutAClaimOrRefuses() {
        Outcome outcome = Worlds.ask(
                new LinkageAnalysis(),
                Map.of("outcome", "lifetime-value", "horizon-days", "180"),
                Worlds.real("olist", "olist.yaml"),
                1);
        outcome.fold(
                answer -> assertThat(answer.headline().grade().level()).isLessThanOrEqualTo(Grade.ADJUSTED.level()),
                refusal -> assertThat(refusal.need()).isNotBlank());
    }

    @Tag("larger")
    @Test
    void onTheTelephoneCompanyItRefuses() {
        Outcome.Refusal refusal = refusal(Worlds.real("telco", "telco.yaml"), THREE_YEARS);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NO_TIME_ORDER);
    }

    @Test
    void aValueThatIsShorterThanWhatMustBeSeenIsRefusedInWords() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Worlds.ask(
                        new LinkageAnalysis(),
                        Map.of("outcome", "lifetime-value", "years", "1", "horizon-days", "400"),
                        Worlds.company(COMPANY),
                        1)))
                .hasStackTraceContaining("years must be at least as long as horizon-days");
    }

    /** How often a customer buys, times the mean. */
    private interface Pace {
        /** @param since days since joining @param day since the records began */
        double of(int score, double since, double day);
    }

    /** As below, with a pace that changes: orders at up to 2.5 times the mean rate, each kept by its chance. */
    private static DataFolder shop(String name, Pace pace) {
        double most = 2.5;
        Random random = new Random(6);
        LocalDate start = LocalDate.of(2020, 1, 1);
        StringBuilder orders = new StringBuilder("order_no,customer,day,amount\n");
        StringBuilder answers = new StringBuilder("answer_no,customer,day,score\n");
        int order = 0;
        for (int customer = 0; customer < 1_500; customer++) {
            double joined = random.nextInt(365);
            int score = random.nextInt(11);
            double rate = (exponential(random) + exponential(random)) * 6 / 365;
            answers.append(answerOf(customer, start.plusDays((long) joined), score));
            for (double day = joined; day <= 3 * 365; day += exponential(random) / (rate * most)) {
                if (day == joined || random.nextDouble() * most < pace.of(score, day - joined, day)) {
                    orders.append(orderOf(order++, customer, start.plusDays((long) day), random));
                }
            }
        }
        return Worlds.shop(name, orders, answers);
    }

    /**
     * Customers join and answer on one day; from then on each orders at a rate of their own times 1 + lift × (score − 5),
     * until the records end after three years. Joining is spread over the first year.
     */
    private static DataFolder shop(String name, double lift, boolean goesOn) {
        Random random = new Random(5);
        LocalDate start = LocalDate.of(2020, 1, 1);
        int end = 3 * 365;
        StringBuilder orders = new StringBuilder("order_no,customer,day,amount\n");
        StringBuilder answers = new StringBuilder("answer_no,customer,day,score\n");
        int order = 0;
        for (int customer = 0; customer < 1_500; customer++) {
            double joined = random.nextInt(365);
            int score = random.nextInt(11);
            // Gamma with shape 2 and a mean of 12 a year.
            double rate = (exponential(random) + exponential(random)) * 6 / 365 * (1 + lift * (score - 5));
            answers.append(answerOf(customer, start.plusDays((long) joined), score));
            double day = joined;
            while (day <= end) {
                orders.append(orderOf(order++, customer, start.plusDays((long) day), random));
                do {
                    day += exponential(random) / rate;
                } while (!goesOn && day > end - 365 && day <= end && random.nextInt(3) > 0);
            }
        }
        return Worlds.shop(name, orders, answers);
    }

    private static String answerOf(int customer, LocalDate day, int score) {
        return String.format(Locale.ROOT, "a%d,c%d,%s,%d%n", customer, customer, day, score);
    }

    private static String orderOf(int order, int customer, LocalDate day, Random random) {
        return String.format(Locale.ROOT, "o%d,c%d,%s,%.2f%n", order, customer, day, 4 + 16 * exponential(random));
    }

    private static double exponential(Random random) {
        return -Math.log1p(-random.nextDouble());
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

    private static Finding headline(DataFolder data, Map<String, String> options) {
        Outcome outcome = Worlds.ask(new LinkageAnalysis(), options, data, 1);
        assertThat(outcome).isInstanceOf(Outcome.Answer.class);
        return ((Outcome.Answer) outcome).headline();
    }

    private static Outcome.Refusal refusal(DataFolder data, Map<String, String> options) {
        Outcome outcome = Worlds.ask(new LinkageAnalysis(), options, data, 1);
        assertThat(outcome).isInstanceOf(Outcome.Refusal.class);
        return (Outcome.Refusal) outcome;
    }
}
