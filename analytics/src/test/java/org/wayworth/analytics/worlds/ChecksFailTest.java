package org.wayworth.analytics.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.analytics.Worlds;
import org.wayworth.analytics.landmark.AskedPerPoint;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Outcome;

/** Planted truth: each check on time and on who is missing fails in a company that was made to fail it. */
@DisplayName("planted truth: each check fails where it must")
class ChecksFailTest {

    private static final int HALF_A_YEAR = 180;

    @Test
    void answersDatedByTheirOrder() {
        AskedPerPoint finding = asked(NullWorld.borrowed(new Chance(1)), HALF_A_YEAR);
        assertFailed(finding, "time order", "no date of their own");
    }

    @Test
    void refundsWithoutTheirSale() {
        AskedPerPoint finding = asked(NullWorld.partialRefunds(new Chance(2)), HALF_A_YEAR);
        assertThat(finding.check("decided before").verdict()).isIn(Verdict.FAILED, Verdict.CANNOT_TELL);
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    @Test
    void refundsThatNameTheirSale() {
        AskedPerPoint finding = asked(NullWorld.refunds(new Chance(2), true), HALF_A_YEAR);
        assertThat(finding.check("decided before").verdict()).isEqualTo(Verdict.PASSED);
        assertThat(finding.check("decided before").found()).contains("are matched to their sale");
    }

    @Test
    void purchasesOnTheDayOfTheAnswer() {
        AskedPerPoint finding = asked(NullWorld.goodDay(new Chance(3), 0.15), HALF_A_YEAR);
        assertFailed(finding, "same day", "purchases later on that day differ by £");
        assertFailed(finding, "timing of the difference", "in the first day");
    }

    @Test
    void purchasesOfTheFirstDays() {
        AskedPerPoint finding = asked(NullWorld.goodDay(new Chance(4), 6), HALF_A_YEAR);
        assertFailed(finding, "timing of the difference", "in the first 7 days");
        assertThat(finding.statement().text()).contains("arises in the first 7 days; later we see none that is clear");
    }

    @Test
    void noticeGivenBeforeTheAnswer() {
        Company company = NullWorld.notice(new Chance(5));
        AskedPerPoint staying = asked(company, FollowUp.RETENTION, HALF_A_YEAR);
        assertThat(staying.check("timing of the difference").verdict()).isEqualTo(Verdict.FAILED);
        AskedPerPoint revenue = asked(company, HALF_A_YEAR);
        assertFailed(revenue, "timing of cancellations", "may have given notice before they answered");
    }

    @Test
    void habitsOfNewcomers() {
        AskedPerPoint finding = asked(NullWorld.newcomers(new Chance(6), 21), HALF_A_YEAR);
        assertFailed(finding, "placebo outcome", "at the length of the follow-up period");
        assertFailed(finding, "what was adjusted for", "no earlier history");
    }

    @Test
    void customersWhoLeftAreMissing() {
        Company company = NullWorld.survivors(new Chance(7), 290);
        AskedPerPoint finding = asked(company, HALF_A_YEAR);
        assertFailed(finding, "survivorship", "seem to have been removed after about 2");
        Outcome lifetime = asked(company, Map.of("outcome", "lifetime-value"));
        assertThat(lifetime)
                .isInstanceOfSatisfying(
                        Outcome.Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SURVIVORS_ONLY));
    }

