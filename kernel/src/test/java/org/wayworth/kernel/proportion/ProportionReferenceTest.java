package org.wayworth.kernel.proportion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.weighting.Kish;
import org.wayworth.kernel.weighting.SurveyDesign;
import org.wayworth.kernel.weighting.WeightedMean;
import tools.jackson.databind.JsonNode;

/** Reference: R's prop.test, binom.test, p.adjust and written-out formulas. */
@Tag("larger")
class ProportionReferenceTest {

    private final ReferenceCase reference = ReferenceCase.open("nps_proportions");
    private final JsonNode expected = reference.expected();
    private final double[] scores = reference.input().numbers("score");

    private long count(double from, double to) {
        return Arrays.stream(scores).filter(s -> s >= from && s <= to).count();
    }

    private void close(String what, Interval actual, JsonNode bounds) {
        reference.assertClose(what + " low", actual.low(), bounds.get(0), 1e-10);
        reference.assertClose(what + " high", actual.high(), bounds.get(1), 1e-10);
    }

    @Test
    void netShare() {
        Estimate wald = NetShare.wald(count(9, 10), count(0, 6), scores.length, 0.95);
        reference.assertClose("net", 100 * wald.value(), expected.get("nps"), 1e-12);
        reference.assertClose("se", 100 * wald.standardError(), expected.get("se_multinomial"), 1e-12);
        Interval points = wald.interval();
        close("Wald", new Interval(100 * points.low(), 100 * points.high(), 0.95), expected.get("ci95_normal"));
        Interval adjusted =
                NetShare.fit(count(9, 10), count(0, 6), scores.length, 0.95).interval();
        reference.assertClose(
                "adjusted low",
                adjusted.low(),
                expected.get("adjusted_wald_3_4").get("lo"),
                1e-10);
        reference.assertClose(
                "adjusted high",
                adjusted.high(),
                expected.get("adjusted_wald_3_4").get("hi"),
                1e-10);
    }

    @Test
    void weightedNetShare() {
        double[] weights = reference.input().numbers("w");
        double[] net =
                Arrays.stream(scores).map(s -> s >= 9 ? 1 : s <= 6 ? -1 : 0).toArray();
        WeightedMean.Result fit =
                WeightedMean.fit(net, SurveyDesign.of(weights), 0.95).get();
        JsonNode weighted = expected.get("weighted");
        reference.assertClose("weighted net", 100 * fit.estimate().value(), weighted.get("nps"), 1e-12);
        reference.assertClose(
                "weighted se", 100 * fit.estimate().standardError(), weighted.get("se_survey_n_over_nminus1"), 1e-12);
        reference.assertClose("effective n", Kish.effectiveN(weights), weighted.get("ess"), 1e-12);
        reference.assertClose("Kish", Kish.designEffect(weights), weighted.get("kish_deff"), 1e-12);
        JsonNode icc = expected.get("icc_deff");
        reference.assertClose("cluster deff", Kish.designEffect(12, 0.05), icc.get("deff"), 1e-12);
    }

    @Test
    void shares() {
        long top = count(9, 10);
        long n = scores.length;
        close("Wilson", Share.fit(top, n, 0.95).interval(), expected.get("wilson_top2box"));
        close("Agresti–Coull", share(top, n, Share.Method.AGRESTI_COULL), expected.get("agresti_coull"));
        close("Clopper–Pearson", share(top, n, Share.Method.CLOPPER_PEARSON), expected.get("clopper_pearson"));
        close("Jeffreys", share(top, n, Share.Method.JEFFREYS), expected.get("jeffreys"));
        JsonNode small = expected.get("small");
        close("Wilson 3 of 7", Share.fit(3, 7, 0.95).interval(), small.get("wilson_3_of_7"));
        close(
                "Wilson 3 of 7 with continuity",
                share(3, 7, Share.Method.WILSON_CONTINUITY),
                small.get("wilson_cc_3_of_7"));
        Interval none = Share.fit(0, 5, 0.95).interval();
        assertThat(none.low()).isZero();
        reference.assertClose(
                "Wilson 0 of 5 high", none.high(), small.get("wilson_0_of_5").get(1), 1e-10);
    }

    private static Interval share(long successes, long n, Share.Method method) {
        return Share.fit(successes, n, method, 0.95).interval();
    }

    @Test
    void mean() {
        close("mean", MeanInterval.fit(scores, 0.95).get().interval(), expected.get("mean_t_ci"));
    }

    /** The case compares its first 100 rows with its last 80. */
    @Test
    void difference() {
        TestedDifference test = NetShareDifference.fit(
                new NetShareDifference.Group(100, 0, 100), new NetShareDifference.Group(0, 25, 80), 0.95);
        JsonNode row = expected.get("nps_difference_test");
        reference.assertClose("difference", 100 * test.difference().value(), row.get("diff"), 1e-12);
        reference.assertClose("difference se", 100 * test.difference().standardError(), row.get("se"), 1e-12);
        reference.assertClose("difference z", test.statistic(), row.get("z"), 1e-12);
        reference.assertClose("difference p", test.pValue(), row.get("p"), 1e-10);
    }

    @ParameterizedTest
    @EnumSource(MultipleTests.class)
    void manyTests(MultipleTests method) {
        JsonNode family = expected.get("multiple");
        double[] p = new double[family.get("p").size()];
        Arrays.setAll(p, i -> family.get("p").get(i).asDouble());
        String key = switch (method) {
            case BENJAMINI_HOCHBERG -> "BH";
            case BENJAMINI_YEKUTIELI -> "BY";
            case HOLM -> "holm";
            case HOCHBERG -> "hochberg";
        };
        Vector adjusted = method.adjust(p);
        for (int i = 0; i < p.length; i++) {
            reference.assertClose(key + " " + i, adjusted.at(i), family.get(key).get(i), 1e-12);
        }
    }
}
