package org.wayworth.analytics.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.analytics.Worlds.check;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.OddShop;
import org.wayworth.analytics.OddShop.Oddity;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world: the sum is the planted pounds per point, times points, times customers. */
@Tag("long")
@DisplayName("planted truth: what it would be worth")
class WhatifAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);
    private static final double POUNDS_PER_POINT = 6.00;
    private static final Map<String, String> THOUSAND_MOVE =
            Map.of("customers", "10000", "share-points", "10", "change", "one-point");

    @Test
    void oneThousandCustomersWhoRateOnePointHigherAreWorthThePlantedSum() {
        Measured total = total(Worlds.company(COMPANY), THOUSAND_MOVE);
        assertThat(total.low()).isLessThan(1_000 * POUNDS_PER_POINT);
        assertThat(total.high()).isGreaterThan(1_000 * POUNDS_PER_POINT);
    }

    @Test
    void leavingTheLowRatingsIsWorthAFewPoints() {
        Measured total = total(Worlds.company(COMPANY), Map.of("customers", "20000", "share-points", "5"));
        // Those who rate 7 or more rate 3 to 4 points higher than those below.
        assertThat(total.low()).isLessThan(1_000 * 4 * POUNDS_PER_POINT);
        assertThat(total.high()).isGreaterThan(1_000 * 3 * POUNDS_PER_POINT);
        assertThat(total.low()).isGreaterThan(0);
    }

    @Test
    void inTheNullWorldItCannotTell() {
        Finding finding = answer(Worlds.company(COMPANY.in(World.NULL)), THOUSAND_MOVE);
        assertThat(finding.estimate().orElseThrow().isClearOf(0)).isFalse();
        assertThat(finding.statement().text())
                .startsWith("It is not clear what 10 percentage points fewer detractors would be worth");
    }

    @Test
    void theSumIsProportionalToCustomersAndMargin() {
        DataFolder data = Worlds.company(COMPANY);
        Measured one = total(data, Map.of("customers", "1000"));
        Measured twice = total(data, Map.of("customers", "2000"));
        Measured margin = total(data, Map.of("customers", "1000", "margin-share", "0.4"));
        assertThat(twice.value() / one.value()).isBetween(1.999_999, 2.000_001);
        assertThat(twice.high() / one.high()).isBetween(1.999_999, 2.000_001);
        assertThat(margin.value() / one.value()).isBetween(0.399_999, 0.400_001);
        assertThat(margin.unit().name()).contains("margin");
    }

    @Test
    void saysFirstWhatOnlyATestCanShow() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of());
        assertThat(finding.assumptions().get(0)).contains("only a test can confirm it");
        assertThat(finding.statement().text()).doesNotContainIgnoringCase("because");
    }

    @Test
    void refusesAChangeLargerThanWhatIsThere() {
        Outcome.Refusal refusal =
                Worlds.refusal(new WhatifAnalysis(), Map.of("share-points", "90"), Worlds.company(COMPANY), 1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.TOO_FEW);
        assertThat(refusal.have()).contains("of the ratings are 6 or lower");
    }

    @Tag("larger")
    @Test
    void refusesWhereNothingTellsWhatCameFirst() {
        assertThat(Worlds.refusal(new WhatifAnalysis(), Map.of(), Worlds.real("telco", "telco.yaml"), 1)
                        .reason())
                .isEqualTo(Outcome.Reason.NO_TIME_ORDER);
    }

    /** Revenue of a year, of five in a hundred customers, as a finance director would ask for it. */
    @Test
    void itIsAForecastInMoneyAYear() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of());
        assertThat(finding.statement().text())
                .matches(
                        "If detractors fell by 5 percentage points and behaved like the others, revenue is expected to be"
                                + " £[0-9,]+ a year higher\\.");
        assertThat(finding.isForecast()).isTrue();
        assertThat(finding.isClaim()).isTrue();
        assertThat(check(finding, "other methods").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(answer(Worlds.company(COMPANY), Map.of("low-up-to", "5", "horizon-days", "180"))
                        .statement()
                        .text())
                .startsWith("If ratings up to 5 fell by 5 percentage points, revenue is expected to be £")
                .endsWith(" higher in 180 days.");
        assertThat(answer(Worlds.company(COMPANY), THOUSAND_MOVE).statement().text())
                .startsWith("If 10% of customers, now detractors, rated one point higher, revenue is expected to be £");
    }

    @Test
    void refusesABorderOutsideTheScale() {
        for (String border : List.of("10", "-1", "25")) {
            Outcome.Refusal refusal =
                    Worlds.refusal(new WhatifAnalysis(), Map.of("low-up-to", border), Worlds.company(COMPANY), 1);
            assertThat(refusal.reason()).isEqualTo(Outcome.Reason.OFF_SCALE);
            assertThat(refusal.need())
                    .startsWith("A rating from 0 and below 10, so that there are ratings on both sides");
        }
    }

    /** Where low raters differ among themselves, one slope for all ratings comes to another amount. */
    @Test
    void otherMethodsThatComeToAnotherAmountAreNoticed() {
        Finding finding = answer(OddShop.of(Oddity.BENT), Map.of());
        assertThat(check(finding, "other methods").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check(finding, "other methods").found()).contains("one slope for all ratings");
    }

    @Test
    void aStraySaleReachesNobodyElse() {
        assertThat(reached(Oddity.STRAY_SALE)).isEqualTo(reached(Oddity.NONE));
        assertThat(answer(OddShop.of(Oddity.STRAY_SALE), Map.of()).estimand()).contains("1 record outside these dates");
    }

    @Test
    void customersWhoPayInAnotherCurrencyAreNotReached() {
        assertThat(reached(Oddity.SOME_EUROS)).isLessThan(reached(Oddity.NONE));
        assertThat(Worlds.refusal(new WhatifAnalysis(), Map.of(), OddShop.of(Oddity.MANY_EUROS), 1)
                        .reason())
                .isEqualTo(Outcome.Reason.SEVERAL_CURRENCIES);
    }

    @Test
    void customersWhomNoSaleKnowsAreLeftOut() {
        assertThat(answer(OddShop.of(Oddity.UNKNOWN_KEYS), Map.of()).base().n())
                .isEqualTo(answer(OddShop.of(Oddity.NONE), Map.of()).base().n());
    }

    private static long reached(Oddity oddity) {
        return answer(OddShop.of(oddity), Map.of()).workings().stream()
                .filter(step -> step.name().equals("customers reached"))
                .mapToLong(step -> Long.parseLong(step.value()))
                .sum();
    }

    private static Measured total(DataFolder data, Map<String, String> options) {
        return answer(data, options).estimate().orElseThrow();
    }

    private static Finding answer(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new WhatifAnalysis(), options, data, 1).headline();
    }
}
