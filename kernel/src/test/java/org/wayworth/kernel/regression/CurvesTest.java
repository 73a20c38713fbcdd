package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Splines, steps and the lasso. */
class CurvesTest {

    private final double[] at = {5, 10, 15, 20, 25};

    /** Reference: R's ns, bs, Hmisc-style rcs and isoreg. */
    @Tag("larger")
    @Test
    void curvesOfCarsMatchR() {
        ReferenceCase cars = ReferenceCase.open("dose_response_cars");
        Columns input = cars.input();
        double[] x = input.numbers("speed");
        double[] y = input.numbers("dist");
        JsonNode expected = cars.expected();
        double[] natural = predictions(
                Splines.restrictedCubic(x, 4, 12, 15, 19, 25), y, Splines.restrictedCubic(at, 4, 12, 15, 19, 25));
        double[] inner = Splines.quantiles(x, 1 / 3.0, 2 / 3.0);
        double[] free = predictions(Splines.cubic(x, inner), y, Splines.cubic(at, inner));
        for (int i = 0; i < at.length; i++) {
            cars.assertClose(
                    "natural spline " + at[i],
                    natural[i],
                    expected.get("natural_spline").get("pred").get(i),
                    1e-10);
            cars.assertClose(
                    "cubic spline " + at[i],
                    free[i],
                    expected.get("bspline_df5_pred").get(i),
                    1e-10);
        }
        JsonNode rcs = expected.get("rcs_harrell");
        double[] knots = Splines.quantiles(x, 0.05, 0.35, 0.65, 0.95);
        for (int k = 0; k < 4; k++) {
            cars.assertClose("knot " + k, Math.round(knots[k]), rcs.get("knots").get(k), 1e-15);
        }
        Ols.Result fit = Ols.fit(Splines.restrictedCubic(x, 7, 13, 18, 24), y, Ols.Options.of(Errors.CLASSICAL))
                .get();
        for (int j = 0; j < 4; j++) {
            cars.assertClose(
                    "rcs " + j, fit.coefficients().at(j), rcs.get("coef").get(j), 1e-10);
        }
        Wald bend = Wald.test(fit.coefficients(), fit.covariance(), new int[] {2, 3}, fit.degreesOfFreedom())
                .get();
        cars.assertClose("bend F", bend.f(), rcs.get("nonlinearity_F"), 1e-10);
        cars.assertClose("bend p", bend.pValue(), rcs.get("p"), 1e-10);
    }

    private static double[] predictions(double[][] columns, double[] y, double[][] elsewhere) {
        return Linear.predict(Ols.fit(columns, y, Ols.Options.standard()).get().coefficients(), elsewhere);
    }

    /** Reference: isoreg pools ties only where they fall; ours gives one value to each speed, as least squares asks. */
    @Tag("larger")
    @Test
    void stepsOfCarsMatchRWhereSpeedsAreNotTied() {
        ReferenceCase cars = ReferenceCase.open("dose_response_cars");
        Columns input = cars.input();
        double[] x = input.numbers("speed");
        Isotonic steps = Isotonic.fit(x, input.numbers("dist"), null);
        JsonNode expected = cars.expected().get("isoreg_yf_in_row_order");
        for (int i = 0; i < x.length; i++) {
            cars.assertClose("step " + i, steps.at(x[i]), expected.get(i), 1e-12);
        }
    }

    /** Law: the fit rises, keeps the mean, and is its own fit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void stepsRiseAndKeepTheMean(long seed) {
        double[] x = Streams.stream(seed, 0).doubles(80, 0, 20).map(Math::floor).toArray();
        double[] y = Worlds.normals(Streams.stream(seed, 1), 80);
        Isotonic steps = Isotonic.fit(x, y, null);
        double sum = 0;
        double[] fitted = new double[80];
        for (int i = 0; i < 80; i++) {
            fitted[i] = steps.at(x[i]);
            sum += y[i] - fitted[i];
        }
        assertThat(Math.abs(sum)).isLessThan(1e-10);
        for (int k = 1; k < steps.x().size(); k++) {
            assertThat(steps.fitted().at(k))
                    .isGreaterThanOrEqualTo(steps.fitted().at(k - 1));
        }
        Isotonic again = Isotonic.fit(x, fitted, null);
        for (int k = 0; k < steps.x().size(); k++) {
            assertThat(Math.abs(again.fitted().at(k) - steps.fitted().at(k))).isLessThan(1e-12);
        }
    }

    /** Reference: glmnet; its lambda for ridge is n·lambda over the outcome's standard deviation on our scale. */
    @Tag("larger")
    @Test
    void lassoAndRidgeOfAttitudeMatchGlmnet() {
        ReferenceCase attitude = ReferenceCase.open("ridge_lasso_attitude");
        Columns input = attitude.input();
        String[] names = {"complaints", "privileges", "learning", "raises", "critical", "advance"};
        double[][] columns = input.design(names);
        double[] y = input.numbers("rating");
        double[] lasso = {2, 1, 0.5};
        double[] ridge = {10, 5, 1};
        double mean = TwoPart.mean(y);
        double squares = 0;
        for (double value : y) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / y.length);
        for (int s = 0; s < 3; s++) {
            Lasso.Result chosen = Lasso.fit(columns, y, null, lasso[s]).get();
            Ridge.Result shrunk =
                    Ridge.fit(columns, y, y.length * ridge[s] / deviation).get();
            for (int j = 0; j <= names.length; j++) {
                JsonNode one = attitude.expected().get("glmnet_lasso").get(j);
                JsonNode other = attitude.expected().get("glmnet_ridge").get(j);
                double value = one.get("s" + s).asDouble();
                attitude.assertCloseOnScale(
                        "lasso " + lasso[s] + " " + j, chosen.coefficients().at(j), value, Math.abs(value), 1e-6);
                attitude.assertClose(
                        "glmnet ridge " + ridge[s] + " " + j,
                        shrunk.coefficients().at(j),
                        other.get("s" + s),
                        1e-6);
            }
        }
    }

    /** Message. */
    @Test
    void knotsMustRise() {
        assertThatThrownBy(() -> Splines.restrictedCubic(at, 3, 3, 5))
                .hasMessage("knots must rise, not [3.0, 3.0, 5.0]");
    }
}
