package org.wayworth.kernel.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference values: R on the Nile's flow and on Nottingham's temperatures. */
class SeriesReferenceTest {

    @Tag("larger")
    @Test
    void mannKendallAndSenMatchR() {
        ReferenceCase nile = ReferenceCase.open("timeseries_nile");
        JsonNode expected = nile.expected().get("mann_kendall");
        MannKendall.Result trend = MannKendall.fit(
                        nile.input().numbers("flow"), new MannKendall.Options(MannKendall.Correction.NONE, 0.95))
                .get();
        nile.assertClose("S", trend.s(), expected.get("S"), 0);
        nile.assertClose("var(S)", trend.variance(), expected.get("var"), 1e-14);
        nile.assertClose("z", trend.z(), expected.get("z"), 1e-13);
        nile.assertClose("p", trend.pValue(), expected.get("p"), 1e-10);
        nile.assertClose("Sen slope", trend.slope(), expected.get("sen"), 1e-14);
    }

    @Tag("larger")
    @Test
    void levelShiftsMatchStrucchange() {
        ReferenceCase nile = ReferenceCase.open("timeseries_nile");
        JsonNode expected = nile.expected().get("breakpoints");
        ChangePoints.Result shifts = ChangePoints.fit(nile.input().numbers("flow"), ChangePoints.Options.defaults())
                .get();
        for (int m = 0; m < expected.get("bic").size(); m++) {
            nile.assertClose(
                    "BIC, " + m + " breaks",
                    shifts.bic().at(m),
                    expected.get("bic").get(m),
                    1e-10);
            nile.assertClose(
                    "RSS, " + m + " breaks",
                    shifts.residuals().at(m),
                    expected.get("rss_all").get(m),
                    1e-10);
        }
        assertThat(shifts.breaks()).hasSize(1);
        double year = nile.input().numbers("year")[shifts.breaks().get(0)];
        nile.assertClose("year of the break", year, expected.get("dates"), 0);
        nile.assertClose("OLS-CUSUM", shifts.cusum(), nile.expected().get("cusum_ols_mean"), 1e-12);
    }

    @Tag("larger")
    @Test
    void weightedAverageMatchesR() {
        ReferenceCase nile = ReferenceCase.open("timeseries_nile");
        double[] flow = nile.input().numbers("flow");
        double mean = java.util.Arrays.stream(flow).average().orElseThrow();
        Ewma.Result chart = Ewma.fit(flow, mean, 150, Ewma.Options.defaults());
        JsonNode expected = nile.expected().get("ewma_lambda0.2_start_mean");
        int[] at = {0, 9, 49, 99};
        for (int i = 0; i < at.length; i++) {
            nile.assertClose("EWMA at " + (at[i] + 1), chart.averages().at(at[i]), expected.get(i), 1e-12);
        }
    }

    @Tag("larger")
    @Test
    void seasonAndTrendMatchR() {
        ReferenceCase nottem = ReferenceCase.open("stl_nottem");
        Stl.Result parts = Stl.fit(nottem.input().numbers("x"), Stl.Options.fixedSeason(12))
                .get();
        JsonNode expected = nottem.expected();
        for (int month = 0; month < 12; month++) {
            nottem.assertClose(
                    "season of month " + (month + 1),
                    parts.season().at(month),
                    expected.get("seasonal12").get(month),
                    1e-10);
        }
        for (int i = 0; i < 10; i++) {
            nottem.assertClose(
                    "trend at " + (24 * i + 1),
                    parts.trend().at(24 * i),
                    expected.get("trend_every24").get(i),
                    1e-10);
        }
        nottem.assertClose("remainder sd", deviation(parts.remainder().toArray()), expected.get("remainder_sd"), 1e-10);
    }

    private static double deviation(double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
