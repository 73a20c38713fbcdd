package org.wayworth.kernel.missing;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.match.FellegiSunter;
import org.wayworth.kernel.match.JaroWinkler;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: missing numbers and matching records are R's")
class MissingCaseTest {

    private final ReferenceCase reference = ReferenceCase.open("holes");
    private final JsonNode expected = reference.expected();

    @Test
    @DisplayName("moments and Little's test: EM with regressions")
    void moments() {
        double[][] columns = reference.input().design("a", "b", "c");
        EmMoments.Result moments = EmMoments.fit(columns, null).get();
        reference.assertAll("mean", moments.means(), expected.get("mean"), 1e-10);
        reference.assertAll("covariance", moments.covariance(), expected.get("covariance"), 1e-9);
        LittleTest.Result little = LittleTest.test(columns).get();
        JsonNode figures = expected.get("little");
        reference.assertClose("Little", little.statistic(), figures.get("statistic"), 1e-8);
        reference.assertClose("Little, degrees of freedom", little.degreesOfFreedom(), figures.get("dof"), 0);
        reference.assertClose("Little, p", little.pValue(), figures.get("p"), 1e-8);
    }

    @Test
    @DisplayName("pooling: mice's pool.scalar")
    void pooling() {
        JsonNode figures = expected.get("pooled");
        RubinPool.Result pooled = RubinPool.pool(
                        numbers(figures.get("estimates")), numbers(figures.get("variances")), 127, 130, 0.95)
                .get();
        reference.assertClose("pooled", pooled.estimate().value(), figures.get("value"), 1e-12);
        reference.assertClose("within", pooled.within(), figures.get("within"), 1e-12);
        reference.assertClose("between", pooled.between(), figures.get("between"), 1e-12);
        reference.assertClose("total", pooled.total(), figures.get("total"), 1e-12);
        reference.assertClose("increase", pooled.relativeIncrease(), figures.get("increase"), 1e-12);
        reference.assertClose("degrees of freedom", pooled.degreesOfFreedom(), figures.get("degrees"), 1e-10);
        reference.assertClose("missing information", pooled.missingInformation(), figures.get("missing"), 1e-10);
    }

    private static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        Arrays.setAll(values, i -> array.get(i).asDouble());
        return values;
    }

    @Test
    @DisplayName("pairs of records: EM; names: stringdist")
    void records() {
        Columns input = reference.input("pairs.csv");
        int[] name = input.integers("name");
        int[] town = input.integers("town");
        int[] born = input.integers("born");
        int[][] patterns = new int[name.length][];
        Arrays.setAll(patterns, i -> new int[] {name[i], town[i], born[i]});
        FellegiSunter.Result fit = FellegiSunter.fit(
                        patterns, input.numbers("counts"), FellegiSunter.Options.defaults())
                .get();
        JsonNode figures = expected.get("pairs");
        reference.assertClose("share of matches", fit.share(), figures.get("share"), 1e-9);
        for (int f = 0; f < 3; f++) {
            reference.assertClose(
                    "m " + f, fit.matches().get(f).at(1), figures.get("m").get(f), 1e-9);
            reference.assertClose(
                    "u " + f, fit.others().get(f).at(1), figures.get("u").get(f), 1e-9);
        }
        for (int i = 0; i < patterns.length; i++) {
            reference.assertClose(
                    "chance " + i,
                    fit.posterior(patterns[i]),
                    figures.get("chance").get(i),
                    1e-8);
        }
        Columns names = reference.input("names.csv");
        for (int i = 0; i < names.rows(); i++) {
            String a = names.texts("a").get(i);
            String b = names.texts("b").get(i);
            reference.assertClose(
                    "Jaro " + a, JaroWinkler.jaro(a, b), expected.get("jaro").get(i), 1e-13);
            reference.assertClose(
                    "Jaro–Winkler " + a,
                    JaroWinkler.likeness(a, b),
                    expected.get("winkler").get(i),
                    1e-13);
        }
    }
}
