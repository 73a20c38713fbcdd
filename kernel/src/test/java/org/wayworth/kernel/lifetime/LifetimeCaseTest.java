package org.wayworth.kernel.lifetime;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: models of buying and staying are R's, their likelihoods maximised and integrated there")
class LifetimeCaseTest {

    private static final BgNbd FIXED = new BgNbd(0.9, 7, 0.8, 2.6, BgNbd.DropOut.AFTER_REPEAT);

    private final ReferenceCase reference = ReferenceCase.open("buying");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final int[] x = input.integers("x");
    private final double[] recency = input.numbers("recency");
    private final double[] age = input.numbers("age");
    private final Histories histories = Histories.of(x, recency, age);

    private void peak(String what, Fitted<?> fit, JsonNode figures) {
        reference.assertClose(what + ", log-likelihood", fit.logLikelihood(), figures.get("loglik"), 1e-11);
        reference.assertAll(what + ", parameter", fit.model().parameters(), figures.get("parameters"), 1e-6);
        double[] errors = new double[fit.model().names().size()];
        Arrays.setAll(errors, k -> fit.estimate(k, 0.95).standardError());
        reference.assertAll(what + ", error", errors, figures.get("errors"), 1e-5);
    }

    private void each(String what, JsonNode figures, double tolerance, IntToDoubleFunction ours) {
        double[] values = new double[figures.size()];
        Arrays.setAll(values, ours);
        reference.assertAll(what, values, figures, tolerance);
    }

    @Test
    @DisplayName("BG/NBD: optim, hypergeo, integrate")
    void bgNbd() {
        JsonNode figures = expected.get("bg");
        peak("BG/NBD", BgNbd.fit(histories, BgNbd.DropOut.AFTER_REPEAT).get(), figures);
        reference.assertClose(
                "BG/NBD at given parameters", FIXED.logLikelihood(histories), figures.get("at_fixed"), 1e-12);
        each("alive", figures.get("alive"), 1e-11, i -> FIXED.probabilityAlive(x[i], recency[i], age[i]));
        each("purchases", figures.get("buys"), 1e-10, i -> FIXED.expectedPurchases(x[i], recency[i], age[i], 26));
        double[] times = {13, 52};
        each("purchases of a new customer", figures.get("new"), 1e-10, k -> FIXED.expectedPurchases(times[k]));
        Horizon horizon = new Horizon(100, 0.003);
        each(
                "discounted purchases",
                figures.get("discounted"),
                1e-9,
                i -> DiscountedPurchases.expected(FIXED, x[i], recency[i], age[i], horizon));
        reference.assertAll(
                "purchases of all by day",
                HoldOut.expectedTotals(FIXED, input.numbers("first"), new double[] {10, 30}),
                figures.get("totals"),
                1e-10);
    }

    @Test
    @DisplayName("Pareto/NBD at given parameters: integrate")
    void paretoNbd() {
        ParetoNbd model = new ParetoNbd(0.6, 10, 0.7, 12);
        JsonNode figures = expected.get("pareto");
        reference.assertClose(
                "Pareto/NBD at given parameters", model.logLikelihood(histories), figures.get("at_fixed"), 1e-11);
        each("alive by Pareto/NBD", figures.get("alive"), 1e-9, i -> model.probabilityAlive(x[i], recency[i], age[i]));
    }

    @Test
    @DisplayName("Gamma–Gamma: optim")
    void gammaGamma() {
        int[] bought = Arrays.stream(x).filter(k -> k > 0).toArray();
        double[] all = input.numbers("value");
        double[] value = new double[bought.length];
        int next = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] > 0) {
                value[next++] = all[i];
            }
        }
        Fitted<GammaGamma> fit = GammaGamma.fit(bought, value).get().fitted();
        peak("Gamma–Gamma", fit, expected.get("gamma"));
        each(
                "expected value",
                expected.get("gamma").get("value"),
                1e-7,
                i -> fit.model().expectedValue(bought[i], value[i]));
        CustomerValue.Result worth = CustomerValue.of(
                        BgNbd.fit(histories, BgNbd.DropOut.AFTER_REPEAT).get(),
                        fit,
                        histories,
                        all,
                        new CustomerValue.Options(0.2, new Horizon(100, 0.003), 20, 1, 0.95))
                .get();
        each("worth", expected.get("gamma").get("worth"), 1e-6, worth.values()::at);
    }

    @Test
    @DisplayName("BG/BB: optim")
    void bgBb() {
        Columns periods = reference.input("periods.csv");
        int[] n = periods.integers("n");
        int[] times = periods.integers("x");
        int[] last = periods.integers("last");
        long[] customers =
                Arrays.stream(periods.integers("customers")).asLongStream().toArray();
        Fitted<BgBb> fit = BgBb.fit(times, last, n, customers).get();
        peak("BG/BB", fit, expected.get("bb"));
        each(
                "alive by BG/BB",
                expected.get("bb").get("alive"),
                1e-7,
                g -> fit.model().probabilityAlive(times[g], last[g], n[g]));
    }

    @Test
    @DisplayName("contracts: optim")
    void contracts() {
        double[] survivors = new double[8];
        Arrays.setAll(survivors, t -> expected.get("survivors").get(t).asDouble());
        Fitted<ShiftedBetaGeometric> simple =
                ShiftedBetaGeometric.fit(survivors).get();
        peak("sBG", simple, expected.get("sbg"));
        each(
                "sBG, survival",
                expected.get("sbg").get("survival"),
                1e-8,
                t -> simple.model().survival(t));
        Fitted<BetaDiscreteWeibull> bent = BetaDiscreteWeibull.fit(survivors).get();
        peak("BdW", bent, expected.get("bdw"));
        each(
                "BdW, survival",
                expected.get("bdw").get("survival"),
                1e-8,
                t -> bent.model().survival(t));
    }
}
