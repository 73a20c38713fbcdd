package org.wayworth.kernel.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;

@Tag("long")
@DisplayName("planted truth: intervals of parameters and of forecasts, where customers behave as the model says")
class BuyingModelsCalibrationTest {

    private static final BgNbd MBG = new BgNbd(0.8, 6, 0.9, 2.5, BgNbd.DropOut.AFTER_ANY);
    private static final ParetoNbd PARETO = new ParetoNbd(0.8, 6, 0.7, 12);
    private static final BgBb OPPORTUNITIES = new BgBb(1.2, 0.75, 0.65, 2.8);
    private static final BetaDiscreteWeibull CONTRACTS = new BetaDiscreteWeibull(0.8, 2.2, 1.3);

    @Test
    void whereCustomersMayStopAfterTheFirstPurchase() {
        covers(MBG, model -> model.expectedPurchases(90), 211, random -> {
            int n = 4_000;
            int[] x = new int[n];
            double[] recency = new double[n];
            double[] age = new double[n];
            for (int i = 0; i < n; i++) {
                age[i] = 20 + random.nextInt(30);
                double rate = Shop.gamma(random, MBG.r()) / MBG.alpha();
                double stops = beta(random, MBG.a(), MBG.b());
                double now = 0;
                while (random.nextDouble() >= stops) {
                    now += -Math.log1p(-random.nextDouble()) / Math.max(rate, 1e-300);
                    if (now > age[i]) {
                        break;
                    }
                    x[i]++;
                    recency[i] = now;
                }
            }
            return BgNbd.fit(Histories.of(x, recency, age), BgNbd.DropOut.AFTER_ANY);
        });
    }

    @Test
    void whereCustomersMayStopAtAnyMoment() {
        covers(PARETO, model -> model.expectedPurchases(90), 212, random -> {
            int n = 3_000;
            int[] x = new int[n];
            double[] recency = new double[n];
            double[] age = new double[n];
            for (int i = 0; i < n; i++) {
                age[i] = 20 + random.nextInt(30);
                double rate = Shop.gamma(random, PARETO.r()) / PARETO.alpha();
                double stopping = Shop.gamma(random, PARETO.s()) / PARETO.beta();
                double until = Math.min(age[i], -Math.log1p(-random.nextDouble()) / Math.max(stopping, 1e-300));
                double now = -Math.log1p(-random.nextDouble()) / Math.max(rate, 1e-300);
                while (now <= until) {
                    x[i]++;
                    recency[i] = now;
                    now += -Math.log1p(-random.nextDouble()) / rate;
                }
            }
            return ParetoNbd.fit(Histories.of(x, recency, age));
        });
    }

    @Test
    void whereCustomersBuyAtFixedOpportunities() {
        covers(OPPORTUNITIES, model -> model.expectedPurchases(3, 7, 8, 8), 213, random -> {
            int opportunities = 8;
            long[][] customers = new long[opportunities + 1][opportunities + 1];
            for (int i = 0; i < 3_000; i++) {
                double buys = beta(random, OPPORTUNITIES.alpha(), OPPORTUNITIES.beta());
                double stops = beta(random, OPPORTUNITIES.gamma(), OPPORTUNITIES.delta());
                int x = 0;
                int last = 0;
                for (int t = 1; t <= opportunities && random.nextDouble() >= stops; t++) {
                    if (random.nextDouble() < buys) {
                        x++;
                        last = t;
                    }
                }
                customers[x][last]++;
            }
            return opportunities(customers, opportunities);
        });
    }

    private static Fit<Fitted<BgBb>> opportunities(long[][] customers, int opportunities) {
        List<int[]> histories = new ArrayList<>();
        for (int x = 0; x < customers.length; x++) {
            for (int last = 0; last < customers.length; last++) {
                if (customers[x][last] > 0) {
                    histories.add(new int[] {x, last});
                }
            }
        }
        return BgBb.fit(
                histories.stream().mapToInt(h -> h[0]).toArray(),
                histories.stream().mapToInt(h -> h[1]).toArray(),
                histories.stream().mapToInt(h -> opportunities).toArray(),
                histories.stream().mapToLong(h -> customers[h[0]][h[1]]).toArray());
    }

    @Test
    void whereContractsAge() {
        covers(CONTRACTS, model -> model.survival(14), 214, random -> {
            double[] survivors = new double[10];
            survivors[0] = 3_000;
            for (int t = 1; t < survivors.length; t++) {
                double renews = CONTRACTS.retention(t);
                for (int i = 0; i < survivors[t - 1]; i++) {
                    survivors[t] += random.nextDouble() < renews ? 1 : 0;
                }
            }
            return BetaDiscreteWeibull.fit(survivors);
        });
    }

    /** Every parameter's interval holds the one that made the customers, and that of a forecast what they come to. */
    private static <M extends Parametric<M>> void covers(
            M truth, ToDoubleFunction<M> forecast, long seed, Function<UniformRandomProvider, Fit<Fitted<M>>> world) {
        List<String> what = new ArrayList<>(truth.names());
        what.add("forecast");
        Worlds.assertEachCovers95(what, seed, random -> {
            Fitted<M> fitted = world.apply(random).get();
            boolean[] holds = new boolean[what.size()];
            for (int k = 0; k < truth.names().size(); k++) {
                holds[k] = fitted.estimate(k, 0.95)
                        .interval()
                        .contains(truth.parameters().at(k));
            }
            double[] drawn = fitted.draws(199, random.nextLong()).stream()
                    .mapToDouble(forecast)
                    .sorted()
                    .toArray();
            double future = forecast.applyAsDouble(truth);
            // the 5th of 199 from either end: 2.5 % beyond each
            holds[what.size() - 1] = drawn[4] <= future && future <= drawn[194];
            return holds;
        });
    }

    private static double beta(UniformRandomProvider random, double a, double b) {
        double one = Shop.gamma(random, a);
        return one / (one + Shop.gamma(random, b));
    }
}
