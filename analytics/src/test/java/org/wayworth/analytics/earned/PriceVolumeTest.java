package org.wayworth.analytics.earned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.analytics.Worlds.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/** Planted truth: a shop that raises its prices, or sells more, or both, from file to finding. */
@Tag("long")
@DisplayName("planted truth: prices against volume in earned growth")
class PriceVolumeTest {

    private static final LocalDate START = LocalDate.of(2023, 1, 1);
    private static final int YEAR = 365;
    private static final int CUSTOMERS = 700;
    private static final double[] PRICES = {4, 9, 15, 30, 60};
    private static final Map<String, String> FRIENDS = Map.of("earned-values", "friend");

    /** What changes from the first year to the second. */
    private record Change(double prices, double volume, boolean isMix) {
        static final Change NONE = new Change(1, 1, false);
    }

    /** Prices rise by 30%, and nobody buys more: all of the growth is prices, and the headline says so. */
    @Test
    void aPriceRiseIsToldFromMoreSales() {
        DataFolder data = shop("price rise", new Change(1.3, 1, false), true, "");
        List<Finding> findings = ask(data);
        assertThat(findings).hasSize(3);
        assertThat(findings.get(0).statement().text())
                .contains("at last year's prices: higher prices explain most of it");
        Finding retained = findings.get(1);
        assertThat(retained.statement().text()).contains("at last year's prices: higher prices explain most of it");
        assertThat(check(retained, "prices").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(retained, "prices").found()).isEqualTo("prices changed by 30%");
        Finding split = findings.get(2);
        assertThat(split.statement().text())
                .startsWith("Revenue from retained customers changed by ")
                .contains(" through prices, ");
        Measured kept = measured(retained);
        Ranking reasons = (Ranking) split.exhibits().get(0);
        assertThat(measured(split).value()).isCloseTo(kept.value() * (1 - 1 / 1.3), within(1e-9));
        assertThat(bar(reasons, "Number of sales").low()).isNegative();
        assertThat(bar(reasons, "Number of sales").high()).isPositive();
        assertThat(check(split, "products known").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(split, "bought in both periods").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check(split, "earlier and later quantities").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(split.assumptions()).anyMatch(text -> text.startsWith("A price is the mean amount of one sale"));
    }

    /** Everyone buys 30% more often at the prices of the year before. */
    @Test
    void moreSalesAtTheSamePricesAreVolume() {
        List<Finding> findings = ask(shop("volume", new Change(1, 1.3, false), true, ""));
        assertThat(findings.get(0).statement().text()).doesNotContain("prices").doesNotContain("per order");
        assertThat(findings.get(1).statement().text())
                .matches("Net revenue retention is [0-9]+% in the year to 30 December 2024\\.");
        assertThat(check(findings.get(1), "prices").verdict()).isEqualTo(Verdict.PASSED);
        Ranking reasons = (Ranking) findings.get(2).exhibits().get(0);
        assertThat(measured(findings.get(2)).value()).isCloseTo(0, within(1e-9));
        assertThat(bar(reasons, "Number of sales").low()).isLessThan(0.3);
        assertThat(bar(reasons, "Number of sales").high()).isGreaterThan(0.3);
    }

    @Test
    void bothAreToldApart() {
        List<Finding> findings = ask(shop("both", new Change(1.1, 1.2, false), true, ""));
        Finding split = findings.get(2);
        Ranking reasons = (Ranking) split.exhibits().get(0);
        double kept = measured(findings.get(1)).value();
        assertThat(measured(split).value()).isCloseTo(kept * (1 - 1 / 1.1), within(1e-9));
        assertThat(bar(reasons, "Number of sales").low()).isLessThan(0.2);
        assertThat(bar(reasons, "Number of sales").high()).isGreaterThan(0.2);
        assertThat(findings.get(1).statement().text())
                .as("prices explain a third")
                .doesNotContain("at last year's");
    }

    /** Half of what was bought of the cheapest product is bought of the dearest instead: neither price nor volume. */
    @Test
    void tradingUpIsMix() {
        Finding split = ask(shop("mix", new Change(1, 1, true), true, "")).get(2);
        Ranking reasons = (Ranking) split.exhibits().get(0);
        assertThat(measured(split).value()).isCloseTo(0, within(1e-9));
        assertThat(bar(reasons, "Product mix").low()).isGreaterThan(0.1);
        assertThat(bar(reasons, "Number of sales").low()).isNegative();
        assertThat(bar(reasons, "Number of sales").high()).isPositive();
    }

    /** Higher prices hide that fewer are sold. */
    @Test
    void aPriceRiseThatHidesAFallIsTold() {
        Finding retained = ask(shop("hidden fall", new Change(1.15, 0.75, false), true, ""))
                .get(1);
        assertThat(measured(retained).value()).isBetween(0.8, 0.94);
        assertThat(retained.statement().text())
                .contains("but ")
                .endsWith("at last year's prices: higher prices hide part of the fall.");
    }

    /** Without products, revenue per order stands for prices, and the sentence says so. */
    @Test
    void withoutProductsRevenuePerOrderStandsForPrices() {
        List<Finding> findings = ask(shop("no products", new Change(1.3, 1, false), false, ""));
        assertThat(findings.get(1).statement().text())
                .contains("at last year's revenue per order: larger orders or higher prices explain most of it");
        Finding split = findings.get(2);
        assertThat(split.statement().text())
                .startsWith("Revenue from retained customers changed by ")
                .contains(" through revenue per order, ");
        assertThat(check(split, "products known").verdict()).isEqualTo(Verdict.FAILED);
        double truth = measured(findings.get(1)).value() * (1 - 1 / 1.3);
        assertThat(measured(split).low()).isLessThan(truth);
        assertThat(measured(split).high()).isGreaterThan(truth);
        assertThat(split.assumptions()).anyMatch(text -> text.contains("Import products to tell them apart."));
    }

    @Test
    void thePartsAddUpToTheChange() {
        for (boolean hasProducts : new boolean[] {true, false}) {
            Finding split = ask(shop(
                            hasProducts ? "both" : "both, no products", new Change(1.1, 1.2, false), hasProducts, ""))
                    .get(2);
            Ranking reasons = (Ranking) split.exhibits().get(0);
            double sum = reasons.bars().stream()
                    .filter(bar -> !bar.label().equals("Change in all"))
                    .mapToDouble(bar -> bar.measured().value())
                    .sum();
            assertThat(sum).isCloseTo(bar(reasons, "Change in all").value(), within(1e-9));
        }
    }

    @Test
    void newCustomersWhoWereNotAskedLeaveBoundsAtLastYearsPricesToo() {
        List<Finding> findings = ask(shop("nobody asked", new Change(1.3, 1, false), true, "unasked"));
        Finding earned = findings.get(0);
        assertThat(earned.statement().text())
                .startsWith("Earned growth rate is between ")
                .contains("at last year's prices")
                .endsWith("how most new customers came is not known.");
        assertThat(check(earned, "source of new customers").verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void oneLargeCustomerIsTold() {
        assertThat(check(ask(shop("large", Change.NONE, true, "large")).get(1), "one large customer")
                        .verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(check(ask(shop("even", Change.NONE, true, "")).get(1), "one large customer")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    /** Where customers buy what they never bought before, prices of the few things bought twice speak for little. */
    @Test
    void pricesOfLittleAreTold() {
        Finding split = ask(shop("novelties", Change.NONE, true, "novelties")).get(2);
        assertThat(check(split, "bought in both periods").verdict()).isEqualTo(Verdict.FAILED);
    }

    /** One product becomes twice as dear and is bought half as often: how dear all is depends on the weights. */
    @Test
    void weightsThatDecideAreTold() {
        Finding split =
                ask(shop("substitution", Change.NONE, true, "substitution")).get(2);
        assertThat(check(split, "earlier and later quantities").verdict()).isEqualTo(Verdict.FAILED);
    }

    /** A sale two years after all others moves neither period. */
    @Test
    void aStraySaleMovesNothing() {
        Finding sound = ask(shop("even", Change.NONE, true, "")).get(0);
        Finding strayed = ask(shop("stray", Change.NONE, true, "stray")).get(0);
        assertThat(measured(strayed)).isEqualTo(measured(sound));
        assertThat(strayed.estimand()).contains("to 30 December 2024.").contains("1 record outside these dates");
    }

    /** Every twentieth customer pays in euros too: what they bring is not known in pounds. */
    @Test
    void customersWhoPayInAnotherCurrencyAreLeftOutAndCounted() {
        Finding finding = ask(shop("some euros", Change.NONE, true, "some EUR")).get(0);
        assertThat(left(finding, "who pay in another currency than GBP")).isBetween(20L, 35L);
        Outcome.Refusal refusal =
                Worlds.refusal(new EarnedAnalysis(), FRIENDS, shop("many euros", Change.NONE, true, "many EUR"), 1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SEVERAL_CURRENCIES);
    }

    /** Fifty people answered a survey under keys that no sale knows: they did not bring nothing, nobody knows. */
    @Test
    void customersWhomNoSaleKnowsAreLeftOutAndCounted() {
        Finding finding =
                ask(shop("unknown keys", Change.NONE, true, "unknown")).get(0);
        assertThat(left(finding, "whom no record of sales, contracts or customers names"))
                .isEqualTo(50);
        assertThat(finding.base().n())
                .isEqualTo(
                        ask(shop("even", Change.NONE, true, "")).get(0).base().n());
    }

    /** The records begin with the earlier period, and nobody knows who had bought before. */
    @Test
    void oldCustomersMayLookNewWhereRecordsBeginWithTheEarlierPeriod() {
        Check check = check(ask(shop("even", Change.NONE, true, "")).get(0), "new customers recognised");
        assertThat(check.verdict()).isEqualTo(Check.Verdict.CANNOT_TELL);
        assertThat(check.found()).contains("0 days before the earlier period").contains("others may be returning");
    }

    /** Six new customers were sent by a friend: the bounds less one another would be what they spent. */
    @Test
    void whatAHandfulOfReferredCustomersSpentIsNotTold() {
        Outcome.Refusal refusal =
                Worlds.refusal(new EarnedAnalysis(), FRIENDS, shop("few friends", Change.NONE, true, "few friends"), 1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SMALL_GROUP);
    }

    /** Whoever bought nothing for 200 days was erased: those who stayed say nothing about retention. */
    @Test
    void anExportOfThoseWhoStayedIsRefused() {
        Outcome.Refusal refusal =
                Worlds.refusal(new EarnedAnalysis(), FRIENDS, shop("erased", Change.NONE, true, "erased"), 1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SURVIVORS_ONLY);
        assertThat(refusal.have()).contains("removed after about");
    }

    private static long left(Finding finding, String rule) {
        return finding.base().drops().stream()
                .filter(drop -> drop.rule().equals(rule))
                .mapToLong(Base.Drop::n)
                .sum();
    }

    private static List<Finding> ask(DataFolder data) {
        return Worlds.answer(new EarnedAnalysis(), FRIENDS, data, 1).findings();
    }

    private static Measured measured(Finding finding) {
        return finding.estimate().orElseThrow();
    }

    private static Measured bar(Ranking ranking, String label) {
        return ranking.bars().stream()
                .filter(bar -> bar.label().equals(label))
                .findFirst()
                .orElseThrow()
                .measured();
    }

    /**
     * Customers who buy about six times a year over two years, one product at a time; one in ten begins in the second.
     *
     * @param fault what else is wrong; empty for nothing
     */
    private static DataFolder shop(String name, Change change, boolean hasProducts, String fault) {
        Random random = new Random(23);
        List<String> orders = new ArrayList<>();
        StringBuilder people = new StringBuilder("customer,came_by\n");
        for (int i = 0; i < CUSTOMERS; i++) {
            boolean isNew = i % 10 == 0;
            boolean isFriend = fault.equals("few friends") ? i < 60 : i % (fault.equals("unasked") ? 40 : 3) == 0;
            boolean isAsked = !fault.equals("unasked") || i % 40 == 0 || i % 90 == 10;
            people.append("c" + i + "," + (isAsked ? isFriend ? "friend" : "advert" : "") + "\n");
            int before = orders.size();
            int last = 0;
            for (int year = isNew ? 1 : 0; year < 2; year++) {
                double gap = YEAR / (6 * (year == 0 ? 1 : change.volume()));
                for (double day = wait(gap, random); day < YEAR; day += wait(gap, random)) {
                    orders.add(order(orders.size(), i, year, (int) day, change, fault, random));
                    last = year * YEAR + (int) day;
                }
            }
            if (fault.equals("erased") && last < 2 * YEAR - 200) {
                orders.subList(before, orders.size()).clear();
            }
        }
        // From the first day to the last.
        orders.add(orders.size() + ",c1," + START + ",a,10.00,GBP");
        orders.add(orders.size() + ",c1," + START.plusDays(2 * YEAR - 1) + ",a," + 10 * change.prices() + ",GBP");
        if (fault.equals("large")) {
            orders.add(orders.size() + ",c2," + START.plusDays(30) + ",z,30000.00,GBP");
        }
        if (fault.equals("stray")) {
            orders.add(orders.size() + ",c3," + START.plusDays(4 * YEAR) + ",a,25.00,GBP");
        }
        StringBuilder answers = new StringBuilder("no,customer,day,score\n");
        for (int i = 0; i < (fault.equals("unknown") ? 50 : 1); i++) {
            answers.append(
                    i + "," + (fault.equals("unknown") ? "x" : "c") + (i + 1) + "," + START.plusDays(400) + ",8\n");
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("people.csv", people.toString());
        files.put("orders.csv", "no,customer,day,product,amount,currency\n" + String.join("\n", orders) + "\n");
        files.put("answers.csv", answers.toString());
        files.put("shop.yaml", hasProducts ? MAPPING : MAPPING.replace("          product: product\n", ""));
        return Worlds.written("prices " + name, files, "shop.yaml");
    }

    private static double wait(double mean, Random random) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    private static String order(int no, int customer, int year, int day, Change change, String fault, Random random) {
        int product = random.nextInt(PRICES.length);
        boolean isLater = year == 1;
        if (isLater && change.isMix() && product == 0 && random.nextBoolean()) {
            product = PRICES.length - 1;
        }
        double price = PRICES[product] * (isLater ? change.prices() : 1);
        String what = "p" + product;
        if (fault.equals("novelties") && random.nextInt(10) < 3) {
            what = what + " of " + (isLater ? "the second" : "the first");
        }
        if (fault.equals("substitution") && product == 4 && isLater) {
            boolean isInstead = random.nextInt(4) > 0;
            price = isInstead ? PRICES[3] : 3 * PRICES[4];
            what = isInstead ? "p3" : "p4";
        }
        String currency = fault.endsWith("EUR") && customer % (fault.startsWith("some") ? 25 : 3) == 0 ? "EUR" : "GBP";
        return no + ",c" + customer + "," + START.plusDays((long) year * YEAR + day) + "," + what + ","
                + String.format(java.util.Locale.ROOT, "%.2f", price) + "," + currency;
    }

    private static final String MAPPING = """
            mapping: shop
            observed_until: last-transaction
            files:
              - match: people.csv
                loads:
                  - table: customer
                    row_key: [customer]
                    keys: {shop.customer: customer}
                    attributes: {came_by: came_by}
              - match: orders.csv
                loads:
                  - table: transaction
                    row_key: [no]
                    keys: {shop.customer: customer}
                    columns:
                      kind: {value: order}
                      role: {value: sale}
                      product: product
                      amount: amount
                      currency: currency
                      occurred_at: {column: day, format: yyyy-MM-dd}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: [no]
                    keys: {shop.customer: customer}
                    columns:
                      survey: {value: welcome}
                      metric: {value: nps}
                      rating: {column: score, scale: [0, 10]}
                      answered_at: {column: day, format: yyyy-MM-dd}
            """;
}
