package org.wayworth.kernel.structural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.structural.StructuralSeries.Variances;
import tools.jackson.databind.JsonNode;

/** Reference: statsmodels 0.13.5 (UnobservedComponents) and R 4.2.2; calls are printed when a figure differs. */
class StructuralReferenceTest {

    @Tag("larger")
    @Test
    void filterAtGivenVariancesMatchesR() {
        ReferenceCase reference = ReferenceCase.open("timeseries_nile");
        JsonNode fixed = reference.expected().get("kalman_fixed");
        double[] flow = reference.input().numbers("flow");
        double irregular = fixed.get("h").asDouble();
        StateSpace model = StateSpace.of(
                StructuralSeries.Options.DEFAULT, new double[] {fixed.get("q").asDouble() / irregular});
        KalmanFilter.Run run =
                KalmanFilter.run(model, new double[][] {flow}, fixed.get("P0").asDouble() / irregular);
        reference.assertClose(
                "log likelihood of the filter",
                KalmanFilter.logLikelihood(run.innovation()[0], run.variance(), irregular, 0),
                fixed.get("loglik"),
                1e-12);
        for (int t = 0; t < flow.length; t++) {
            reference.assertClose(
                    "filtered level " + t,
                    run.level()[0][t],
                    fixed.get("filtered").get(t),
                    1e-11);
        }
    }

    /** Durbin and Koopman (2012), section 2.10, print 15099 and 1469.1; StructTS in R stops close by. */
    @Tag("larger")
    @Test
    void variancesOfTheNileMatchRsToItsStoppingError() {
        ReferenceCase reference = ReferenceCase.open("timeseries_nile");
        JsonNode figures = reference.expected().get("local_level");
        StructuralSeries.Result result = StructuralSeries.fit(
                        reference.input().numbers("flow"), new double[0][], StructuralSeries.Options.DEFAULT)
                .get();
        reference.assertClose("variance of the level", result.levelVariance(), figures.get("level"), 1e-3);
        reference.assertClose("irregular variance", result.irregularVariance(), figures.get("eps"), 1e-3);
        assertThat(result.levelVariance()).isBetween(1469.0, 1469.2);
        assertThat(result.irregularVariance()).isBetween(15098.0, 15099.5);
    }

    @Tag("larger")
    @Test
    void impactMatchesStatsmodels() {
        ReferenceCase reference = ReferenceCase.open("structural_ts_impact");
        JsonNode expected = reference.expected();
        double[] series = reference.input().numbers("y");
        double[][] companions = {reference.input().numbers("x")};
        Impact.Result result = Impact.fit(
                        series, companions, 90, StructuralSeries.Options.DEFAULT.with(Variances.AS_ESTIMATED))
                .get();
        // statsmodels' optimiser stops at a log likelihood of -161.694993505144; -161.694993495 is reached at
        // 2.1067748665802712 and 1.1518018883664038 (SciPy's Nelder-Mead on the same likelihood, start at 1e9)
        JsonNode mle = expected.get("mle");
        double irregular = result.before().irregularVariance();
        double coefficient = result.before().coefficients().get(0).value();
        reference.assertClose("irregular variance, against SciPy", irregular, 2.1067748665802712, 1e-6);
        reference.assertClose("coefficient, against SciPy", coefficient, 1.1518018883664038, 1e-6);
        reference.assertClose("irregular variance", irregular, mle.get("sigma2.irregular"), 1e-5);
        reference.assertClose("coefficient", coefficient, mle.get("beta.x1"), 1e-5);
        reference.assertCloseOnScale(
                "variance of the level",
                result.before().levelVariance(),
                mle.get("sigma2.level").asDouble(),
                1,
                1e-6);
        reference.assertClose("log likelihood", result.before().logLikelihood(), expected.get("llf"), 1e-6);
        for (int h = 0; h < 30; h++) {
            double figure = expected.get("forecast_mean").get(h).asDouble();
            reference.assertClose("forecast " + h, result.expected().at(h), figure, 1e-6);
        }
        reference.assertClose("average effect", result.average().value(), expected.get("avg_effect"), 1e-5);
        reference.assertClose("cumulative effect", result.cumulative().value(), expected.get("cum_effect"), 1e-5);
        assertThat(result.average()
                        .interval()
                        .contains(expected.get("true_effect").asDouble()))
                .isTrue();
    }

    /** statsmodels' forecast errors take the coefficient as known and divide by n: here likewise, to compare. */
    @Tag("larger")
    @Test
    void forecastErrorsMatchStatsmodels() {
        ReferenceCase reference = ReferenceCase.open("structural_ts_impact");
        double[][] columns = {
            Arrays.copyOf(reference.input().numbers("y"), 90),
            Arrays.copyOf(reference.input().numbers("x"), 90)
        };
        double[][] then = {Arrays.copyOfRange(reference.input().numbers("x"), 90, 120)};
        Profile profile = Profile.of(StructuralSeries.Options.DEFAULT, new double[] {0}, columns);
        Forecast forecast = Forecast.of(profile, then, 30);
        for (int h = 0; h < 30; h++) {
            double error = Math.sqrt(profile.irregular * forecast.stateCovariance()[h][h]);
            reference.assertClose(
                    "error " + h, error, reference.expected().get("forecast_se").get(h), 5e-6);
        }
    }

    @Tag("larger")
    @Test
    void likelihoodAtGivenParametersMatchesStatsmodels() {
        ReferenceCase reference = ReferenceCase.open("structural_ts_impact");
        double[] rest = new double[90];
        double[] x = reference.input().numbers("x");
        for (int t = 0; t < rest.length; t++) {
            rest[t] = reference.input().numbers("y")[t] - 1.2 * x[t];
        }
        StateSpace model = StateSpace.of(StructuralSeries.Options.DEFAULT, new double[] {0.1 / 1.5});
        KalmanFilter.Run run = KalmanFilter.run(model, new double[][] {rest}, 1e6 / 1.5);
        reference.assertClose(
                "log likelihood at given parameters",
                KalmanFilter.logLikelihood(run.innovation()[0], run.variance(), 1.5, 1),
                reference.expected().get("loglike_at_[irregular=1.5,level=.1,beta=1.2]"),
                1e-12);
    }
}
