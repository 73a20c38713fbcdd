package org.wayworth.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.random.Streams;

/** Messages: what cannot be answered is named, with what to do about it. */
class LifetimeMessagesTest {

    @Test
    void aShopWithoutRepeatPurchasesIsRefused() {
        double[] age = new double[50];
        Arrays.fill(age, 30);
        Histories histories = Histories.of(new int[50], new double[50], age);
        refused(BgNbd.fit(histories, BgNbd.DropOut.AFTER_ANY), Fit.Reason.TOO_FEW_EVENTS, "50 customers with 0 repeat");
        refused(ParetoNbd.fit(histories), Fit.Reason.TOO_FEW_EVENTS, "50 customers with 0 repeat");
    }

    /** All alike and never stopping: the spread between customers cannot be told from none. */
    @Test
    void customersWhoDoNotDifferAreRefused() {
        int[] x = new int[200];
        double[] recency = new double[200];
        double[] age = new double[200];
        Arrays.fill(x, 10);
        Arrays.fill(recency, 40);
        Arrays.fill(age, 40);
        refused(
                BgNbd.fit(Histories.of(x, recency, age), BgNbd.DropOut.AFTER_REPEAT),
                Fit.Reason.OUTSIDE_MODEL,
                "the likelihood rises, or stays flat, as");
    }

    /** At the peak the mean spend is finite; some draws of q fall to 1 or below, where it is not. */
    @Test
    void drawsWithoutAFiniteMeanSpendAreRefused() {
        Histories histories = Histories.of(new int[] {0, 1, 2}, new double[] {0, 5, 9}, new double[] {30, 30, 30});
        Fitted<BgNbd> buying =
                new Fitted<>(new BgNbd(0.5, 10, 0.8, 2.5, BgNbd.DropOut.AFTER_REPEAT), diagonal(4, 1e-6), -1, 0, 3);
        Fitted<GammaGamma> spend = new Fitted<>(new GammaGamma(6, 1.2, 15), diagonal(3, 0.1), -1, 0, 3);
        CustomerValue.Options options = new CustomerValue.Options(1, new Horizon(20, 0), 50, 1, 0.95);
        refused(
                CustomerValue.of(buying, spend, histories, new double[] {0, 20, 30}, options),
                Fit.Reason.OUTSIDE_MODEL,
                "draws of the parameters give no finite value");
    }

    private static Matrix diagonal(int size, double variance) {
        double[] values = new double[size * size];
        for (int k = 0; k < size; k++) {
            values[k * size + k] = variance;
        }
        return Matrix.ofRows(size, size, values);
    }

    @Test
    void valuesWithoutAFiniteMeanAreRefused() {
        UniformRandomProvider random = Streams.stream(3, 0);
        int[] purchases = new int[2000];
        double[] value = new double[2000];
        for (int i = 0; i < 2000; i++) {
            purchases[i] = 1 + i % 5;
            double rate = Shop.gamma(random, 0.8) / 15;
            value[i] = Shop.gamma(random, 6 * purchases[i]) / rate / purchases[i];
        }
        refused(GammaGamma.fit(purchases, value), Fit.Reason.OUTSIDE_MODEL, "the mean over all customers is infinite");
    }

    @Test
    void contractsThatNeverEndAreRefused() {
        refused(ShiftedBetaGeometric.fit(new double[] {9, 9, 9, 9}), Fit.Reason.TOO_FEW_EVENTS, "nobody has left");
        refused(BetaDiscreteWeibull.fit(new double[] {9, 8, 7, 6}), Fit.Reason.TOO_FEW_ROWS, "3 renewal periods");
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> Histories.of(new int[] {1}, new double[] {5}, new double[] {4}))
                .hasMessage("recency must lie from 0 to age (4.0), not 5.0 in row 0");
        assertThatThrownBy(() -> Histories.of(new int[] {0}, new double[] {1}, new double[] {4}))
                .hasMessageContaining("recency must be 0 where x is 0");
        assertThatThrownBy(() -> new Horizon(Double.POSITIVE_INFINITY, 0.1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> Horizon.unlimited(52, 0)).hasMessageContaining("annualRate must be above 0");
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(new double[] {5, 6, 4, 3}))
                .hasMessageContaining("never rise");
        assertThatThrownBy(() -> GammaGamma.fit(new int[] {0}, new double[] {5}))
                .hasMessageContaining("purchases must be 1 or more");
        assertThatThrownBy(() -> new BgNbd(0, 1, 1, 1, BgNbd.DropOut.AFTER_ANY)).hasMessageContaining("above 0");
    }

    @Test
    void renewalsThatCannotBeAreNamed() {
        assertThatThrownBy(() -> new Renewals(new double[] {5, 4}, new double[] {1}, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kept and lost must be as long, not 2 and 1");
        assertThatThrownBy(() -> new Renewals(new double[] {5, 4}, new double[] {1, -1}, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kept and lost must be finite and 0 or more, not [5.0, 4.0] and [1.0, -1.0]");
        assertThatThrownBy(() -> new Renewals(new double[] {Double.NaN}, new double[] {1}, 6))
                .hasMessageContaining("must be finite");
        assertThatThrownBy(() -> new Renewals(new double[] {1}, new double[] {Double.POSITIVE_INFINITY}, 6))
                .hasMessageContaining("must be finite");
        assertThatThrownBy(() -> Renewals.ofCohort(new double[] {5, 6}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survivors must be 0 or more and never rise, not [5.0, 6.0]");
        assertThatThrownBy(() -> Renewals.ofCohort(new double[] {5, -1})).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> Renewals.ofCohort(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("survivors must begin with the contracts at the start, not be empty");
    }

    /** Contracts that came into sight after two renewals: the first two tell nothing of when contracts end. */
    @Test
    void renewalsThatTellTooLittleAreRefused() {
        Renewals late = new Renewals(new double[] {0, 0, 40, 30}, new double[] {0, 0, 9, 5}, 49);
        refused(ShiftedBetaGeometric.fit(late), Fit.Reason.TOO_FEW_ROWS, "2 renewal periods");
        Renewals lasting = new Renewals(new double[] {40, 40, 40, 40}, new double[] {0, 0, 0, 0}, 40);
        refused(BetaDiscreteWeibull.fit(lasting), Fit.Reason.TOO_FEW_EVENTS, "nobody has left");
    }

    private static void refused(Fit<?> fit, Fit.Reason reason, String found) {
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(reason);
            assertThat(no.found()).contains(found);
            assertThat(no.advice()).isNotBlank();
        });
    }
}
