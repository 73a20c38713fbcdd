package org.wayworth.analytics.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("law: the term that contracts run for")
class ContractTermTest {

    @Test
    void theLongestTermThatMostEndsFill() {
        assertThat(term(365, 366, 730, 731, 1_095, 400)).isEqualTo(365.25);
        assertThat(term(730, 731, 1_461, 729, 732, 365)).isEqualTo(730.5);
        assertThat(term(91, 182, 274, 365, 91, 100)).isEqualTo(91.3125);
        assertThat(term(3, 91, 123, 250, 300, 333)).as("no term").isNaN();
        assertThat(ContractTerm.of(new double[] {365, 365, 365}))
                .as("too few ends")
                .isEmpty();
    }

    /** Each length ten times. */
    private static double term(double... lengths) {
        double[] many = IntStream.range(0, 10 * lengths.length)
                .mapToDouble(i -> lengths[i % lengths.length])
                .toArray();
        return ContractTerm.of(many).map(ContractTerm::days).orElse(Double.NaN);
    }

    @Test
    void whatComesWithinTheFollowUpPeriod() {
        ContractTerm year = new ContractTerm(365.25);
        double[] age = {0, 100, 185.25, 300, 365.25, 700};
        assertThat(year.ends(age, 0, 180)).containsExactly(0, 0, 1, 1, 0, 1);
        assertThat(year.ends(age, 0, 400)).containsExactly(1, 1, 1, 1, 1, 2);
        assertThat(year.ends(age, 30, 180)).as("without the first days").containsExactly(0, 0, 1, 1, 0, 1);
        assertThat(year.beyond(age, 30, 180)).containsExactly(0, 0, 0, 114.75, 0, 149.5);
        assertThat(year.beyond(age, 0, 180)).containsExactly(0, 0, 0, 114.75, 0, 149.5);
    }
}
