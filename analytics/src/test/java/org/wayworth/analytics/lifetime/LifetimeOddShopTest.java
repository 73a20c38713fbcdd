package org.wayworth.analytics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.analytics.Worlds.check;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.OddShop;
import org.wayworth.analytics.OddShop.Oddity;
import org.wayworth.analytics.Worlds;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;

/** Planted truth: what would make lifetime value look like something else is counted or refused. */
@Tag("long")
@DisplayName("planted truth: lifetime value of a shop with something odd")
class LifetimeOddShopTest {

    @Test
    void aStraySaleMovesNothing() {
        Finding sound = total(Oddity.NONE);
        Finding strayed = total(Oddity.STRAY_SALE);
        assertThat(strayed.estimate()).isEqualTo(sound.estimate());
        assertThat(sound.estimand()).contains("customers on 29 December 2024, the last day observed");
        assertThat(strayed.estimand()).isEqualTo(sound.estimand());
        assertThat(strayed.checks()).isEqualTo(sound.checks());
        assertThat(check(strayed, "survivorship").verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void customersWhoPayInAnotherCurrencyAreLeftOutAndCounted() {
        assertThat(left(total(Oddity.SOME_EUROS), "who pay in another currency than GBP"))
                .isBetween(50L, 60L);
        Outcome.Refusal refusal = Worlds.refusal(new LifetimeAnalysis(), Map.of(), OddShop.of(Oddity.MANY_EUROS), 1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SEVERAL_CURRENCIES);
    }

    @Test
    void customersWhomNoSaleKnowsAreLeftOutAndCounted() {
        Finding finding = total(Oddity.UNKNOWN_KEYS);
        assertThat(left(finding, "whom no record of sales, contracts or customers names"))
                .isEqualTo(OddShop.UNKNOWN);
        assertThat(finding.estimate()).isEqualTo(total(Oddity.NONE).estimate());
    }

    /** An export of those who still buy says nothing about how fast customers stop. */
    @Test
    void anExportOfThoseWhoStillBuyIsRefused() {
        Outcome.Refusal refusal = Worlds.refusal(new LifetimeAnalysis(), Map.of(), OddShop.of(Oddity.ERASED), 1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SURVIVORS_ONLY);
        assertThat(refusal.next()).startsWith("Export all customers");
        assertThat(refusal.checks()).allMatch(check -> check.verdict() == Verdict.FAILED);
    }

    private static long left(Finding finding, String rule) {
        return finding.base().drops().stream()
                .filter(drop -> drop.rule().equals(rule))
                .mapToLong(Base.Drop::n)
                .sum();
    }

    private static Finding total(Oddity oddity) {
        return Worlds.answer(new LifetimeAnalysis(), Map.of(), OddShop.of(oddity), 1)
                .headline();
    }
}
