package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference: R 4.2.2 and DoubleML on the NHEFS data of Hernán and Robins; calls are printed when a figure differs. */
@Tag("larger")
class CausalReferenceTest {

    private static final Overlap.Rule KEEP_ALL = new Overlap.Rule(0, 1, 0);

    private final ReferenceCase reference = ReferenceCase.open("aipw_nhefs");
    private final JsonNode expected = reference.expected();
    private final double[] quit = reference.input().numbers("qsmk");
    private final double[] gain = reference.input().numbers("wt82_71");
    private final double[][] columns = design(reference.input());
    private final CrossFitting given =
            CrossFitting.given(Folds.given(reference.input().integers("fold")));

    /** The columns in the order of the R formula. */
    private static double[][] design(Columns input) {
        List<double[]> columns = new ArrayList<>();
        columns.add(input.numbers("sex"));
        columns.add(input.numbers("race"));
        addWithSquare(columns, input.numbers("age"));
        for (int level = 2; level <= 5; level++) {
            columns.add(indicator(input.numbers("education"), level));
        }
        addWithSquare(columns, input.numbers("smokeintensity"));
        addWithSquare(columns, input.numbers("smokeyrs"));
        for (String name : List.of("exercise", "active")) {
            columns.add(indicator(input.numbers(name), 1));
            columns.add(indicator(input.numbers(name), 2));
        }
        addWithSquare(columns, input.numbers("wt71"));
        return columns.toArray(double[][]::new);
    }

    private static void addWithSquare(List<double[]> columns, double[] column) {
        double[] square = new double[column.length];
        for (int i = 0; i < square.length; i++) {
            square[i] = column[i] * column[i];
        }
        columns.add(column);
        columns.add(square);
    }

    private static double[] indicator(double[] column, double level) {
        double[] one = new double[column.length];
        for (int i = 0; i < one.length; i++) {
            one[i] = column[i] == level ? 1 : 0;
        }
        return one;
    }

    private static Aipw.Options parametric(CrossFitting split) {
        return Aipw.Options.standard(split)
                .learning(List.of(LinearLearner.leastSquares()), List.of(LogisticLearner.maximumLikelihood()))
                .keeping(KEEP_ALL);
    }

    @Test
    void crossFittedAipwMatchesDoubleMlOnTheSameFolds() {
        JsonNode figures = expected.get("aipw_crossfit5");
        Aipw.Result result = Aipw.fit(columns, quit, gain, parametric(given)).get();
        close("cross-fitted AIPW", result.effect().value(), figures.get("est"), 1e-10);
        close("its standard error", result.effect().standardError(), figures.get("se_n"), 1e-10);
        double least = 1;
        double most = 0;
        for (double e : result.propensity().toArray()) {
            least = Math.min(least, e);
            most = Math.max(most, e);
        }
        close("least propensity", least, figures.get("min_ps"), 1e-10);
        close("largest propensity", most, figures.get("max_ps"), 1e-10);
    }

    @Test
    void crossFittedPartiallyLinearMatchesDoubleMlOnTheSameFolds() {
        JsonNode figures = expected.get("plr_crossfit5_ols");
        List<Learner> linear = List.of(LinearLearner.leastSquares());
        PartiallyLinear.Result result = PartiallyLinear.fit(
                        columns, quit, gain, new PartiallyLinear.Options(linear, linear, given))
                .get();
        close("partially linear", result.effect().value(), figures.get("est"), 1e-10);
        close("its standard error", result.effect().standardError(), figures.get("se"), 1e-10);
    }

    @Test
    void aipwWithoutFoldsMatchesR() {
        CrossFitting whole = CrossFitting.given(Folds.none(quit.length));
        Aipw.Result all = Aipw.fit(columns, quit, gain, parametric(whole)).get();
        JsonNode figures = expected.get("aipw_ate");
        close("AIPW", all.effect().value(), figures.get("est"), 1e-10);
        close("its standard error", all.effect().standardError(), figures.get("se_n"), 1e-10);
        Aipw.Result treated = Aipw.fit(columns, quit, gain, parametric(whole).of(Estimand.TREATED))
                .get();
        close(
                "AIPW on the treated",
                treated.effect().value(),
                expected.get("aipw_att").get("est"),
                1e-10);
    }

    @Test
    void inverseWeightingMatchesR() {
        InverseWeighting.Result result = InverseWeighting.fit(
                        columns, quit, gain, new InverseWeighting.Options(Estimand.ALL, KEEP_ALL, 0.95))
                .get();
        close("IPW", result.effect().value(), expected.get("ipw_hajek"), 1e-10);
        JsonNode effective = expected.get("ess");
        close("effective rows with", result.overlap().treated().effective(), effective.get("treated"), 1e-9);
        close("effective rows without", result.overlap().control().effective(), effective.get("control"), 1e-9);
        JsonNode propensity = expected.get("propensity");
        for (int i = 0; i < 10; i++) {
            close(
                    "propensity " + i,
                    result.propensity().at(i),
                    propensity.get("first10").get(i),
                    1e-10);
        }
        double[] stable = InverseWeighting.stabilised(result, quit).toArray();
        double sum = 0;
        for (double w : stable) {
            sum += w;
        }
        close(
                "mean stabilised weight",
                sum / stable.length,
                expected.get("stabilized_weights").get("mean"),
                1e-10);
        int j = 0;
        for (String name : expected.get("smd_unweighted").propertyNames()) {
            Balance.Row row = result.balance().rows().get(j++);
            close(
                    "difference of " + name,
                    row.before(),
                    expected.get("smd_unweighted").get(name),
                    1e-10);
            reference.assertCloseOnScale(
                    "weighted difference of " + name,
                    row.after(),
                    expected.get("smd_ipw_ate").get(name).asDouble(),
                    0.01,
                    1e-8);
        }
    }

    @Test
    void standardisationMatchesR() {
        Standardisation.Result result =
                Standardisation.fit(columns, quit, gain, 0.95).get();
        close("g-formula", result.effect().value(), expected.get("g_formula_by_arm"), 1e-10);
    }

    private void close(String what, double actual, JsonNode figure, double tolerance) {
        reference.assertClose(what, actual, figure, tolerance);
    }
}
