package org.wayworth.kernel.resample;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: intervals from resamples and a test by shuffles are R's")
class ResampleCaseTest {

    private static final double LEVEL = 0.95;

    private final ReferenceCase reference = ReferenceCase.open("resamples");
    private final JsonNode expected = reference.expected();
    private final double[] a = reference.input().numbers("a");
    private final double[] b = reference.input().numbers("b");

    private double[] ratio(int[] rows) {
        double above = 0;
        double below = 0;
        for (int row : rows) {
            above += b[row];
            below += a[row];
        }
        return new double[] {above / below};
    }

    private void ends(String what, Interval interval, JsonNode bounds) {
        reference.assertAll(what, new double[] {interval.low(), interval.high()}, bounds, 1e-10);
    }

    @Test
    @DisplayName("given resamples: quantile, sd, Efron's corrections")
    void givenResamples() {
        Columns draws = reference.input("draws.csv");
        int[][] resamples = new int[draws.rows()][a.length];
        for (int i = 0; i < a.length; i++) {
            int[] column = draws.integers("V" + (i + 1));
            for (int r = 0; r < resamples.length; r++) {
                resamples[r][i] = column[r] - 1;
            }
        }
        Replicates replicates =
                Bootstrap.given(a.length, resamples, this::ratio).get();
        reference.assertClose("ratio", replicates.estimate().at(0), expected.get("estimate"), 1e-13);
        reference.assertClose("its error", replicates.standardError(0), expected.get("error"), 1e-12);
        ends("percentiles", replicates.percentile(0, LEVEL), expected.get("percentile"));
        ends("percentiles of draws", Percentiles.middle(column(replicates), LEVEL), expected.get("middle"));
        ends("mirrored", replicates.basic(0, LEVEL), expected.get("basic"));
        double acceleration = Bootstrap.accelerations(Sampling.rows(a.length), this::ratio)
                .get()
                .at(0);
        reference.assertClose("acceleration", acceleration, expected.get("acceleration"), 1e-9);
        ends("corrected", replicates.biasCorrected(0, acceleration, LEVEL), expected.get("corrected"));
    }

    private static double[] column(Replicates replicates) {
        double[] values = new double[replicates.values().rows()];
        Arrays.setAll(values, r -> replicates.values().at(r, 0));
        return values;
    }

    /** 20,000 shuffles of 35 ways to choose three: four deviations of the share are 0.014 at most. */
    @Test
    @DisplayName("shuffles: all ways to choose")
    void shuffles() {
        JsonNode few = expected.get("few");
        Permutation.Result result = Permutation.test(
                few.size(),
                order -> {
                    double first = 0;
                    double rest = 0;
                    for (int i = 0; i < order.length; i++) {
                        double value = few.get(order[i]).asDouble();
                        first += i < 3 ? value / 3 : 0;
                        rest += i < 3 ? 0 : value / 4;
                    }
                    return first - rest;
                },
                new Permutation.Options(20_000, Permutation.Tail.BOTH, 1));
        reference.assertClose("difference", result.observed(), expected.get("observed"), 1e-12);
        reference.assertCloseOnScale(
                "p of shuffles", result.pValue(), expected.get("p").asDouble(), 1, 0.014);
    }
}
