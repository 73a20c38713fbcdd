package org.wayworth.analytics.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Check.Verdict;

@DisplayName("planted truth: shuffled ratings")
class ShuffledExposureTest {

    private static final int CUSTOMERS = 600;

    /** A handful of low ratings, and a few customers who bring nearly all: intervals of the low ones are far too short. */
    @Test
    @DisplayName(
            "planted truth: the method finds something in ratings dealt out by chance where amounts have a long tail")
    void intervalsThatAreTooShortAreNoticed() {
        Check check = of(5, 3);
        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.FAILED);
        assertThat(check.found())
                .matches("[0-9]+ false alarms in 200 shuffles; about 10 are expected, at most 19 accepted");
    }

    @Test
    @DisplayName("planted truth: with as many low as high ratings and amounts alike it finds nothing")
    void intervalsThatHoldAreLeftAlone() {
        Check check = of(CUSTOMERS / 2, 0.3);
        assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.PASSED);
    }

    /** @param low so many rate low @param tail standard deviation of the log of what customers bring */
    private static Check of(int low, double tail) {
        Random random = new Random(46);
        double[] rating = new double[CUSTOMERS];
        double[] outcome = new double[CUSTOMERS];
        double[] known = new double[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            rating[i] = i < low ? 2 : 9;
            outcome[i] = Math.exp(tail * random.nextGaussian());
            known[i] = random.nextGaussian();
        }
        long[] customer = LongStream.range(0, CUSTOMERS).toArray();
        return new ShuffledExposure(
                        rating, outcome, Covariates.ofRows(CUSTOMERS).number("known", known), customer)
                .check(7);
    }
}
