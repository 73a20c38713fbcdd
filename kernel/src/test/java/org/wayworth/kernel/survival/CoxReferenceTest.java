package org.wayworth.kernel.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference: R's coxph on Rossi's data of arrests after release. */
@Tag("larger")
class CoxReferenceTest {

    private static final String[] NAMES = {"fin", "age", "race", "wexp", "mar", "paro", "prio"};

    private final ReferenceCase rossi = ReferenceCase.open("cox_rossi");
    private final Columns input = rossi.input();
    private final double[][] columns = input.design(NAMES);
    private final double[] week = input.numbers("week");
    private final boolean[] arrest = SurvivalReferenceTest.flags(input.integers("arrest"));
    private final JsonNode expected = rossi.expected();

    @ParameterizedTest
    @EnumSource(Cox.Ties.class)
    void coefficientsErrorsAndLikelihoodsMatchR(Cox.Ties ties) {
        Cox.Result fit = Cox.fit(columns, week, arrest, Cox.Options.defaults().withTies(ties))
                .get();
        JsonNode rows = expected.get(ties == Cox.Ties.EFRON ? "efron" : "breslow");
        for (int j = 0; j < NAMES.length; j++) {
            Estimate estimate = fit.estimate(j, 0.95);
            rossi.assertClose(
                    ties + " " + NAMES[j], estimate.value(), rows.get(NAMES[j]).get("est"), 1e-10);
            rossi.assertClose(
                    ties + " error of " + NAMES[j],
                    estimate.standardError(),
                    rows.get(NAMES[j]).get("se"),
                    1e-10);
        }
        JsonNode logLikelihoods = expected.get(ties == Cox.Ties.EFRON ? "loglik" : "loglik_breslow");
        rossi.assertClose(ties + " null log-likelihood", fit.nullLogLikelihood(), logLikelihoods.get(0), 1e-12);
        rossi.assertClose(ties + " log-likelihood", fit.logLikelihood(), logLikelihoods.get(1), 1e-12);
    }

    /**
     * R 4.2, survival: d$id <- seq_len(nrow(d)) %/% 3; coxph(Surv(week, arrest) ~ fin + age + prio + strata(race) +
     * cluster(id), d, control = coxph.control(eps = 1e-15, iter.max = 60)); coef, and the roots of diag(m$naive.var) and diag(m$var).
     */
    @Test
    void strataAndClustersMatchR() {
        double[] coefficients = {-0.364171924109997, -0.06745823450980427, 0.100748174977814};
        double[] model = {0.1906664336571496, 0.02093462295082489, 0.02714369534952703};
        double[] robust = {0.1925917011186605, 0.02175161521384905, 0.02534526052559968};
        int[] cluster = new int[week.length];
        Arrays.setAll(cluster, i -> (i + 1) / 3);
        Cox.Options options =
                Cox.Options.defaults().stratified(input.integers("race")).clustered(cluster);
        Cox.Result fit = Cox.fit(input.design("fin", "age", "prio"), week, arrest, options)
                .get();
        rossi.assertClose("null log-likelihood in strata", fit.nullLogLikelihood(), -636.9269673315533, 1e-12);
        rossi.assertClose("log-likelihood in strata", fit.logLikelihood(), -621.8951945512474, 1e-12);
        for (int j = 0; j < 3; j++) {
            double naive = Math.sqrt(fit.modelCovariance().at(j, j));
            rossi.assertClose("strata " + j, fit.coefficients().at(j), coefficients[j], 1e-10);
            rossi.assertClose("strata, error " + j, naive, model[j], 1e-10);
            rossi.assertClose(
                    "strata and clusters, error " + j, fit.estimate(j, 0.95).standardError(), robust[j], 1e-10);
        }
    }

    /** R 4.2, survival: survdiff(Surv(week, arrest) ~ fin + strata(race), d)$chisq. */
    @Test
    void logRankInStrataMatchesR() {
        LogRank.Options options = LogRank.Options.defaults().within(input.integers("race"));
        LogRank.Result test =
                LogRank.test(week, arrest, input.integers("fin"), options).get();
        rossi.assertClose("log-rank in strata", test.chiSquared(), 4.04849659773973, 1e-10);
    }

    @Test
    void concordanceMatchesR() {
        Cox.Result fit = Cox.fit(columns, week, arrest, Cox.Options.defaults()).get();
        double[] risk = new double[week.length];
        for (int i = 0; i < risk.length; i++) {
            for (int j = 0; j < NAMES.length; j++) {
                risk[i] += fit.coefficients().at(j) * columns[j][i];
            }
        }
        Estimate concordance =
                Concordance.of(week, arrest, risk, null, 0.95).get().concordance();
        rossi.assertClose("concordance", concordance.value(), expected.get("concordance"), 1e-10);
    }

    /** R's "means" leave columns of 0 and 1 at 0 (coxph's argument nocenter). */
    @Test
    void baselineSurvivalAtTheMeansMatchesR() {
        Cox.Result fit = Cox.fit(columns, week, arrest, Cox.Options.defaults()).get();
        double[] means = new double[NAMES.length];
        means[1] = fit.baseline().mean().at(1);
        means[6] = fit.baseline().mean().at(6);
        int[] weeks = {10, 26, 52};
        for (int k = 0; k < weeks.length; k++) {
            rossi.assertClose(
                    "survival at week " + weeks[k],
                    fit.baseline().survival(means, weeks[k], 0),
                    expected.get("surv_at_mean_52").get(k),
                    1e-10);
        }
    }

    @Test
    void testOfProportionalHazardsMatchesR() {
        ProportionalHazards.Result test = ProportionalHazards.test(
                        columns, week, arrest, Cox.Options.defaults(), ProportionalHazards.Clock.TIME)
                .get();
        JsonNode rows = expected.get("zph_identity");
        for (int j = 0; j < NAMES.length; j++) {
            assertThat(rows.get(j).get("_row").asString()).isEqualTo(NAMES[j]);
            rossi.assertClose(
                    "zph of " + NAMES[j],
                    test.columns().get(j).chiSquared(),
                    rows.get(j).get("chisq"),
                    1e-8);
            rossi.assertClose(
                    "zph p of " + NAMES[j],
                    test.columns().get(j).pValue(),
                    rows.get(j).get("p"),
                    1e-8);
        }
        rossi.assertClose("zph of all", test.all().chiSquared(), rows.get(7).get("chisq"), 1e-8);
        rossi.assertClose("zph p of all", test.all().pValue(), rows.get(7).get("p"), 1e-8);
    }
}
