package org.wayworth.analytics.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.sceptic.Survivorship;
import org.wayworth.vocabulary.Check.Verdict;

@DisplayName("planted truth: customers who left are missing")
class SurvivorshipTest {

    private static final int CUSTOMERS = 400;

    /** Contracts of a year, each renewed by a row of its own a few days later; at the end some wait for theirs. */
    @Test
    @DisplayName("planted truth: whoever may still renew has not left")
    void whoeverMayStillRenewHasNotLeft() {
        Survivorship found = of(contracts(0));
        assertThat(found.contracted()).isEqualTo(CUSTOMERS);
        assertThat(found.contracts())
                .hasValueSatisfying(alarm -> assertThat(alarm.found())
                        .isEqualTo(
                                "nobody ever stopped in these data: of 400 customers with a contract for a year or more, none"
                                        + " has left"));
        assertThat(found.contractsCheck().verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    @DisplayName("planted truth: where one in eight left at any time, nothing is missing")
    void contractsThatEndedAreNoAlarm() {
        Survivorship found = of(contracts(CUSTOMERS / 8));
        assertThat(found.contracts()).isEmpty();
        assertThat(found.contractsCheck().verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    @DisplayName("planted truth: buyers of whom those silent for 290 days were erased, and the same buyers without")
    void buyersWhoStoppedAndWereErased() {
        Survivorship erased = of(buyers(290));
        assertThat(erased.sales())
                .hasValueSatisfying(alarm -> assertThat(alarm.edgeDays())
                        .hasValueSatisfying(days -> assertThat(days).isBetween(250, 290)));
        assertThat(erased.check().verdict()).isEqualTo(Verdict.FAILED);
        Survivorship whole = of(buyers(10_000));
        assertThat(whole.sales()).isEmpty();
        assertThat(whole.check().verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    @DisplayName("planted truth: where a term must be served out, hardly anyone can have ended longest ago")
    void aTermThatMustBeServedOutIsNoEdge() {
        Chance chance = new Chance(33);
        Company company = Company.usual().sale(0, 1, 10).sale(0, Company.END - 0.5, 10);
        for (int i = 0; i < 3_000; i++) {
            double begins = chance.between(0, 730);
            double ends = begins + 365;
            while (ends < Company.END && chance.happens(0.7)) {
                ends += 365;
            }
            company.customer(i, begins).contract(i, begins, ends);
        }
        assertThat(of(company).contracts()).isEmpty();
    }

    @Test
    @DisplayName("planted truth: a shop that lives from three weeks a year has no edge before the last of them")
    void aSeasonIsNoEdge() {
        Chance chance = new Chance(34);
        Company company = Company.usual();
        for (int i = 0; i < 2_000; i++) {
            company.customer(i, 0).habit(chance, i, 2, 365, Company.END);
            for (double peak : new double[] {370, 735, 1_092}) {
                company.habit(chance, i, 2 * 365.0 / 14, peak - 14, peak);
            }
        }
        assertThat(of(company.sale(0, Company.END - 0.5, 10)).check().verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    @DisplayName("planted truth: where everybody buys more than before, few are silent and nobody is missing")
    void buyingMoreIsNoSign() {
        Chance chance = new Chance(35);
        Company company = Company.usual();
        for (int i = 0; i < 2_000; i++) {
            double rate = chance.gamma(3, 1);
            company.customer(i, 0).habit(chance, i, rate, 0, 640).habit(chance, i, rate + 1.5, 640, Company.END);
        }
        assertThat(of(company.sale(0, Company.END - 0.5, 10)).check().verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    @DisplayName(
            "planted truth: where the customers of one branch got new keys on one day, it is told, and where not, not")
    void newKeysOnOneDay() {
        Survivorship changed = of(branches(800));
        assertThat(changed.changedKeys())
                .hasValueSatisfying(alarm -> assertThat(alarm.found())
                        .contains(
                                "customers bought for the last time in the weeks up to ",
                                "March 2024",
                                "new key counts"));
        assertThat(changed.keysCheck().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(changed.isAlarm()).isFalse();
        Survivorship kept = of(branches(10_000));
        assertThat(kept.changedKeys()).isEmpty();
        assertThat(kept.keysCheck().verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    @DisplayName("planted truth: contracts written anew under other keys on one day are told as well")
    void contractsUnderNewKeys() {
        Chance chance = new Chance(37);
        Company company = Company.usual().sale(0, 1, 10).sale(0, Company.END - 0.5, 10);
        for (int i = 0; i < 1_000; i++) {
            double begins = chance.between(0, 900);
            boolean isMoved = i % 3 == 0 && begins < 700;
            company.customer(i, begins).contract(i, begins, isMoved ? 700 + i % 20 : Company.END + 1);
            if (isMoved) {
                company.customer(5_000 + i, 700).contract(5_000 + i, 700 + i % 20, Company.END + 1);
            }
        }
        Survivorship found = of(company);
        assertThat(found.contractDoubt())
                .hasValueSatisfying(alarm -> assertThat(alarm.found()).contains("had their contract end"));
        assertThat(found.keysCheck().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(found.salesDoubt()).as("purchases went on under their keys").isEmpty();
    }

    /** @param changed on that day two in five customers got a new key; they buy on as before */
    private static Company branches(double changed) {
        Chance chance = new Chance(36);
        Company company = Company.usual();
        for (int i = 0; i < 2_500; i++) {
            double rate = chance.gamma(4, 1);
            double until = i % 5 < 2 ? Math.min(changed, Company.END) : Company.END;
            company.customer(i, 0).habit(chance, i, rate, 0, until);
            if (until < Company.END) {
                company.customer(10_000 + i, until).habit(chance, 10_000 + i, rate, until, Company.END);
            }
        }
        return company.sale(2, Company.END - 0.5, 10);
    }

    /** @param leave so many do not renew, spread over the last two years but the last two months */
    private static Company contracts(int leave) {
        Chance chance = new Chance(31);
        Company company = Company.usual();
        for (int i = 0; i < CUSTOMERS; i++) {
            company.customer(i, 0);
            double begins = 5 + i % 60;
            double until = i < leave ? chance.between(400, Company.END - 60) : Double.POSITIVE_INFINITY;
            // one in twenty ended ten days ago, and the next contract of a third began after a gap
            double gap = i % 3 == 0 ? 20 : 0;
            for (int year = 0; begins < Math.min(until, Company.END); year++) {
                double ends = i >= leave && i % 20 == 19 && year == 1 ? Company.END - 10 : begins + 365;
                company.contract("k" + i + "-" + year, i, begins, Math.min(until, ends));
                begins = ends == Company.END - 10 ? Company.END : ends + gap;
            }
        }
        return company.sale(0, 1, 10).sale(0, Company.END - 0.5, 10);
    }

    /** @param erased customers who bought nothing for longer are not exported */
    private static Company buyers(double erased) {
        Chance chance = new Chance(32);
        Company company = Company.usual();
        for (int i = 0; i < 2_000; i++) {
            double joined = chance.between(0, 500);
            double stops = i % 2 == 0 ? chance.between(joined, Company.END) : Company.END;
            double last = Math.max(joined, stops - chance.between(0, 40));
            if (Company.END - last <= erased) {
                company.customer(i, joined);
                company.sale(i, joined, chance.amount());
                company.habit(chance, i, 9, joined, last);
                company.sale(i, last, chance.amount());
            }
        }
        return company.sale(1, Company.END - 0.5, 10);
    }

    private static Survivorship of(Company company) {
        return company.asked(data -> Survivorship.of(data.warehouse(), "GBP"));
    }
}
