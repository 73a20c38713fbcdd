package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Vector;

@DisplayName("reference and law: shrinkage")
class ShrinkageTest {

    /**
     * Reference: R 4.2.2 with metafor 3.8.1, blup(rma(c(1,4,2,9), sei = c(1,.5,2,1.5), method = "DL"))$pred.
     */
    @Test
    void matchesR() {
        Vector shrunk = Shrinkage.toward(new double[] {1, 4, 2, 9}, new double[] {1, 0.5, 2, 1.5});
        double[] expected = {1.38514312251791, 3.9986546045756, 2.73422481300119, 7.73253507584112};
        for (int g = 0; g < 4; g++) {
            assertThat(shrunk.at(g)).isCloseTo(expected[g], within(1e-12));
        }
    }

    @Test
    void whatChanceAloneExplainsBecomesOne() {
        Vector shrunk = Shrinkage.toward(new double[] {4.9, 5, 5.1}, new double[] {1, 1, 1});
        assertThat(shrunk.toArray()).containsOnly(shrunk.at(0));
        assertThat(shrunk.at(0)).isCloseTo(5, within(1e-12));
    }

    @Test
    void anErrorOfZeroIsAWrongCall() {
        assertThatThrownBy(() -> Shrinkage.toward(new double[] {1, 2}, new double[] {1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("standard errors must be above 1e-70, not 0.0 at 1");
    }
}
