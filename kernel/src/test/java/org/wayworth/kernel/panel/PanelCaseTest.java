package org.wayworth.kernel.panel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import org.wayworth.kernel.regression.Errors;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: panels are plm's")
class PanelCaseTest {

    private final ReferenceCase reference = ReferenceCase.open("panels");
    private final Columns input = reference.input();
    private final JsonNode expected = reference.expected();
    private final double[][] columns = input.design("x", "z");
    private final double[] y = input.numbers("y");
    private final int[] unit = input.integers("unit");
    private final int[] period = input.integers("period");

    private static double[] errors(PanelResult fit) {
        double[] errors = new double[fit.coefficients().size()];
        Arrays.setAll(errors, fit::standardError);
        return errors;
    }

    private void compare(String name, PanelResult fit, String kind) {
        JsonNode node = expected.get(name);
        reference.assertAll(name, fit.coefficients(), node.get("estimate"), 1e-11);
        reference.assertAll(name + " " + kind, errors(fit), node.get(kind), 1e-10);
    }

    @ParameterizedTest
    @EnumSource(Within.WithinErrors.class)
    @DisplayName("fixed effects of units, with every error")
    void within(Within.WithinErrors errors) {
        compare("within", Within.fit(columns, y, unit, null, errors).get(), errors.name());
    }

    @Test
    @DisplayName("fixed effects in two ways, balanced and not")
    void twoWays() {
        Within.WithinErrors classical = Within.WithinErrors.CLASSICAL;
        compare("two_ways", Within.fit(columns, y, unit, period, classical).get(), "CLASSICAL");
        Set<Integer> dropped = new HashSet<>();
        expected.get("unbalanced").get("dropped").forEach(row -> dropped.add(row.asInt() - 1));
        int[] kept =
                IntStream.range(0, y.length).filter(i -> !dropped.contains(i)).toArray();
        int[] units = Arrays.stream(kept).map(i -> unit[i]).toArray();
        int[] periods = Arrays.stream(kept).map(i -> period[i]).toArray();
        compare(
                "unbalanced",
                Within.fit(Rows.pick(columns, kept), Rows.pick(y, kept), units, periods, classical)
                        .get(),
                "CLASSICAL");
    }

    @Test
    @DisplayName("first differences")
    void firstDifferences() {
        compare(
                "first",
                FirstDifference.fit(columns, y, unit, period, Errors.CLASSICAL).get(),
                "CLASSICAL");
    }

    @Test
    @DisplayName("random effects, and Hausman's test")
    void randomEffects() {
        RandomEffects random = RandomEffects.fit(columns, y, unit).get();
        JsonNode node = expected.get("random");
        compare("random", random.fit(), "error");
        reference.assertClose("variance", random.variance(), node.get("variance"), 1e-11);
        reference.assertClose("variance of units", random.unitVariance(), node.get("unit_variance"), 1e-10);
        reference.assertClose("share", random.share(), node.get("share"), 1e-11);
        PanelResult within = Within.fit(columns, y, unit, null, Within.WithinErrors.CLASSICAL)
                .get();
        RandomEffects.Hausman test = random.hausman(within).get();
        reference.assertAll("Hausman", new double[] {test.chiSquared(), test.pValue()}, expected.get("hausman"), 1e-8);
    }

    @Test
    @DisplayName("Mundlak's regression: lm with vcovCL")
    void mundlak() {
        Mundlak fit = Mundlak.fit(columns, y, unit).get();
        JsonNode node = expected.get("mundlak");
        double[] errors = new double[5];
        Arrays.setAll(errors, j -> fit.fit().standardError(j));
        reference.assertAll("Mundlak", fit.fit().coefficients(), node.get("estimate"), 1e-11);
        reference.assertAll("Mundlak error", errors, node.get("error"), 1e-10);
        reference.assertAll(
                "between", new double[] {fit.between().f(), fit.between().pValue()}, node.get("f"), 1e-9);
    }
}
