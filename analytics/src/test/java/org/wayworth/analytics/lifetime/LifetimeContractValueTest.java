package org.wayworth.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.analytics.Worlds.check;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and messages: a made-up company of contracts with a fee every thirty days, from file to finding. */
@DisplayName("planted truth and messages: running contracts, from file to finding")
class LifetimeContractValueTest {

    private static final LocalDate START = LocalDate.of(2022, 1, 1);
    private static final int DAYS = 1_110;
    private static final int CONTRACTS = 900;

    /** Ends a day. */
    private static final double LEAVING = 0.5 / 365;

    private static final double FEE = 20;

    private static final Map<String, String> TWO_YEARS = Map.of("horizon-days", "730");

    /** Each contract stays (1 − e^(−λ h)) / λ days more within h days, and is charged two thirds of a pound a day. */
    @Test
    void foreseesWhatPlantedContractsBring() {
        Finding finding = finding(company("fees", FEE, ""), TWO_YEARS);
        double truth = finding.base().n() * FEE / 30 * -Math.expm1(-LEAVING * 730) / LEAVING;
        Measured total = finding.estimate().orElseThrow();
        assertThat(total.low()).isLessThan(truth);
        assertThat(total.high()).isGreaterThan(truth);
        assertThat(total.value()).isCloseTo(truth, within(0.1 * truth));
        assertThat(finding.statement().text())
                .startsWith("Running contracts will bring about £")
                .endsWith("of revenue in the next 2 years, if they go on as before.");
        assertThat(check(finding, "running contracts in the hold-out").verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(check(finding, "money of contracts in the hold-out").verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(finding.base().before()).isEqualTo(CONTRACTS);
        assertThat(finding.exhibits())
                .as("contracts of any age leave at one rate, so there is nothing to show by age")
                .noneMatch(exhibit -> exhibit.title().contains("by how long it has run"));
    }

    @Test
    void aDoubleFeeDoublesTheValue() {
        double once = finding(company("fees", FEE, ""), TWO_YEARS)
                .estimate()
                .orElseThrow()
                .value();
        double twice = finding(company("double fees", 2 * FEE, ""), TWO_YEARS)
                .estimate()
                .orElseThrow()
                .value();
        assertThat(twice).isCloseTo(2 * once, within(1e-6 * once));
    }

    @Test
    void contractsAreShownByTheQuarterOfTheirBeginning() {
        Finding lasting = lasting(Worlds.answer(new LifetimeAnalysis(), TWO_YEARS, company("fees", FEE, ""), 1));
        Exhibit cohorts = lasting.exhibits().stream()
                .filter(exhibit -> exhibit.title().startsWith("Contracts that still ran a year after they began"))
                .findFirst()
                .orElseThrow();
        assertThat(((Ranking) cohorts).bars()).hasSizeBetween(8, 9);
        assertThat(check(lasting, "later contracts").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(lasting.statement().text()).doesNotContain("later");
    }

    @Test
    void twoCurrenciesAreNotAddedAndTheReaderIsTold() {
        assertThat(unsaid(company("two currencies", FEE, "EUR"), TWO_YEARS))
                .contains("Regular sales in several currencies")
                .contains("in GBP")
                .contains("in EUR")
                .contains("Convert them in the mapping");
    }

    @Test
    void withoutRegularSalesTheReaderIsToldWhatToImport() {
        assertThat(unsaid(company("at random", FEE, "random"), TWO_YEARS))
                .contains("900 contracts, and sales of which none come at regular intervals: fee")
                .contains("Import what contracts are charged");
    }

    @Test
    void recordsThatAreTooShortAreNamed() {
        assertThat(unsaid(company("fees", FEE, ""), Map.of("holdout-days", "800")))
                .contains("Contracts are seen for 3 periods of 91 days before the 800 days kept aside")
                .contains("holdout-days");
    }

    @Test
    void feesOfOthersAreNotTakenForThoseOfTheContracts() {
        assertThat(unsaid(company("of others", FEE, "others"), TWO_YEARS))
                .contains("show a regular sale")
                .contains("keys of the same customers");
    }

    /** Of 90 contracts fewer still run. */
    @Test
    void tooFewContractsAreCounted() {
        assertThat(refused(company("few", FEE, "few")))
                .containsPattern("[0-9]+ contracts ran through the last 365 days, and [0-9]+ through as many before")
                .contains("Needed: At least 100 of each, of known customers.")
                .endsWith("Import more contracts, or a longer period.");
    }

    @Test
    void contractsThatNeverEndAreRefused() {
        assertThat(refused(company("for ever", FEE, "for ever")))
                .contains("How long contracts last cannot be fitted: nobody has left.")
                .contains("Needed: Contracts that end, and some that do not.")
                .endsWith("Wait for contracts to end.");
    }

    /** Where nothing else can be said of contracts, the refusal of the whole question says it. */
    private static String refused(DataFolder data) {
        String next = Worlds.refusal(new LifetimeAnalysis(), TWO_YEARS, data, 1).next();
        assertThat(next).contains("We cannot say what running contracts will bring.");
        return next;
    }

    private static String unsaid(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new LifetimeAnalysis(), options, data, 1).findings().stream()
                .flatMap(finding -> finding.assumptions().stream())
                .filter(text -> text.startsWith("We cannot say what running contracts will bring."))
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new LifetimeAnalysis(), options, data, 1).headline();
    }

    private static Finding lasting(Outcome.Answer answer) {
        return answer.findings().stream()
                .filter(finding -> finding.statement().text().contains("of contracts still run"))
                .findFirst()
                .orElseThrow();
    }

    /** @param fault what is wrong: how many or how long, the fees' currency, days, payer; empty for nothing */
    private static DataFolder company(String name, double fee, String fault) {
        Random random = new Random(17);
        StringBuilder contracts = new StringBuilder("contract,customer,started,ended\n");
        StringBuilder fees = new StringBuilder("no,customer,day,amount,currency\n");
        int no = 0;
        double leaving = fault.equals("for ever") ? 1e-9 : LEAVING;
        for (int i = 0; i < (fault.equals("few") ? 90 : CONTRACTS); i++) {
            int begins = i < 200 ? -random.nextInt(300) : random.nextInt(DAYS - 10);
            int ends = begins + (int) Math.min(9_000, -Math.log1p(-random.nextDouble()) / leaving);
            if (ends < 0) {
                ends = 5 + random.nextInt(30);
            }
            contracts
                    .append("k" + i + ",c" + i + "," + START.plusDays(begins) + ",")
                    .append(ends <= DAYS ? START.plusDays(ends).toString() : "")
                    .append('\n');
            int phase = random.nextInt(5);
            for (int day = begins + phase;
                    day <= Math.min(ends, DAYS);
                    day += fault.equals("random") ? 1 + (int) (-30 * Math.log1p(-random.nextDouble())) : 30) {
                String payer = fault.equals("others") && i % 3 != 0 ? "d" : "c";
                String currency = fault.equals("EUR") && i % 10 == 0 ? "EUR" : "GBP";
                if (day >= 0) {
                    fees.append(no++ + "," + payer + i + "," + START.plusDays(day) + "," + fee + "," + currency + "\n");
                }
            }
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("contracts.csv", contracts.toString());
        files.put("fees.csv", fees.toString());
        files.put("club.yaml", MAPPING);
        return Worlds.written("club " + name, files, "club.yaml");
    }

    private static final String MAPPING = """
            mapping: club
            observed_until: last-transaction
            files:
              - match: contracts.csv
                loads:
                  - table: contract
                    row_key: [contract]
                    keys: {club.customer: customer}
                    contract: {club.contract: contract}
                    columns:
                      started_on: {column: started, format: yyyy-MM-dd}
                      ended_on: {column: ended, format: yyyy-MM-dd}
              - match: fees.csv
                loads:
                  - table: transaction
                    row_key: [no]
                    keys: {club.customer: customer}
                    columns:
                      kind: {value: fee}
                      role: {value: sale}
                      amount: amount
                      currency: currency
                      occurred_at: {column: day, format: yyyy-MM-dd}
            """;
}