    @Test
    void customersWithTrendsOfTheirOwn() {
        Outcome outcome = asked(NullWorld.trends(new Chance(8), 3), Map.of("horizon-days", "90"));
        Finding same = outcome.fold(
                answer -> answer.findings().stream()
                        .filter(finding -> finding.question().startsWith("When the same customer"))
                        .findFirst()
                        .orElseThrow(),
                refusal -> {
                    throw new AssertionError(refusal);
                });
        assertThat(Worlds.check(same, "next rating").verdict()).isEqualTo(Verdict.FAILED);
        assertThat(same.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    /** One in six left, and said why two days after the last purchase: a survey of its own touchpoint. */
    @Test
    void responsesGivenOnLeavingAreComparedWithEachOther() {
        Chance chance = new Chance(9);
        Company company = Company.usual();
        for (int i = 0; i < 1_500; i++) {
            double asked = chance.between(400, Company.END - 200);
            double rate = chance.gamma(6, 0.6);
            boolean leaves = i % 6 == 0;
            company.customer(i, 0);
            company.habit(chance, i, rate, 0, leaves ? asked - 2 : Company.END - 1);
            if (leaves) {
                company.answerAbout("leaving", i, asked, chance.rating(3, 1.5));
            } else {
                company.answerAbout("relationship", i, asked, chance.rating(8, 1.3));
            }
        }
        AskedPerPoint finding = asked(company, HALF_A_YEAR);
        assertThat(finding.check("what was adjusted for").found()).contains("touchpoint");
        assertThat(finding.isClaim()).isFalse();
    }

    /** In one week of four there was too much to do: more came late, and everyone rated lower. */
    @Test
    void busyWeeksThatMakeLateAndAnnoy() {
        Chance chance = new Chance(10);
        Company company = Company.usual();
        for (int i = 0; i < 1_500; i++) {
            company.customer(i, 0);
            int week = (int) chance.between(55, 110);
            boolean isBusy = week % 4 == 0;
            double promised = 7 * week + chance.between(0.5, 6.5);
            int basket = company.basket(promised - 4);
            company.sale(i, promised - 4, chance.amount(), basket);
            boolean isLate = chance.happens(isBusy ? 0.5 : 0.1);
            company.promise(basket, promised, promised + (isLate ? 2 : -0.2));
            company.answer(String.valueOf(i), promised + 3, chance.rating(isBusy ? 5 : 8, 1.3), basket);
        }
        Finding finding = late(company);
        Check calendar = Worlds.check(finding, "calendar");
        assertThat(calendar.verdict()).as(calendar.toString()).isEqualTo(Verdict.FAILED);
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    /** Who orders from afar waits longer and rates lower, and nothing of that is recorded. */
    @ParameterizedTest
    @ValueSource(ints = {0, 120})
    void latenessWithoutAUsablePast(int ratedBefore) {
        Chance chance = new Chance(11);
        Company company = Company.usual();
        for (int i = 0; i < 1_500; i++) {
            company.customer(i, 0);
            boolean isFar = i % 3 == 0;
            for (int k = 0; k < (i < ratedBefore ? 2 : 1); k++) {
                double promised = chance.between(400, 700) + 150 * k;
                int basket = company.basket(promised - 4);
                company.sale(i, promised - 4, chance.amount(), basket);
                company.promise(basket, promised, promised + (chance.happens(isFar ? 0.4 : 0.1) ? 2 : -0.2));
                company.answer(String.valueOf(i), promised + 3, chance.rating(isFar ? 6.5 : 7.5, 1.5), basket);
            }
        }
        Finding finding = late(company);
        assertThat(Worlds.check(finding, "placebo outcome").verdict()).isIn(Verdict.CANNOT_TELL, Verdict.FAILED);
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    @Test
    void latenessOfAHandfulOfCustomersIsNotTold() {
        Chance chance = new Chance(12);
        Company company = Company.usual();
        for (int i = 0; i < 400; i++) {
            int who = i % 4;
            double promised = 100 + 2 * i;
            int basket = company.basket(promised - 1);
            company.sale(who, promised - 1, chance.amount(), basket);
            company.promise(basket, promised, promised + (i % 3 == 0 ? 1 : -0.2));
            company.answer(String.valueOf(who), promised + 1.2, chance.rating(7, 1.5), basket);
        }
        for (int who = 0; who < 4; who++) {
            company.customer(who, 0);
        }
        assertThat(asked("late", company, Map.of("promise", "delivery")))
                .isInstanceOfSatisfying(
                        Outcome.Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Outcome.Reason.SMALL_GROUP));
    }

    @Test
    void theSameWorldWithoutAThreatPasses() {
        AskedPerPoint finding = asked(TrueWorld.LASTING.made(1), 365);
        assertThat(finding.checks())
                .filteredOn(check -> check.isCounted() && !check.name().equals("non-response"))
                .extracting(Check::verdict)
                .containsOnly(Verdict.PASSED);
        assertThat(finding.grade()).isEqualTo(Grade.ADJUSTED);
    }

    private static void assertFailed(AskedPerPoint finding, String check, String words) {
        Check failed = finding.check(check);
        assertThat(failed.verdict()).as(failed.toString()).isEqualTo(Verdict.FAILED);
        assertThat(failed.found()).contains(words);
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    private static AskedPerPoint asked(Company company, int horizonDays) {
        return asked(company, FollowUp.REVENUE, horizonDays);
    }

    private static AskedPerPoint asked(Company company, FollowUp outcome, int horizonDays) {
        return company.asked(data -> AskedPerPoint.of(data, outcome, horizonDays, 1))
                .orElseThrow();
    }

    private static Outcome asked(Company company, Map<String, String> options) {
        return asked("linkage", company, options);
    }

    private static Finding late(Company company) {
        return asked("late", company, Map.of("promise", "delivery")).fold(answer -> answer.headline(), refusal -> {
            throw new AssertionError(refusal);
        });
    }

    private static Outcome asked(String question, Company company, Map<String, String> options) {
        Analysis<?> analysis = Analyses.find(question).orElseThrow();
        return company.asked(data -> Worlds.ask(analysis, options, data, 1));
    }
}
