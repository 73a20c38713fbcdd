package org.wayworth.analytics.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wayworth.analytics.worlds.Company.END;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Worlds;
import org.wayworth.analytics.landmark.AskedPerPoint;
import org.wayworth.analytics.landmark.FollowUp;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Outcome;

@DisplayName("planted truth: each of these checks fails in a company that was made to fail it")
class MoreChecksFailTest {

    private static final Map<String, String> A_QUARTER = Map.of("horizon-days", "90");

    /** Who is fond of us rates high and buys more after each answer; a high day of the same customer is followed by less. */
    @Test
    @DisplayName("planted truth: same direction")
    void withinTheSameCustomerItGoesTheOtherWay() {
        Chance chance = new Chance(41);
        Company company = Company.usual();
        for (int i = 0; i < 1_500; i++) {
            company.customer(i, 0);
            company.habit(chance, i, 6, 0, END - 1);
            double fond = chance.normal(0, 1);
            for (int wave = 0; wave < 2; wave++) {
                // further apart than the baseline period and the follow-up period together
                double asked = 380 + 520 * wave;
                double day = chance.normal(0, 1);
                company.answer(i, asked, (int) Math.max(0, Math.min(10, Math.rint(6 + 1.6 * fond + 1.2 * day))));
                company.habit(chance, i, Math.max(0, 30 + 14 * fond - 11 * day), asked + 0.5, asked + 88);
            }
        }
        Finding same = sameCustomer(company);
        Check check = Worlds.check(same, "same direction");
        assertThat(check.verdict()).as(same.statement().text() + check).isEqualTo(Verdict.FAILED);
        assertThat(same.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    /** From nothing to ten, and hardly anyone ever gives another rating. */
    @Test
    @DisplayName("planted truth: change within customers")
    void hardlyAnyoneEverRatesOtherwise() {
        Chance chance = new Chance(42);
        Company company = Company.usual();
        for (int i = 0; i < 1_000; i++) {
            company.customer(i, 0);
            company.habit(chance, i, 6, 0, END - 1);
            int usual = i % 11;
            for (int wave = 0; wave < 3; wave++) {
                boolean isOther = chance.happens(0.1);
                company.answer(i, 380 + 200 * wave + chance.between(0, 30), isOther ? Math.max(0, usual - 1) : usual);
            }
        }
        Finding same = sameCustomer(company);
        Check check = Worlds.check(same, "change within customers");
        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.FAILED);
        assertThat(same.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    /** It cannot fail, but must not pass, where a point is worth the same everywhere; and passes where it is not. */
    @Test
    @DisplayName("planted truth: joint test")
    void aPointIsWorthTheSameEverywhere() {
        Check alike = Worlds.check(forWhom(regions(8, 8)), "joint test");
        assertThat(alike.verdict()).as(alike.toString()).isEqualTo(Verdict.CANNOT_TELL);
        Check apart = Worlds.check(forWhom(regions(0, 16)), "joint test");
        assertThat(apart.verdict()).as(apart.toString()).isEqualTo(Verdict.PASSED);
    }

    /** One in four carries a card, which a file joined to them; only among these does more follow. */
    @Test
    @DisplayName("planted truth: identity")
    void onlyAmongThoseWhomARareRuleJoined() {
        Chance chance = new Chance(44);
        Company company = Company.usual();
        for (int i = 0; i < 2_000; i++) {
            boolean isJoined = i % 4 == 0;
            company.customer(i, 0);
            if (isJoined) {
                company.card(i);
            }
            answered(chance, company, i, isJoined ? 24 : 0);
        }
        AskedPerPoint finding = company.asked(data -> AskedPerPoint.of(data, FollowUp.REVENUE, 180, 1))
                .orElseThrow();
        Check check = finding.check("identity");
        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.FAILED);
        assertThat(check.found()).startsWith("without 500 responses, ");
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    /** Who lives far away waits longer and rates lower; where customers live is known, and not since when. */
    @Test
    @DisplayName("planted truth: attributes without a date")
    void whereTheyLiveExplainsLatenessAndRating() {
        Chance chance = new Chance(45);
        Company company = Company.usual();
        for (int i = 0; i < 2_000; i++) {
            boolean isFar = i % 3 == 0;
            company.customer(i, 0);
            company.home(i, isFar ? "far" : "near");
            company.habit(chance, i, 3, 0, 390);
            double promised = chance.between(400, 700);
            int basket = company.basket(promised - 4);
            company.sale(i, promised - 4, chance.amount(), basket);
            company.promise(basket, promised, promised + (chance.happens(isFar ? 0.5 : 0.1) ? 2 : -0.2));
            company.answer(String.valueOf(i), promised + 3, chance.rating(isFar ? 5.5 : 7.5, 1.2), basket);
        }
        Finding finding = asked("late", company, Map.of("promise", "delivery"))
                .fold(answer -> answer.headline(), refusal -> {
                    throw new AssertionError(refusal);
                });
        Check check = Worlds.check(finding, "attributes without a date");
        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.FAILED);
        assertThat(check.found()).startsWith("adjusted for home too: ");
        assertThat(finding.grade()).isEqualTo(Grade.UNADJUSTED);
    }

    /** @param south and north: what a point brings in half a year, in pounds */
    private static Company regions(double south, double north) {
        Chance chance = new Chance(43);
        Company company = Company.usual();
        for (int i = 0; i < 2_000; i++) {
            company.customer(i, 0, i % 2 == 0 ? "South" : "North");
            answered(chance, company, i, i % 2 == 0 ? south : north);
        }
        return company;
    }

    private static void answered(Chance chance, Company company, int customer, double poundsAPoint) {
        double asked = chance.between(400, END - 190);
        int score = chance.rating(6, 1.8);
        company.habit(chance, customer, 6, 0, END - 1);
        company.answer(customer, asked, score);
        for (int k = 1; k <= 6; k++) {
            company.sale(customer, asked + 28 * k, 20 + poundsAPoint * Math.max(-3, score - 6) / 6 + 10);
        }
    }

    private static Finding sameCustomer(Company company) {
        return finding(company, "When the same customer");
    }

    private static Finding forWhom(Company company) {
        return finding(company, "Does the difference by rating vary");
    }

    private static Finding finding(Company company, String question) {
        return asked("linkage", company, A_QUARTER)
                .fold(
                        answer -> answer.findings().stream()
                                .filter(finding -> finding.question().startsWith(question))
                                .findFirst()
                                .orElseThrow(),
                        refusal -> {
                            throw new AssertionError(refusal);
                        });
    }

    private static Outcome asked(String question, Company company, Map<String, String> options) {
        return company.asked(data -> Worlds.ask(Analyses.find(question).orElseThrow(), options, data, 1));
    }
}
