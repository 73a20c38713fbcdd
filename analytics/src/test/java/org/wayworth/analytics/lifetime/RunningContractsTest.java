package org.wayworth.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.analytics.Worlds.check;

import java.time.LocalDate;
import java.util.LinkedHashMap;
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
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.vocabulary.exhibit.Exhibit.Ranking;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and messages: a made-up company of contracts with a fee every thirty days, from file to finding. */
@Tag("long")
@DisplayName("planted truth and messages: running contracts, from file to finding")
class RunningContractsTest {

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
                .startsWith("Running contracts are expected to bring £")
                .endsWith("of revenue in the next 2 years, if they go on as before.");
        assertThat(finding.isForecast()).isTrue();
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
                .filter(exhibit -> exhibit.title().startsWith("Share of contracts that lasted a year"))
                .findFirst()
                .orElseThrow();
        assertThat(((Ranking) cohorts).bars()).hasSizeBetween(8, 9);
        assertThat(check(lasting, "later contracts").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(lasting.statement().text()).doesNotContain("later");
        assertThat(lasting.estimand()).contains("from 1 January 2022 to");
    }

    /** One contract in twenty is charged in euros: what it brings is not known in pounds, so it counts in neither. */
    @Test
    void contractsPaidInAnotherCurrencyAreLeftOutAndCounted() {
        Finding finding = finding(company("some euros", FEE, "some EUR"), TWO_YEARS);
        long left = finding.base().drops().stream()
                .filter(drop -> drop.rule().equals("whose customer pays in another currency than GBP"))
                .mapToLong(Base.Drop::n)
                .sum();
        assertThat(left).isBetween(15L, 45L);
        assertThat(finding.base().before()).isEqualTo(CONTRACTS);
        assertThat(check(finding, "contracts with sales").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void manyContractsInAnotherCurrencyMustBeChosenFrom() {
        DataFolder data = company("many euros", FEE, "many EUR");
        Outcome.Refusal refusal = Worlds.refusal(new LifetimeAnalysis(), TWO_YEARS, data, 1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SEVERAL_CURRENCIES);
        assertThat(refusal.have()).contains("GBP").contains("EUR");
        Map<String, String> pounds = new LinkedHashMap<>(TWO_YEARS);
        pounds.put("currency", "GBP");
        assertThat(finding(data, pounds).base().drops())
                .anyMatch(drop -> drop.rule().equals("whose customer pays in another currency than GBP"));
    }

    /** Without a single sale the contracts still say how long they last. */
    @Test
    void contractsAloneSayHowLongTheyLast() {
        Outcome.Answer answer =
                Worlds.answer(new LifetimeAnalysis(), Map.of("horizon-days", "365"), contractsAlone(), 1);
        assertThat(answer.findings()).hasSize(1);
        Finding lasting = answer.headline();
        // Of contracts that end at half their number a year, e^(−0.5) last one.
        assertThat(lasting.estimate().orElseThrow().low()).isLessThan(Math.exp(-0.5));
        assertThat(lasting.estimate().orElseThrow().high()).isGreaterThan(Math.exp(-0.5));
        assertThat(lasting.isForecast()).isFalse();
        assertThat(lasting.statement().text()).startsWith("About ").endsWith("of contracts last a year or longer.");
        assertThat(lasting.assumptions())
                .anyMatch(text -> text.contains("We cannot say what running contracts are expected to bring."));
    }

    @Test
    void withoutRegularSalesTheReaderIsToldWhatToImport() {
        assertThat(unsaid(company("at random", FEE, "random"), TWO_YEARS))
                .contains("There are 900 contracts, and sales of which none come at regular intervals: fee")
                .contains("Import what contracts are charged");
    }

    @Test
    void recordsThatAreTooShortAreNamed() {
        assertThat(unsaid(company("fees", FEE, ""), Map.of("holdout-days", "800")))
                .contains("Contracts are observed for 3 periods of 91 days before the 800 days of the hold-out")
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
                .containsPattern(
                        "[0-9]+ contracts ran through the last 365 days, and [0-9]+ through as many days before")
                .contains("Needed: At least 100 of each, of known customers who pay in GBP.")
                .endsWith("Import more contracts, or a longer period.");
    }

    /** In the last year contracts end twice as fast. */
    @Test
    void contractsThatEndFasterThanForecastAreNoticed() {
        Finding finding = finding(company("faster", FEE, "faster"), TWO_YEARS);
        Check contracts = check(finding, "running contracts in the hold-out");
        assertThat(contracts.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(contracts.found()).endsWith("too high");
        assertThat(check(finding, "money of contracts in the hold-out").verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(finding.statement().text()).endsWith("; in its test it was too high.");
    }

    /** Every fifth contract is charged to somebody else. */
    @Test
    void contractsWithoutSalesAreNoticed() {
        assertThat(check(finding(company("of some others", FEE, "some others"), TWO_YEARS), "contracts with sales")
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aForecastIsTestedOnlyOverAsLongATimeAsIsKeptAside() {
        DataFolder data = company("fees", FEE, "");
        assertThat(check(finding(data, TWO_YEARS), "horizon of contracts").verdict())
                .isEqualTo(Verdict.CANNOT_TELL);
        assertThat(check(finding(data, Map.of("horizon-days", "365")), "horizon of contracts")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    /** Most contracts end after 400 days, which those of the first year do not show. */
    @Test
    void contractsThatEndTogetherAreNoticed() {
        Outcome.Answer answer = Worlds.answer(new LifetimeAnalysis(), TWO_YEARS, company("term", FEE, "term"), 1);
        Check check = check(lasting(answer), "contracts in the hold-out");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(
                                lasting(Worlds.answer(new LifetimeAnalysis(), TWO_YEARS, company("fees", FEE, ""), 1)),
                                "contracts in the hold-out")
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void contractsThatNeverEndAreRefused() {
        Outcome.Refusal survivors =
                Worlds.refusal(new LifetimeAnalysis(), TWO_YEARS, company("for ever", FEE, "for ever"), 1);
        assertThat(survivors.reason()).isEqualTo(Outcome.Reason.SURVIVORS_ONLY);
        assertThat(survivors.have()).startsWith("Nobody ever stopped in these data");
        assertThat(survivors.need()).startsWith("Contracts that have ended");
        assertThat(survivors.next()).isEqualTo("Export all contracts, those that have ended included.");
        assertThat(refused(company("a few for ever", FEE, "some for ever")))
                .contains("How long contracts last cannot be computed: no contract has ended.")
                .contains("Needed: Contracts that have ended, and some that have not.")
                .endsWith("Import contracts that have ended too, or wait until some have.");
    }

    /** Where nothing else can be said of contracts, the refusal of the whole question says it. */
    private static String refused(DataFolder data) {
        String next = Worlds.refusal(new LifetimeAnalysis(), TWO_YEARS, data, 1).next();
        assertThat(next).contains("We cannot say what running contracts are expected to bring.");
        return next;
    }

    private static String unsaid(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new LifetimeAnalysis(), options, data, 1).findings().stream()
                .flatMap(finding -> finding.assumptions().stream())
                .filter(text -> text.startsWith("We cannot say what running contracts are expected to bring."))
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new LifetimeAnalysis(), options, data, 1).headline();
    }

    private static Finding lasting(Outcome.Answer answer) {
        return answer.findings().stream()
                .filter(finding -> finding.statement().text().contains("of contracts"))
                .findFirst()
                .orElseThrow();
    }

    /** @param fault what is wrong: how many or how long, the fees' currency, days, payer; empty for nothing */
    private static DataFolder company(String name, double fee, String fault) {
        Random random = new Random(17);
        StringBuilder contracts = new StringBuilder("contract,customer,started,ended\n");
        StringBuilder fees = new StringBuilder("no,customer,day,amount,currency\n");
        int no = 0;
        double leaving = fault.endsWith("for ever") ? 1e-9 : LEAVING;
        for (int i = 0; i < (fault.equals("few") ? 90 : fault.startsWith("some for") ? 180 : CONTRACTS); i++) {
            int begins = i < 200 ? -random.nextInt(300) : random.nextInt(DAYS - 10);
            int ends = begins + (int) Math.min(9_000, -Math.log1p(-random.nextDouble()) / leaving);
            if (ends < 0) {
                ends = 5 + random.nextInt(30);
            }
            int calm = DAYS - 365;
            if (fault.equals("faster") && ends > calm) {
                ends = Math.max(begins, calm) + (ends - Math.max(begins, calm)) / 2;
            }
            if (fault.equals("term") && i % 4 > 0) {
                ends = Math.min(ends, Math.max(5, begins + 400));
            }
            contracts
                    .append("k" + i + ",c" + i + "," + START.plusDays(begins) + ",")
                    .append(ends <= DAYS ? START.plusDays(ends).toString() : "")
                    .append('\n');
            int phase = random.nextInt(5);
            for (int day = begins + phase;
                    day <= Math.min(ends, DAYS);
                    day += fault.equals("random") ? 1 + (int) (-30 * Math.log1p(-random.nextDouble())) : 30) {
                boolean isOfOthers =
                        (fault.equals("others") && i % 3 != 0) || (fault.equals("some others") && i % 5 == 0);
                String payer = isOfOthers ? "d" : "c";
                String currency = fault.endsWith("EUR") && i % (fault.equals("some EUR") ? 20 : 3) == 0 ? "EUR" : "GBP";
                if (day >= 0) {
                    fees.append(no++ + "," + payer + i + "," + START.plusDays(day) + "," + fee + "," + currency + "\n");
                }
            }
        }
        return club(name, contracts, fees);
    }

    private static DataFolder contractsAlone() {
        Random random = new Random(19);
        StringBuilder contracts = new StringBuilder("contract,customer,started,ended\n");
        for (int i = 0; i < CONTRACTS; i++) {
            int begins = random.nextInt(DAYS - 10);
            int ends = begins + (int) Math.min(9_000, -Math.log1p(-random.nextDouble()) / LEAVING);
            contracts
                    .append("k" + i + ",c" + i + "," + START.plusDays(begins) + ",")
                    .append(ends <= DAYS ? START.plusDays(ends).toString() : "")
                    .append('\n');
        }
        return club("alone", contracts, new StringBuilder("no,customer,day,amount,currency\n"));
    }

    private static DataFolder club(String name, StringBuilder contracts, StringBuilder fees) {
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
