package org.wayworth.analytics.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Unit;

@DisplayName("planted truth: the same customer")
class SameCustomerTest {

    private static final double PER_POINT = 4;

    @Test
    void aTraitThatNobodyRecordedDoesNotFoolIt() {
        SimulatedCustomers made = made(1);
        Estimate between = new Comparison(
                        made.rating(), made.outcome(), made.covariates(), made.customer(), Unit.number(""))
                .adjusted()
                .get();
        assertThat(between.interval().low())
                .as("customers compared with each other are fooled")
                .isGreaterThan(PER_POINT);
        assertThat(within(made).slope().interval().contains(PER_POINT)).isTrue();
    }

    @Test
    void itsIntervalsCover() {
        long held = IntStream.range(0, 400)
                .filter(seed -> within(made(1_000 + seed)).slope().interval().contains(PER_POINT))
                .count();
        assertThat(held / 400.0).isBetween(0.914, 0.986);
    }

    @Test
    void answersWithOverlappingHorizonsAreLeftOut() {
        SimulatedCustomers made = made(2);
        assertThat(SameCustomer.of(made.rating(), made.outcome(), made.customer(), made.day(), 700)
                        .get()
                        .answers())
                .as("of three answers 400 days apart, the first and the last")
                .isEqualTo(2 * 300);
    }

    @Test
    void refusesWhereNobodyAnswersTwiceFarEnoughApart() {
        SimulatedCustomers made = made(3);
        Fit<SameCustomer> fit = SameCustomer.of(made.rating(), made.outcome(), made.customer(), made.day(), 3_000);
        assertThat(fit).isInstanceOf(Fit.Impossible.class);
    }

    /** Who always gives the same rating cannot be compared with himself: an indicator of a quarter must not stand in. */
    @ParameterizedTest
    @ValueSource(ints = {8, 60})
    void ratingsThatNeverDifferOfOneCustomerTellNothing(int daysApart) {
        int customers = 250;
        int each = 5;
        double[] rating = new double[customers * each];
        double[] outcome = new double[customers * each];
        double[] day = new double[customers * each];
        long[] customer = new long[customers * each];
        Random random = new Random(4);
        for (int i = 0; i < rating.length; i++) {
            customer[i] = i / each;
            rating[i] = 1 + customer[i] % 7;
            day[i] = 9_000 + daysApart * (i % each);
            outcome[i] = random.nextGaussian() + day[i] / 100;
        }
        assertThat(SameCustomer.of(rating, outcome, customer, day, 7)).isInstanceOf(Fit.Impossible.class);
    }

    private static SimulatedCustomers made(long seed) {
        return SimulatedCustomers.of(seed, 300, 3, 1.5, (rating, c) -> PER_POINT * rating);
    }

    private static SameCustomer within(SimulatedCustomers made) {
        return SameCustomer.of(made.rating(), made.outcome(), made.customer(), made.day(), 365)
                .get();
    }
}
