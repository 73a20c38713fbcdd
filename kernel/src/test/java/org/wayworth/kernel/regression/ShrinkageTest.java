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
     * Reference: R 4.2.2, y &lt;- c(1,4,2,9); s &lt;- c(1,.5,2,1.5); w &lt;- 1/s^2; m &lt;- sum(w*y)/sum(w); Q &lt;- sum(w*(y-m)^2);
     * t2 &lt;- max(0,(Q-3)/(sum(w)-sum(w^2)/sum(w))); m + t2/(t2+s^2)*(y-m)
     */
    @Test
    void matchesR() {
        Vector shrunk = Shrinkage.toward(new double[] {1, 4, 2, 9}, new double[] {1, 0.5, 2, 1.5});
        double[] expected = {1.36082926829268, 3.99191946490102, 2.66425688717319, 7.68547600314713};
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
                .hasMessage("standard errors must be above 0, not 0.0 at 1");
    }
}
