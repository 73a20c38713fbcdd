package org.wayworth.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Customers without a purchase, against what purchases before let expect. */
class InactiveCustomersTest {

    @Test
    @DisplayName("reference: moments, chances of no purchase, expected number and its error are R's")
    void expectedNumberMatchesR() {
        ReferenceCase reference = ReferenceCase.open("inactive_customers");
        Columns input = reference.input();
        JsonNode expected = reference.expected();
        boolean[] inactive = flags(input.integers("silent"));
        InactiveCustomers.Result found = InactiveCustomers.fit(input.integers("x"), input.numbers("age"), 120, inactive)
                .get();
        reference.assertClose("rate", found.model().rate(), expected.get("rate"), 1e-13);
        reference.assertClose("spread", found.model().spread(), expected.get("spread"), 1e-12);
        int[] x = input.integers("x");
        double[] age = input.numbers("age");
        for (int i = 0; i < 2; i++) {
            reference.assertClose(
                    "chance of row " + i,
                    found.model().probabilityOfNone(x[i], age[i], 120),
                    expected.get(i == 0 ? "chance_first" : "chance_second"),
                    1e-12);
        }
        reference.assertClose("expected", found.expected(), expected.get("expected"), 1e-12);
        assertThat(found.observed()).isEqualTo(expected.get("observed").asLong());
        reference.assertClose("error", found.standardError(), expected.get("error"), 1e-11);
        reference.assertClose("z", found.z(), expected.get("z"), 1e-11);
    }

    @Test
    @DisplayName("reference: purchases more regular than at random have no spread, and chances are Poisson's in R")
    void regularPurchasesMatchR() {
        ReferenceCase reference = ReferenceCase.open("inactive_customers");
        Columns input = reference.input();
        InactiveCustomers.Result found = InactiveCustomers.fit(
                        input.integers("even"), input.numbers("age"), 120, flags(input.integers("silent")))
                .get();
        assertThat(found.model().spread()).isZero();
        reference.assertClose(
                "rate, regular", found.model().rate(), reference.expected().get("even_rate"), 1e-13);
        reference.assertClose(
                "expected, regular", found.expected(), reference.expected().get("even_expected"), 1e-12);
    }

    @Test
    @DisplayName("reference: lower tails of binomial laws are R's pbinom")
    void binomialTailsMatchR() {
        ReferenceCase reference = ReferenceCase.open("inactive_customers");
        JsonNode expected = reference.expected().get("binomial");
        int[][] cases = {{3, 40}, {0, 25}, {140, 700}};
        for (int[] one : cases) {
            String name = "at_most_" + one[0] + "_of_" + one[1];
            reference.assertClose(name, PValue.binomialAtMost(one[0], one[1], 0.25), expected.get(name), 1e-12);
        }
    }

    private static boolean[] flags(int[] numbers) {
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = numbers[i] == 1;
        }
        return flags;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-13, 1e-11, 1e-9, 1e-7, 1e-5, 1e-3, 0.1})
    @DisplayName("law: chances and their slopes move smoothly from rates that are alike to rates that are not")
    void smallSpreadsAreSmooth(double spread) {
        int x = 7;
        double age = 400;
        double span = 90;
        GammaPoisson model = new GammaPoisson(0.02, spread);
        double[] slopes = model.slopesOfNone(x, age, span);
        double step = 1e-6;
        double up = new GammaPoisson(0.02 * (1 + step), spread).probabilityOfNone(x, age, span);
        double down = new GammaPoisson(0.02 * (1 - step), spread).probabilityOfNone(x, age, span);
        assertThat(slopes[0] * 0.04 * step)
                .isCloseTo(up - down, within(1e-7 * 0.04 * step * Math.abs(slopes[0]) + 1e-13));
        double width = Math.max(spread * 1e-4, 1e-10);
        double more = new GammaPoisson(0.02, spread + width).probabilityOfNone(x, age, span);
        assertThat(slopes[1])
                .isCloseTo(
                        (more - model.probabilityOfNone(x, age, span)) / width,
                        within(1e-3 * Math.abs(slopes[1]) + 1e-5 / width * 1e-9));
    }

    /** Customers who never stop, seen for unequal times; {@code erased}: those silent for the span are not in the data. */
    private static InactiveCustomers.Result company(UniformRandomProvider random, int n, boolean erased) {
        ContinuousSampler rates = AhrensDieterMarsagliaTsangGammaSampler.of(random, 1.2, 0.007);
        int[] x = new int[n];
        double[] age = new double[n];
        boolean[] inactive = new boolean[n];
        for (int i = 0; i < n; i++) {
            double rate = rates.sample();
            age[i] = 60 + random.nextInt(700);
            x[i] = PoissonSampler.of(random, Math.max(1e-12, rate * age[i])).sample();
            inactive[i] = random.nextDouble() < Math.exp(-rate * 180);
            if (erased && inactive[i]) {
                i--;
            }
        }
        return InactiveCustomers.fit(x, age, 180, inactive).get();
    }

    @Test
    @DisplayName("planted truth: z stays within 1.96 in 95 % of companies of which no customer stopped")
    void zIsCalibrated() {
        Worlds.assertCovers95(
                "no customer stopped",
                411,
                random -> Math.abs(company(random, 400, false).z()) < 1.96);
    }

    @Test
    @DisplayName("planted truth: erased customers are noticed")
    void erasedCustomersAreNoticed() {
        assertThat(Worlds.share(412, random -> company(random, 300, true).z() < -4))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("message: what cannot be answered is named")
    void whatCannotBeAnsweredIsNamed() {
        double[] age = {10, 20, 30};
        refused(InactiveCustomers.fit(new int[3], age, 5, new boolean[3]), Fit.Reason.TOO_FEW_EVENTS, "nobody bought");
        refused(GammaPoisson.fit(new int[] {1}, new double[] {3}), Fit.Reason.TOO_FEW_ROWS, "1 customers");
        refused(
                InactiveCustomers.fit(new int[] {90, 200, 310}, age, 1e6, new boolean[3]),
                Fit.Reason.TOO_FEW_EVENTS,
                "are expected without a purchase");
    }

    @Test
    @DisplayName("message: wrong calls say what must hold")
    void wrongCallsSayWhatMustHold() {
        int[] x = {1, 2};
        double[] age = {10, 20};
        assertThatThrownBy(() -> InactiveCustomers.fit(x, age, 0, new boolean[2]))
                .hasMessage("span must be finite and above 0, not 0.0");
        assertThatThrownBy(() -> InactiveCustomers.fit(x, age, 5, new boolean[3]))
                .hasMessage("inactive must have 2 values like x, one a customer, not 3");
        assertThatThrownBy(() -> GammaPoisson.fit(x, new double[] {10, 0}))
                .hasMessage("age must be finite and above 0, not 0.0 in row 1");
        assertThatThrownBy(() -> GammaPoisson.fit(new int[] {1, -2}, age))
                .hasMessage("x must be 0 or more, not -2 in row 1");
        assertThatThrownBy(() -> PValue.binomialAtMost(5, 4, 0.25))
                .hasMessage("successes must lie from 0 to n (4), not 5");
    }

    private static void refused(Fit<?> fit, Fit.Reason reason, String found) {
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(reason);
            assertThat(no.found()).contains(found);
        });
    }
}
