package org.wayworth.analytics.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.SurveyWorld;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.warehouse.DataFolder;

/** Nobody counts as bringing nothing, or as gone, of whom it is not known, and no stray date moves what is counted. */
@Tag("long")
@DisplayName("planted truth: whose money and loyalty are known behind drivers")
class DriversDataTest {

    private static final int CUSTOMERS = 600;
    private static final LocalDate FIRST_SALE = LocalDate.of(2024, 1, 1);
    private static final LocalDate ANSWERED = LocalDate.of(2025, 2, 1);

    /** Only price matters to the fifth who spend most, only delivery to all others. */
    private static SurveyWorld world(String name) {
        SurveyWorld world = new SurveyWorld("drivers " + name);
        Random random = new Random(7);
        for (int c = 0; c < CUSTOMERS; c++) {
            boolean isBest = c % 5 == 0;
            for (int month = 0; month < 24; month++) {
                world.sale("c" + c, FIRST_SALE.plusMonths(month).plusDays(c % 28), isBest ? 100 : 10, "GBP");
            }
            answer(world, "c" + c, isBest, random);
        }
        return world;
    }

    private static void answer(SurveyWorld world, String customer, boolean isByPrice, Random random) {
        int delivery = 1 + random.nextInt(5);
        int price = 1 + random.nextInt(5);
        int rating = 2 * (isByPrice ? price : delivery) - random.nextInt(2);
        world.answered(customer, "pulse", ANSWERED.plusDays(random.nextInt(40)), rating, delivery, price);
    }

    private static final Map<String, String> BEST = Map.of("who", "best", "resamples", "200");
    private static final Map<String, String> RETURN =
            Map.of("outcome", "return", "horizon-days", "90", "resamples", "200");

    @Test
    void theBestCustomersAreThoseWhoSpendMost() {
        Finding finding = headline(world("usual").folder(), BEST);
        assertThat(finding.statement().text()).startsWith("Among the best customers, price matters most: ");
        assertThat(finding.base().n()).isEqualTo(CUSTOMERS / 5);
    }

    /** In their own money they are best customers, to whom delivery matters; in pounds they bring nothing known. */
    @Test
    void whoPaysInAnotherCurrencyIsNeitherBestNorOfTheRest() {
        SurveyWorld world = world("dollars");
        Random random = new Random(8);
        for (int c = 0; c < 50; c++) {
            world.sale("us" + c, LocalDate.of(2024, 12, 5), 9_000, "USD");
            answer(world, "us" + c, false, random);
        }
        Finding finding = headline(world.folder(), BEST);
        assertThat(finding.base().n()).isEqualTo(CUSTOMERS / 5);
        assertThat(finding.base().drops())
                .contains(
                        new Base.Drop("of customers who pay in another currency", 50),
                        new Base.Drop("not among the best customers", CUSTOMERS * 4 / 5));
    }

    @Test
    void refusesToNameTheBestWhereManyPayInAnotherCurrency() {
        SurveyWorld world = world("many dollars");
        Random random = new Random(9);
        for (int c = 0; c < 300; c++) {
            world.sale("us" + c, LocalDate.of(2024, 12, 5), 9_000, "USD");
            answer(world, "us" + c, false, random);
        }
        DataFolder data = world.folder();
        Outcome.Refusal refusal = Worlds.refusal(new DriversAnalysis(), BEST, data, 1);
        assertThat(refusal.reason()).isEqualTo(Reason.SEVERAL_CURRENCIES);
        assertThat(refusal.have()).contains("GBP 600 customers, USD 300 customers");
        Finding all = headline(data, Map.of("resamples", "200"));
        assertThat(all.base().n()).as("what all rate needs no currency").isEqualTo(CUSTOMERS + 300);
        assertThat(all.assumptions())
                .anyMatch(text -> text.startsWith("The best customers have no result of their own"))
                .anyMatch(
                        text -> text.startsWith("We cannot say what a driver is worth in money. Customers who pay in"));
        Finding dollars = headline(data, Map.of("who", "best", "currency", "USD", "resamples", "200"));
        assertThat(dollars.statement().text()).startsWith("Among the best customers, delivery matters most: ");
    }

