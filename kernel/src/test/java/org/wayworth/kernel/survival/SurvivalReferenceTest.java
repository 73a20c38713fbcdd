package org.wayworth.kernel.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference: R's survival on its own lung data. */
@Tag("larger")
class SurvivalReferenceTest {

    private static final double TOLERANCE = 1e-10;

    private final ReferenceCase lung = ReferenceCase.open("km_rmst_lung");
    private final Columns input = lung.input();
    private final double[] time = input.numbers("time");
    private final boolean[] event = flags(input.integers("event"));
    private final int[] sex = input.integers("sex");
    private final JsonNode expected = lung.expected();

    @Test
    void survivalItsErrorAndItsLogLogIntervalMatchR() {
        for (JsonNode row : expected.get("km")) {
            int group = row.get("strata").asString().equals("sex=1") ? 1 : 2;
            double at = row.get("time").asDouble();
            String what = "sex " + group + " at " + at;
            SurvivalCurve curve = curve(group, IntervalKind.LOG_LOG);
            Estimate survival = curve.at(at);
            lung.assertClose("at risk, " + what, curve.atRiskAt(at), row.get("n_risk"), 0);
            lung.assertClose("survival, " + what, survival.value(), row.get("surv"), TOLERANCE);
            lung.assertClose("error, " + what, survival.standardError(), row.get("se"), TOLERANCE);
            lung.assertClose("low, " + what, survival.interval().low(), row.get("lower_loglog"), TOLERANCE);
            lung.assertClose("high, " + what, survival.interval().high(), row.get("upper_loglog"), TOLERANCE);
        }
    }

    @Test
    void plainAndLogIntervalsMatchR() {
        for (int group = 1; group <= 2; group++) {
            compare(
                    "plain",
                    curve(group, IntervalKind.PLAIN).at(365),
                    expected.get("at365_plain").get(group - 1));
            compare(
                    "log",
                    curve(group, IntervalKind.LOG).at(365),
                    expected.get("at365_log").get(group - 1));
        }
    }

    @Test
    void quartilesAndTheirIntervalsMatchR() {
        double[] shares = {0.25, 0.5, 0.75};
        JsonNode quantiles = expected.get("quantiles");
        for (int group = 1; group <= 2; group++) {
            for (int k = 0; k < shares.length; k++) {
                SurvivalCurve.Quantile quantile =
                        curve(group, IntervalKind.LOG_LOG).quantile(shares[k]);
                String what = "quantile " + shares[k] + " of sex " + group;
                lung.assertClose(
                        what,
                        quantile.time().orElseThrow(),
                        quantiles.get("q").get(group - 1).get(k),
                        0);
                lung.assertClose(
                        what + " low",
                        quantile.low().orElseThrow(),
                        quantiles.get("lower_loglog").get(group - 1).get(k),
                        0);
                lung.assertClose(
                        what + " high",
                        quantile.high().orElseThrow(),
                        quantiles.get("upper_loglog").get(group - 1).get(k),
                        0);
            }
        }
    }

    @Test
    void restrictedMeansMatchR() {
        for (int horizon : new int[] {365, 700}) {
            for (int group = 1; group <= 2; group++) {
                Estimate mean = RestrictedMean.of(curve(group, IntervalKind.LOG_LOG), horizon, 0.95)
                        .get();
                JsonNode row = expected.get("rmst" + horizon).get("" + group);
                String what = "restricted mean to " + horizon + ", sex " + group;
                lung.assertClose(what, mean.value(), row.get("rmst"), TOLERANCE);
                lung.assertClose(what + ", error", mean.standardError(), row.get("se_greenwood"), TOLERANCE);
            }
        }
    }

    @Test
    void logRankAndPetoMatchR() {
        int[] group = Arrays.stream(sex).map(s -> s - 1).toArray();
        LogRank.Result test =
                LogRank.test(time, event, group, LogRank.Options.defaults()).get();
        JsonNode row = expected.get("logrank");
        lung.assertClose("log-rank", test.chiSquared(), row.get("chisq"), TOLERANCE);
        lung.assertClose("log-rank p", test.pValue(), row.get("p"), TOLERANCE);
        for (int g = 0; g < 2; g++) {
            lung.assertClose(
                    "observed " + g, test.observed().at(g), row.get("obs").get(g), 0);
            lung.assertClose(
                    "expected " + g, test.expected().at(g), row.get("exp").get(g), TOLERANCE);
        }
        LogRank.Result peto = LogRank.test(
                        time, event, group, LogRank.Options.defaults().withRho(1))
                .get();
        lung.assertClose("Peto", peto.chiSquared(), expected.get("peto_rho1").get("chisq"), TOLERANCE);
    }

    @Test
    void cumulativeHazardMatchesR() {
        SurvivalCurve all =
                KaplanMeier.fit(time, event, KaplanMeier.Options.defaults()).get();
        Estimate hazard = all.cumulativeHazard(365);
        lung.assertClose("Nelson–Aalen", hazard.value(), expected.get("nelson_aalen_365"), TOLERANCE);
        assertThat(hazard.interval().contains(hazard.value())).isTrue();
        lung.assertClose("Nelson–Aalen, error", hazard.standardError(), expected.get("nelson_aalen_se_365"), TOLERANCE);
    }

    private void compare(String kind, Estimate actual, JsonNode row) {
        Interval interval = actual.interval();
        lung.assertClose(kind + " low", interval.low(), row.get("lower"), TOLERANCE);
        lung.assertClose(kind + " high", interval.high(), row.get("upper"), TOLERANCE);
    }

    private SurvivalCurve curve(int group, IntervalKind kind) {
        int[] rows = rowsOf(sex, group);
        double[] times = Arrays.stream(rows).mapToDouble(i -> time[i]).toArray();
        boolean[] events = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            events[i] = event[rows[i]];
        }
        return KaplanMeier.fit(times, events, KaplanMeier.Options.defaults().withKind(kind))
                .get();
    }

    private static int[] rowsOf(int[] values, int value) {
        return java.util.stream.IntStream.range(0, values.length)
                .filter(i -> values[i] == value)
                .toArray();
    }

    static boolean[] flags(int[] zeroOne) {
        boolean[] flags = new boolean[zeroOne.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = zeroOne[i] == 1;
        }
        return flags;
    }
}
