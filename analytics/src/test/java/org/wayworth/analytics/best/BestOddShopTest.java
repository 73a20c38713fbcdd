package org.wayworth.analytics.best;

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
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Outcome;

/** Planted truth: what would make the best customers look like something else is counted, refused or noticed. */
@Tag("long")
@DisplayName("planted truth: the best customers of a shop with something odd")
class BestOddShopTest {

    private static final Map<String, String> HALF = Map.of("top-share", "0.5");

    @Test
    void inASoundShopAllChecksOfWhatFollowsPass() {
        Finding later = later(Oddity.NONE);
        assertThat(later.checks())
                .filteredOn(check -> !check.name().equals("placebo outcome"))
                .allMatch(check -> check.passed() || check.verdict() == Verdict.BY_DESIGN);
        assertThat(check(later, "placebo outcome").verdict())
                .as("nothing follows, so nothing can be held against it")
                .isEqualTo(Verdict.CANNOT_TELL);
        assertThat(later.statement().text()).contains("no clear difference");
    }

    @Test
    void aStraySaleMovesNothing() {
        Finding sound = share(Oddity.NONE);
        Finding strayed = share(Oddity.STRAY_SALE);
        assertThat(strayed.estimate()).isEqualTo(sound.estimate());
        assertThat(strayed.statement()).isEqualTo(sound.statement());
        assertThat(sound.statement().text()).endsWith("in the year to 30 December 2023.");
        assertThat(strayed.estimand()).contains("1 record outside these dates");
    }

    @Test
    void customersWhoPayInAnotherCurrencyAreLeftOutAndCounted() {
        assertThat(left(share(Oddity.SOME_EUROS), "who pay in another currency than GBP"))
                .isBetween(50L, 60L);
        Outcome.Refusal refusal = Worlds.refusal(new BestAnalysis(), HALF, OddShop.of(Oddity.MANY_EUROS), 1);
        assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SEVERAL_CURRENCIES);
        assertThat(refusal.have()).contains("GBP").contains("EUR");
        assertThat(Worlds.answer(
                                new BestAnalysis(),
                                Map.of("top-share", "0.5", "currency", "gbp"),
                                OddShop.of(Oddity.MANY_EUROS),
                                1)
                        .headline()
                        .base()
                        .drops())
                .anyMatch(drop -> drop.rule().equals("who pay in another currency than GBP") && drop.n() > 300);
    }

    @Test
    void customersWhomNoSaleKnowsAreLeftOutAndCounted() {
        Finding finding = share(Oddity.UNKNOWN_KEYS);
        assertThat(left(finding, "whom no record of sales, contracts or customers names"))
                .isEqualTo(OddShop.UNKNOWN);
        assertThat(finding.estimate()).isEqualTo(share(Oddity.NONE).estimate());
    }

    @Test
    void survivorsAreNamedAndLowerTheGrade() {
        Finding later = later(Oddity.ERASED);
        assertThat(check(later, "survivorship").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(later.grade().level()).isLessThanOrEqualTo(Grade.UNADJUSTED.level());
        assertThat(later.statement().text()).contains("best customers who still buy");
    }

    @Test
    void aHabitThatMakesBothIsNoticed() {
        Finding later = later(Oddity.HABIT);
        assertThat(check(later, "placebo outcome").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(later.grade().level()).isLessThanOrEqualTo(Grade.UNADJUSTED.level());
    }

    @Test
    void ratingsDatedByTheirOrderDoNotPassForRatingsInTime() {
        Check check = check(later(Oddity.BORROWED_DATES), "time order");
        assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(check.found()).startsWith("100% of the ratings have no date of their own");
        assertThat(check(later(Oddity.NONE), "time order").verdict()).isEqualTo(Verdict.BY_DESIGN);
    }

    @Test
    void refundsWithoutASaleThatGoWithTheRatingAreNoticed() {
        assertThat(check(later(Oddity.UNKNOWN_RETURNS), "decided before").verdict())
                .isEqualTo(Verdict.FAILED);
        assertThat(check(later(Oddity.KNOWN_RETURNS), "decided before").verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(check(later(Oddity.NONE), "decided before").verdict()).isEqualTo(Verdict.BY_DESIGN);
    }

    /** A straight line in tenure cannot follow what is highest in the middle; the second method can. */
    @Test
    void methodsThatComeToDifferentFiguresAreNoticed() {
        assertThat(check(later(Oddity.MIDDLE), "two methods").verdict()).isEqualTo(Verdict.FAILED);
    }

    private static long left(Finding finding, String rule) {
        return finding.base().drops().stream()
                .filter(drop -> drop.rule().equals(rule))
                .mapToLong(Base.Drop::n)
                .sum();
    }

    private static Finding share(Oddity oddity) {
        return Worlds.answer(new BestAnalysis(), HALF, OddShop.of(oddity), 1).headline();
    }

    private static Finding later(Oddity oddity) {
        return Worlds.answer(new BestAnalysis(), HALF, OddShop.of(oddity), 1).findings().stream()
                .filter(finding -> finding.statement().text().startsWith("Among the best customers"))
                .findFirst()
                .orElseThrow();
    }
}
