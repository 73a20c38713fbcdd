package org.wayworth.analytics.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.landmark.AskedPerPoint;
import org.wayworth.analytics.landmark.FollowUp;

/** Contracts of a year that end at an anniversary or go on; ratings are lower in the second half of each year. */
@DisplayName("planted truth: ratings and leaving that both follow the contract's year")
class ContractPhaseTest {

    private static final int HORIZON = 180;

    @Test
    void leavingByChanceIsNotPutDownToTheRating() {
        AskedPerPoint finding = asked(company(41, 0));
        assertThat(finding.measured().isClearOf(0))
                .as(finding.statement().text())
                .isFalse();
        assertThat(finding.check("what was adjusted for").found()).contains("when the contract's term ends");
    }

    @Test
    void leavingThatFollowsTheRatingIsFound() {
        AskedPerPoint finding = asked(company(42, 0.06));
        assertThat(finding.measured().isClearOf(0))
                .as(finding.statement().text())
                .isTrue();
        assertThat(finding.measured().value()).isPositive();
    }

    /** @param perPoint how much less likely a customer leaves at the next anniversary for each point of the rating */
    private static Company company(long seed, double perPoint) {
        Chance chance = new Chance(seed);
        Company company = Company.usual();
        for (int i = 0; i < 2_000; i++) {
            double begins = chance.between(0, 400);
            double answered = begins + chance.between(190, 560);
            boolean isLate = (answered - begins) % 365 > 182;
            int rating = chance.rating(7.5 - (isLate ? 2 : 0), 1.5);
            double ends = begins + 365;
            while (ends < Company.END) {
                boolean isNext = ends > answered && ends < answered + 365;
                double leaves = 0.3 - (isNext ? perPoint * (rating - 6.5) : 0);
                if (ends > answered && chance.happens(leaves)) {
                    break;
                }
                ends += 365;
            }
            company.customer(i, begins).contract(i, begins, ends).answer(i, answered, rating);
            for (double paid = begins; paid < Math.min(ends, Company.END); paid += 30) {
                company.sale(i, paid, 20 + chance.below(3));
            }
        }
        return company;
    }

    private static AskedPerPoint asked(Company company) {
        return company.asked(data -> AskedPerPoint.of(data, FollowUp.RETENTION, HORIZON, 1))
                .orElseThrow();
    }
}
