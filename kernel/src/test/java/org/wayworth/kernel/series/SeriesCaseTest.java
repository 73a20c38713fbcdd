package org.wayworth.kernel.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: trends, breaks, seasons and charts of a series are R's")
class SeriesCaseTest {

    private final ReferenceCase reference = ReferenceCase.open("series");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final double[] level = input.numbers("level");
    private final double[] season = input.numbers("season");

    private void close(String what, double actual, JsonNode figure, double tolerance) {
        reference.assertClose(what, actual, figure, tolerance);
    }

    @Test
    @DisplayName("trend: Kendall's sum, Sen's slope")
    void trend() {
        JsonNode figures = expected.get("trend");
        MannKendall.Result trend = MannKendall.fit(level, new MannKendall.Options(MannKendall.Correction.NONE, 0.95))
                .get();
        close("S", trend.s(), figures.get("s"), 0);
        close("var(S)", trend.variance(), figures.get("variance"), 1e-13);
        close("z", trend.z(), figures.get("z"), 1e-12);
        close("p", trend.pValue(), figures.get("p"), 1e-10);
        close("Sen slope", trend.slope(), figures.get("slope"), 1e-13);
    }

    @Test
    @DisplayName("shifts of the level: strucchange")
    void breaks() {
        JsonNode figures = expected.get("breaks");
        ChangePoints.Result shifts =
                ChangePoints.fit(level, ChangePoints.Options.defaults()).get();
        for (int m = 0; m < shifts.bic().size(); m++) {
            close(
                    "RSS, " + m + " breaks",
                    shifts.residuals().at(m),
                    figures.get("rss").get(m),
                    1e-10);
            close(
                    "BIC, " + m + " breaks",
                    shifts.bic().at(m),
                    figures.get("bic").get(m),
                    1e-10);
        }
        assertThat(shifts.breaks()).containsExactly(figures.get("at").asInt());
        close("OLS-CUSUM", shifts.cusum(), figures.get("cusum"), 1e-11);
    }

    @Test
    @DisplayName("season and trend: stl; autocorrelation: acf, Box.test")
    void seasonAndTrend() {
        Stl.Result parts = Stl.fit(season, Stl.Options.fixedSeason(12)).get();
        reference.assertAll("season", parts.season(), expected.get("parts").get("season"), 1e-10);
        reference.assertAll("trend", parts.trend(), expected.get("parts").get("trend"), 1e-10);
        Autocorrelation.Result lags = Autocorrelation.fit(season, 8).get();
        JsonNode figures = expected.get("correlation");
        reference.assertAll("autocorrelation", lags.correlations(), figures.get("each"), 1e-12);
        close("Ljung–Box", lags.statistic(), figures.get("statistic"), 1e-12);
        close("Ljung–Box, p", lags.pValue(), figures.get("p"), 1e-9);
    }

    @Test
    @DisplayName("charts: moving average, shares")
    void charts() {
        double mean = Arrays.stream(level).average().orElseThrow();
        Ewma.Result chart = Ewma.fit(level, mean, 3, Ewma.Options.defaults());
        reference.assertAll(
                "moving average", chart.averages(), expected.get("ewma").get("average"), 1e-12);
        reference.assertAll("its lower limit", chart.low(), expected.get("ewma").get("low"), 1e-12);
        long[] hits = Arrays.stream(input.integers("hits")).asLongStream().toArray();
        long[] sizes = Arrays.stream(input.integers("size")).asLongStream().toArray();
        JsonNode figures = expected.get("chart");
        ProportionChart.Result plain =
                ProportionChart.fit(hits, sizes, ProportionChart.Kind.P).get();
        ProportionChart.Result laney =
                ProportionChart.fit(hits, sizes, ProportionChart.Kind.LANEY).get();
        close("share of all", plain.centre(), figures.get("centre"), 1e-13);
        reference.assertAll("lower limit", plain.low(), figures.get("low"), 1e-12);
        close("spread", laney.spread(), figures.get("spread"), 1e-12);
        reference.assertAll("lower limit, Laney", laney.low(), figures.get("low_laney"), 1e-12);
    }
}
