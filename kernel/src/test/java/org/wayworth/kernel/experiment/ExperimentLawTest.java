package org.wayworth.kernel.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.kernel.calibration.Worlds.normals;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.random.Streams;

/** Laws that hold for any data, and messages. */
class ExperimentLawTest {

    @Test
    void aConstantAddedToBothArmsChangesNothing() {
        UniformRandomProvider random = Streams.stream(1, 0);
        double[] a = normals(random, 40);
        double[] b = normals(random, 30);
        MeanDifference.Result plain = MeanDifference.fit(a, b, 0.9).get();
        MeanDifference.Result moved =
                MeanDifference.fit(plus(a, 1e6), plus(b, 1e6), 0.9).get();
        assertThat(moved.estimate().value()).isCloseTo(plain.estimate().value(), within(1e-9));
        assertThat(moved.estimate().standardError()).isCloseTo(plain.estimate().standardError(), within(1e-9));
    }

    @Test
    void aConstantDenominatorMakesARatioAMean() {
        UniformRandomProvider random = Streams.stream(2, 0);
        double[] treated = assignment(200);
        double[] spent = plus(normals(random, 200), 10);
        double[] two = new double[200];
        java.util.Arrays.fill(two, 2);
        Units units = Units.of(treated);
        MeanDifference.Result mean = MeanDifference.fit(units.treatment(spent), units.control(spent), 0.95)
                .get();
        RatioDifference.Result ratio =
                RatioDifference.fit(treated, spent, two, 0.95).get();
        assertThat(ratio.difference().value()).isCloseTo(mean.estimate().value() / 2, within(1e-12));
        assertThat(ratio.difference().standardError()).isCloseTo(mean.estimate().standardError() / 2, within(1e-12));
    }

    @Test
    void ratioIsRefusedWhenItsDenominatorMayBeZero() {
        double[] treated = assignment(20);
        double[] orders = new double[20];
        orders[0] = 1;
        orders[1] = 1;
        Fit<RatioDifference.Result> fit = RatioDifference.fit(treated, orders, orders, 0.95);
        assertThat(fit.isDone()).isFalse();
        assertThat(fit.toString()).contains("within 4 standard errors of 0");
    }

    @Test
    void errorOfSpentBoundsIsTheAllowedError() {
        for (GroupSequential.Spending spending : GroupSequential.Spending.values()) {
            double[] information = {0.1, 0.35, 0.5, 0.9, 1};
            GroupSequential.Result plan = GroupSequential.spend(spending, information, 0.05);
            double[] critical = plan.critical().toArray();
            assertThat(GroupSequential.errorOf(information, critical).at(4)).isCloseTo(0.05, within(1e-10));
        }
    }

    @Test
    void oneLookIsAFixedTest() {
        assertThat(GroupSequential.pocock(1, 0.05).critical().at(0)).isCloseTo(1.959963984540054, within(1e-10));
    }

    @Test
    void twentyLooksAreIntegratedFinely() {
        // Jennison and Turnbull (2000), table 2.1: Pocock's constant for 20 looks at 5% is 2.672
        assertThat(GroupSequential.pocock(20, 0.05).critical().at(0)).isCloseTo(2.672, within(6e-4));
    }

    @Test
    void laterLooksOnlyNarrowTheInterval() {
        UniformRandomProvider random = Streams.stream(3, 0);
        List<AlwaysValid.Look> looks = new java.util.ArrayList<>();
        for (int n = 10; n < 500; n += 10) {
            looks.add(new AlwaysValid.Look(0.1 + 0.01 * random.nextDouble(), 2.0 / n));
        }
        double width = Double.POSITIVE_INFINITY;
        double pValue = 1;
        for (AlwaysValid.Reading reading : AlwaysValid.follow(looks, 0.1, 0.95)) {
            assertThat(reading.interval().width()).isLessThanOrEqualTo(width);
            assertThat(reading.pValue()).isLessThanOrEqualTo(pValue);
            width = reading.interval().width();
            pValue = reading.pValue();
        }
    }

    @Test
    void tunedMixtureIsNearTheNarrowest() {
        AlwaysValid.Look look = new AlwaysValid.Look(0, 0.04);
        double tuned = AlwaysValid.at(look, AlwaysValid.tunedFor(0.04, 0.95), 0.95)
                .interval()
                .width();
        for (double mixture = 0.01; mixture < 2; mixture *= 1.1) {
            Interval other = AlwaysValid.at(look, mixture, 0.95).interval();
            assertThat(tuned).isLessThanOrEqualTo(other.width() * 1.001);
        }
    }

    @Test
    void detectableDifferenceAndUnitsUndoEachOther() {
        double units = Power.unitsForMeans(0.31, 2.5, Power.Plan.DEFAULT);
        assertThat(Power.detectable(2.5, units, Power.Plan.DEFAULT)).isCloseTo(0.31, within(1e-9));
    }

    @Test
    void wrongCallsSayWhatMustHold() {
        assertThatThrownBy(() -> Units.of(new double[] {0, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("treated must be 0 or 1, not 2.0 in row 1");
        assertThatThrownBy(() -> GroupSequential.pocock(0, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("looks must be 1 to 50, not 0");
        assertThatThrownBy(() -> AlwaysValid.tunedFor(1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must lie strictly between 0 and 1, not 3.0");
    }

    @Test
    void armsOfOneUnitAreRefused() {
        Fit<MeanDifference.Result> fit = MeanDifference.fit(new double[] {1}, new double[] {1, 2}, 0.95);
        assertThat(fit).isInstanceOf(Fit.Impossible.class);
    }

    static double[] assignment(int n) {
        double[] treated = new double[n];
        for (int i = 0; i < n; i++) {
            treated[i] = i % 2;
        }
        return treated;
    }

    private static double[] plus(double[] values, double constant) {
        double[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += constant;
        }
        return moved;
    }

    /**
     * Five even looks, error 5%. First two by adaptive quadrature in SciPy 1.17 (integrate.quad of the normal density
     * times the tail, brentq); all five as printed to 3 decimals in tables of Lan-DeMets bounds.
     */
    @Test
    void spendingMatchesQuadratureAndPrintedBounds() {
        double[] information = {0.2, 0.4, 0.6, 0.8, 1};
        GroupSequential.Result spent =
                GroupSequential.spend(GroupSequential.Spending.OBRIEN_FLEMING, information, 0.05);
        assertThat(spent.critical().at(0)).isCloseTo(4.876884948790762, within(1e-9));
        assertThat(spent.critical().at(1)).isCloseTo(3.3570119215746423, within(1e-9));
        double[] printed = {4.877, 3.357, 2.680, 2.290, 2.031};
        for (int k = 0; k < 5; k++) {
            assertThat(spent.critical().at(k)).isCloseTo(printed[k], within(6e-4));
        }
    }
}
