package org.wayworth.kernel.proportion;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: shares, net shares, means, tests in number and concentration are R's")
class ProportionCaseTest {

    private static final double LEVEL = 0.95;

    private final ReferenceCase reference = ReferenceCase.open("shares");
    private final JsonNode expected = reference.expected();
    private final double[] scores = reference.input().numbers("score");
    private final double[] spent = reference.input().numbers("spent");
    private final long plus = count(9, 10);
    private final long minus = count(0, 6);

    private long count(double from, double to) {
        return Arrays.stream(scores).filter(s -> s >= from && s <= to).count();
    }

    private void ends(String what, Interval interval, JsonNode bounds) {
        reference.assertAll(what, new double[] {interval.low(), interval.high()}, bounds, 1e-10);
    }

    @Test
    @DisplayName("the net share, as it stands and with its adjusted interval")
    void netShare() {
        JsonNode net = expected.get("net");
        Estimate wald = NetShare.wald(plus, minus, scores.length, LEVEL);
        reference.assertClose("net", wald.value(), net.get("value"), 1e-12);
        reference.assertClose("net, error", wald.standardError(), net.get("error"), 1e-12);
        ends("net, Wald", wald.interval(), net.get("wald"));
        ends("net, adjusted", NetShare.fit(plus, minus, scores.length, LEVEL).interval(), net.get("adjusted"));
    }

    @ParameterizedTest
    @EnumSource(Share.Method.class)
    @DisplayName("intervals of a share: prop.test, binom.test, qbeta")
    void share(Share.Method method) {
        Estimate share = Share.fit(plus, scores.length, method, LEVEL);
        ends("share, " + method, share.interval(), expected.get("share").get(method.name()));
    }

    @Test
    @DisplayName("differences of shares and of net shares")
    void differences() {
        TestedDifference shares = ShareDifference.fit(64, 120, 49, 130, LEVEL);
        JsonNode figures = expected.get("difference");
        reference.assertClose("difference", shares.difference().value(), figures.get("value"), 1e-12);
        ends("difference", shares.difference().interval(), figures.get("interval"));
        reference.assertClose("difference, p", shares.pValue(), figures.get("p"), 1e-10);
        TestedDifference nets = NetShareDifference.fit(
                new NetShareDifference.Group(70, 20, 120), new NetShareDifference.Group(40, 45, 130), LEVEL);
        JsonNode net = expected.get("net_difference");
        reference.assertClose("net difference", nets.difference().value(), net.get("value"), 1e-12);
        reference.assertClose("net difference, error", nets.difference().standardError(), net.get("error"), 1e-12);
        reference.assertClose("net difference, z", nets.statistic(), net.get("z"), 1e-12);
        reference.assertClose("net difference, p", nets.pValue(), net.get("p"), 1e-10);
        ends("net difference", nets.difference().interval(), net.get("interval"));
    }

    @Test
    @DisplayName("the mean: t.test")
    void mean() {
        Estimate mean = MeanInterval.fit(spent, LEVEL).get();
        JsonNode figures = expected.get("mean");
        reference.assertClose("mean", mean.value(), figures.get("value"), 1e-13);
        reference.assertClose("mean, error", mean.standardError(), figures.get("error"), 1e-12);
        ends("mean", mean.interval(), figures.get("interval"));
    }

    @ParameterizedTest
    @EnumSource(MultipleTests.class)
    @DisplayName("many tests at once: p.adjust")
    void manyTests(MultipleTests method) {
        JsonNode family = expected.get("tests");
        double[] p = new double[family.get("p").size()];
        Arrays.setAll(p, i -> family.get("p").get(i).asDouble());
        reference.assertAll(method.name(), method.adjust(p), family.get(method.name()), 1e-12);
    }

    @Test
    @DisplayName("the share of the top fifth, with the error of a Lorenz ordinate")
    void topFifth() {
        Concentration spread = new Concentration(Vector.of(spent));
        Estimate top = spread.share(spread.bound(4, 5), spread.size(), LEVEL);
        JsonNode figures = expected.get("top_fifth");
        reference.assertClose("share of the top fifth", top.value(), figures.get("share"), 1e-12);
        reference.assertClose("its error", top.standardError(), figures.get("error"), 1e-10);
    }
}
