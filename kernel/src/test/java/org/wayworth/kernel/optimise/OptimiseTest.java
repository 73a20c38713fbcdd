package org.wayworth.kernel.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.random.Streams;

class OptimiseTest {

    /** Rosenbrock's valley in n dimensions: the minimum is 0 at (1, …, 1). */
    private static final class Valley implements CurvedObjective {

        @Override
        public double at(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            double sum = 0;
            for (int i = 0; i + 1 < x.length; i++) {
                double bend = x[i + 1] - x[i] * x[i];
                double left = 1 - x[i];
                sum += 100 * bend * bend + left * left;
                gradient[i] += -400 * x[i] * bend - 2 * left;
                gradient[i + 1] += 200 * bend;
            }
            return sum;
        }

        @Override
        public double[] hessian(double[] x) {
            int p = x.length;
            double[] hessian = new double[p * p];
            for (int i = 0; i + 1 < p; i++) {
                hessian[i * p + i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
                hessian[(i + 1) * p + i + 1] += 200;
                hessian[i * p + i + 1] -= 400 * x[i];
                hessian[(i + 1) * p + i] -= 400 * x[i];
            }
            return hessian;
        }
    }

    /** Planted truth. */
    @ParameterizedTest
    @ValueSource(ints = {2, 10, 40})
    void bothFindTheBottomOfTheValley(int dimensions) {
        double[] start = new double[dimensions];
        Arrays.fill(start, -1.2);
        start[0] = 1.1;
        Stopping stopping = new Stopping(1e-10, 2_000);
        Minimum newton = Newton.minimise(new Valley(), start, stopping).get();
        Minimum lbfgs = Lbfgs.minimise(new Valley(), start, stopping).get();
        // with 4 and more dimensions the valley has a second hollow
        assertThat(newton.gradientSize()).isLessThan(1e-9);
        assertThat(lbfgs.gradientSize()).isLessThan(1e-9);
        if (dimensions == 2) {
            assertThat(newton.at().at(1)).isCloseTo(1, within(1e-12));
            assertThat(lbfgs.at().at(1)).isCloseTo(1, within(1e-8));
        }
    }

    /** Law: a quadratic's minimum solves its linear equations. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aQuadraticIsSolved(long seed) {
        UniformRandomProvider random = Streams.stream(seed, 0);
        double[] centre = random.doubles(6, -5, 5).toArray();
        double[] curve = random.doubles(6, 0.01, 100).toArray();
        Objective bowl = (x, gradient) -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = curve[i] * (x[i] - centre[i]);
                sum += gradient[i] * (x[i] - centre[i]) / 2;
            }
            return sum;
        };
        Minimum minimum =
                Lbfgs.minimise(bowl, new double[6], Stopping.standard()).get();
        for (int i = 0; i < 6; i++) {
            assertThat(minimum.at().at(i)).isCloseTo(centre[i], within(1e-6));
        }
        double[] hessian = Curvature.hessian(bowl, centre);
        assertThat(hessian[0]).isCloseTo(curve[0], within(1e-7 * curve[0]));
        assertThat(hessian[1]).isCloseTo(0, within(1e-9));
    }

    /** Planted truth: a wall at 0, where the function is not defined, is stepped back from. */
    @Test
    void stepsBackFromWhereTheFunctionIsNotDefined() {
        Objective walled = (x, gradient) -> {
            gradient[0] = 1 - 1 / x[0];
            return x[0] > 0 ? x[0] - Math.log(x[0]) : Double.POSITIVE_INFINITY;
        };
        Minimum minimum =
                Lbfgs.minimise(walled, new double[] {8}, Stopping.standard()).get();
        assertThat(minimum.at().at(0)).isCloseTo(1, within(1e-7));
    }

    /** Message. */
    @Test
    void aFunctionWithoutMinimumIsNamed() {
        Objective slope = (x, gradient) -> {
            gradient[0] = 1;
            return x[0];
        };
        assertThat(Lbfgs.minimise(slope, new double[] {0}, new Stopping(1e-9, 20)))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.reason()).isEqualTo(Fit.Reason.NOT_CONVERGED));
    }
}
