package org.wayworth.analytics.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.OddShop;
import org.wayworth.analytics.OddShop.Oddity;
import org.wayworth.analytics.Run;
import org.wayworth.analytics.Worlds;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Outcome.Reason;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.warehouse.DataFolder;

/** Whom linkage, value and what-if count: nobody is 0 who is not known to be 0, and nobody is observed past the records. */
@DisplayName("planted truth: who is counted after an answer, in a shop with something odd")
class LandmarkOddShopTest {

    private static final int A_YEAR = 365;

    /** Everybody answered a year before the last day, or earlier. */
    private static final int FOLLOW_UP = 300;

    @Test
    void everybodyIsCountedWhereNothingIsOdd() {
        Base base = counted(Oddity.NONE, FOLLOW_UP);
        assertThat(base.drops()).isEmpty();
        assertThat(base.observed()).contains(observed(0));
    }

    @Test
    void customersWhoPayInAnotherCurrencyAreLeftOutAndCounted() {
        Base sound = counted(Oddity.NONE, FOLLOW_UP);
        Base base = counted(Oddity.SOME_EUROS, FOLLOW_UP);
        assertThat(base.before()).isEqualTo(sound.n());
        assertThat(base.drops()).singleElement().satisfies(drop -> {
            assertThat(drop.rule()).startsWith("customers who pay in another currency");
            assertThat(drop.n()).isBetween(40L, 60L);
        });
    }

    @Test
    void manyOfThemAreRefusedWithWhatThereIsInEachCurrency() {
        Outcome.Refusal refusal = refusal(OddShop.of(Oddity.MANY_EUROS), FOLLOW_UP);
        assertThat(refusal.reason()).isEqualTo(Reason.SEVERAL_CURRENCIES);
        assertThat(refusal.have()).matches("Customers who pay in each currency: GBP [0-9,]+ customers, EUR [0-9]+ .*");
        assertThat(refusal.next()).contains("(currency)", "exchange_rate");
    }

    @Test
    void customersWhomNoSaleKnowsAreLeftOutAndCounted() {
        Base base = counted(Oddity.UNKNOWN_KEYS, FOLLOW_UP);
        assertThat(base.n()).isEqualTo(counted(Oddity.NONE, FOLLOW_UP).n());
        assertThat(base.drops())
                .containsExactly(new Base.Drop(
                        "customers whom no record of sales, contracts or customers names", OddShop.UNKNOWN));
    }

    /** Two years after all others: as if everybody had been observed for two years more. */
    @Test
    void aStraySaleObservesNobodyForLonger() {
        Base base = counted(Oddity.STRAY_SALE, FOLLOW_UP);
        assertThat(base.n()).isEqualTo(counted(Oddity.NONE, FOLLOW_UP).n());
        assertThat(base.observed()).contains(observed(1));
        Outcome.Refusal refusal = refusal(OddShop.of(Oddity.STRAY_SALE), 2 * A_YEAR);
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_OBSERVED_LONG_ENOUGH);
        assertThat(refusal.have())
                .endsWith(
                        "Customers are observed from 1 January 2022 to 29 December 2024. 1 record outside these dates does"
                                + " not count.");
    }

    /** Retention needs contracts and dated answers, and not a single sale. */
    @Test
    void retentionIsAnsweredFromContractsAndAnswersAlone() {
        Random random = new Random(12);
        StringBuilder contracts = new StringBuilder("id,member,from,to,left\n");
        StringBuilder answers = new StringBuilder("id,member,score,at\n");
        LocalDate start = LocalDate.of(2022, 1, 1);
        LocalDate end = LocalDate.of(2024, 12, 31);
        for (int i = 0; i < 800; i++) {
            LocalDate from = start.plusDays(random.nextInt(400));
            int score = 1 + random.nextInt(5);
            LocalDate to = from.plusDays(60 + (long) (-Math.log(random.nextDouble()) * (200 + 200 * score)));
            boolean isEnded = !to.isAfter(end);
            contracts.append(i + ",m" + i + "," + from + "," + (isEnded ? to + ",yes" : ",no") + "\n");
            answers.append(i + ",m" + i + "," + score + "," + from.plusDays(10 + random.nextInt(40)) + "\n");
        }
        DataFolder data = Worlds.written(
                "contracts and answers",
                Map.of("contracts.csv", contracts.toString(), "answers.csv", answers.toString(), "club.yaml", CLUB),
                "club.yaml");
        AskedPerPoint asked =
                AskedPerPoint.of(data, FollowUp.RETENTION, A_YEAR, 1).orElseThrow();
        assertThat(asked.measured().low()).isGreaterThan(0.02);
        assertThat(asked.measured().high()).isLessThan(0.15);
    }

    private static final String CLUB = """
            mapping: club
            observed_until: 2024-12-31
            files:
              - match: contracts.csv
                loads:
                  - table: contract
                    row_key: id
                    keys: {club.member: member}
                    contract: {club.contract: id}
                    columns: {started_on: from, ended_on: to, is_ended: left}
              - match: answers.csv
                loads:
                  - table: feedback
                    row_key: id
                    keys: {club.member: member}
                    columns:
                      survey: {value: csat}
                      metric: {value: csat}
                      rating: {column: score, scale: [1, 5]}
                      answered_at: at
            """;

    private static Base.Observed observed(long setAside) {
        return new Base.Observed(OddShop.START, OddShop.START.plusDays(OddShop.END), setAside);
    }

    private static Base counted(Oddity oddity, int horizonDays) {
        Outcome.Refusal stopped = refusal(OddShop.of(oddity), horizonDays);
        assertThat(stopped.question()).isEqualTo(STOPPED);
        return stopped.base();
    }

    private static final String STOPPED = "Read, and nothing estimated.";

    /** Stops before anything is estimated, which is what would take time. */
    private static Outcome.Refusal refusal(DataFolder data, int horizonDays) {
        Run run = new Run(
                new Provenance(data.warehouse().dataVersion(), "linkage", new TreeMap<>(), 1, "test", "test", "test"));
        LandmarkPlan plan = AskedPerPoint.plan(FollowUp.REVENUE, horizonDays);
        return new Landmarks("Question?", plan, data.warehouse(), Attributes.of(data.warehouse()), run)
                .ask(study -> new Outcome.Refusal(
                        Reason.NO_DATA,
                        STOPPED,
                        "",
                        "",
                        "",
                        study.base(),
                        List.of(),
                        List.of(),
                        List.of(),
                        run.provenance()))
                .fold(
                        answer -> {
                            throw new AssertionError("must be a refusal");
                        },
                        no -> no);
    }
}