    /** Respondents under keys that no sales record knows: they did not stop buying, and brought nothing known. */
    @Test
    void whomNoSalesRecordNamesIsLeftOut() {
        SurveyWorld world = world("strangers");
        Random random = new Random(10);
        for (int c = 0; c < 200; c++) {
            answer(world, "stranger" + c, false, random);
        }
        DataFolder data = world.folder();
        Base.Drop strangers = new Base.Drop("of customers whom no record of sales, contracts or customers names", 200);
        assertThat(headline(data, BEST).base().drops()).contains(strangers);
        Outcome returning = Worlds.ask(new DriversAnalysis(), RETURN, data, 1);
        Base base = returning.fold(answer -> answer.headline().base(), Outcome.Refusal::base);
        assertThat(base.drops()).contains(strangers);
        assertThat(base.n()).isEqualTo(CUSTOMERS);
    }

    @Test
    void aStraySaleMovesNothing() {
        SurveyWorld world = world("stray")
                .sale("c1", LocalDate.of(2052, 3, 1), 1_000_000, "GBP")
                .sale("c2", LocalDate.of(1970, 1, 1), 1_000_000, "GBP")
                .answered("c3", "pulse", LocalDate.of(2062, 1, 1), 5, 3, 3);
        Finding usual = headline(world("usual").folder(), BEST);
        Finding stray = headline(world.folder(), BEST);
        assertThat(stray.estimate().orElseThrow().value())
                .isCloseTo(usual.estimate().orElseThrow().value(), within(1e-12));
        assertThat(stray.base().n()).isEqualTo(usual.base().n());
        assertThat(stray.base().drops()).contains(new Base.Drop("given when sales were not recorded", 1));
    }

    /** A contract under notice before the answer ends whatever is answered. */
    @Test
    void noticeGivenBeforeTheAnswerIsNoOutcomeOfIt() {
        SurveyWorld world = new SurveyWorld("drivers notice");
        Random random = new Random(12);
        for (int c = 0; c < 400; c++) {
            boolean isUnderNotice = c % 4 == 0;
            boolean isLeaving = isUnderNotice || c % 4 == 1;
            world.contract(
                    "c" + c,
                    FIRST_SALE,
                    isLeaving ? ANSWERED.plusDays(45 + c % 300).toString() : "",
                    isUnderNotice ? "2025-01-15" : isLeaving ? "2025-03-14" : "");
            answer(world, "c" + c, false, random);
        }
        for (int c = 0; c < 200; c++) {
            world.contract(
                    "early" + c, FIRST_SALE, FIRST_SALE.plusDays(30 + 2 * c).toString(), "");
        }
        world.contract("later", LocalDate.of(2026, 3, 1), "", "");
        Map<String, String> stay = Map.of("outcome", "stay", "horizon-days", "120", "resamples", "200");
        Outcome outcome = Worlds.ask(new DriversAnalysis(), stay, world.folder(), 1);
        Base base = outcome.fold(answer -> answer.headline().base(), Outcome.Refusal::base);
        assertThat(base.n()).isEqualTo(300);
        assertThat(base.drops())
                .extracting(Base.Drop::n, drop -> drop.rule().startsWith("without a contract that ran"))
                .contains(org.assertj.core.groups.Tuple.tuple(100L, true));
    }

    /** Contracts that ended were erased from the export: nobody left, whatever was answered. */
    @Test
    void refusesRetentionOfSurvivors() {
        SurveyWorld world = new SurveyWorld("drivers survivors");
        Random random = new Random(13);
        for (int c = 0; c < 400; c++) {
            world.contract("c" + c, LocalDate.of(2022, 1, 1).plusDays(c), "", "");
            answer(world, "c" + c, false, random);
        }
        world.contract("later", LocalDate.of(2026, 3, 1), "", "");
        Outcome.Refusal refusal = Worlds.refusal(
                new DriversAnalysis(),
                Map.of("outcome", "stay", "horizon-days", "120", "resamples", "200"),
                world.folder(),
                1);
        assertThat(refusal.reason()).isEqualTo(Reason.SURVIVORS_ONLY);
        assertThat(refusal.have()).startsWith("Nobody ever stopped in these data");
    }

    @Test
    void refusesRepeatPurchaseWithoutSales() {
        SurveyWorld world = new SurveyWorld("drivers no sales");
        Random random = new Random(14);
        for (int c = 0; c < 200; c++) {
            answer(world, "c" + c, false, random);
        }
        DataFolder data = world.folder();
        for (Map<String, String> options : List.of(RETURN, BEST)) {
            assertThat(Worlds.refusal(new DriversAnalysis(), options, data, 1).have())
                    .isEqualTo("There are no dated sales of known customers.");
        }
    }

    private static Finding headline(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new DriversAnalysis(), options, data, 1).headline();
    }
}
