package org.wayworth.kernel.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.calibration.Worlds;

@DisplayName("reference and law: how a total is spread")
class ConcentrationTest {

    /** The share of an exponential law's total that the upper fifth holds: 0.2 − 0.2 ln 0.2. */
    private static final double UPPER_FIFTH = 0.2 - 0.2 * Math.log(0.2);

    /** numpy 2.4: the covariance of what lies above the bounds and of all, by the delta method. */
    @ParameterizedTest
    @CsvSource({
        "192, 240, 0.4868334031837243, 0.018954438259024056",
        "0, 24, 0.0011337566347777426, 0.0003806291133976522",
        "96, 120, 0.06131491544065099, 0.0057024138802614244"
    })
    void sharesAndErrorsAreThoseOfNumpy(int from, int until, double share, double error) {
        Estimate found = new Concentration(example()).share(from, until, 0.95);
        assertThat(found.value()).isCloseTo(share, within(1e-13));
        assertThat(found.standardError()).isCloseTo(error, within(1e-13));
    }

    @Test
    void theUpperFifthOfAnExponentialLawIsHeld() {
        Worlds.assertCovers95("upper fifth", 21, random -> {
            double[] values = new double[500];
            Arrays.setAll(values, i -> -Math.log(1 - random.nextDouble()));
            return new Concentration(Vector.of(values))
                    .share(400, 500, 0.95)
                    .interval()
                    .contains(UPPER_FIFTH);
        });
    }

    @Test
    void partsAddUpToTheWhole() {
        Concentration all = new Concentration(example());
        double sum = IntStream.range(0, 7)
                .mapToDouble(part -> all.share(all.bound(part, 7), all.bound(part + 1, 7), 0.95)
                        .value())
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-13));
        assertThat(all.share(0, all.size(), 0.95).standardError()).isCloseTo(0, within(1e-9));
    }

    @Test
    void whereAllHoldAlikeThereIsNoError() {
        Estimate half = new Concentration(Vector.of(new double[] {3, 3, 3, 3})).share(2, 4, 0.95);
        assertThat(half.value()).isEqualTo(0.5);
        assertThat(half.standardError()).isCloseTo(0, within(1e-12));
    }

    @Test
    void saysWhatItNeeds() {
        assertThatThrownBy(() -> new Concentration(Vector.of(new double[] {1, -2})))
                .hasMessageContaining("sum above 0");
        assertThatThrownBy(() -> new Concentration(example()).share(5, 5, 0.95)).hasMessageContaining("from < until");
    }

    private static Vector example() {
        return Vector.of(IntStream.range(0, 240)
                .mapToDouble(i -> Math.pow(i * 37 % 101 + 1.0, 2) / 10)
                .toArray());
    }
}
