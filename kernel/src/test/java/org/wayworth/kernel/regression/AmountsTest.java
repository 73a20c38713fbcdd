package org.wayworth.kernel.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Amounts with many zeros. */
class AmountsTest {

    /**
     * R's glm ends when the deviance changes by less than 1e-8 of itself. Gamma with a log link converges only
     * linearly, so its coefficients stop up to 6e-8 short: the same iteration run to the end in numpy gives
     * 0.164431951755897 for treat, which is ours, where R prints 0.164431948363671.
     */
    private static final double R_STOPS_EARLY = 1e-7;

    private static void compare(
            ReferenceCase reference,
            String what,
            Vector estimates,
            double[] errors,
            JsonNode expected,
            double tolerance) {
        for (int j = 0; j < Lalonde.TERMS.length; j++) {
            JsonNode row = expected.get(Lalonde.TERMS[j]);
            reference.assertClose(what + " " + Lalonde.TERMS[j], estimates.at(j), row.get("est"), tolerance);
            reference.assertClose(what + " se " + Lalonde.TERMS[j], errors[j], row.get("se"), tolerance);
        }
    }

    private static double[] errors(LogLinear.Result fit) {
        double[] errors = new double[fit.coefficients().size()];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = fit.standardError(j);
        }
        return errors;
    }

    /** Reference: R's glm(quasipoisson) with sandwich. */
    @Tag("larger")
    @ParameterizedTest
    @EnumSource(
            value = Errors.class,
            names = {"HC0", "HC1"})
    void pseudoLikelihoodOfLalondeMatchesR(Errors kind) {
        ReferenceCase lalonde = ReferenceCase.open("two_part_lalonde");
        Columns input = lalonde.input();
        double[][] columns = Lalonde.design(input);
        LogLinear.Result fit = LogLinear.fit(
                        columns,
                        input.numbers("re78"),
                        LogLinear.Law.POISSON,
                        LogLinear.Options.standard().withErrors(kind))
                .get();
        compare(
                lalonde,
                "PPML " + kind,
                fit.coefficients(),
                errors(fit),
                lalonde.expected().get("ppml_" + kind),
                1e-8);
        double treated = TwoPart.mean(fit.predict(TwoPart.with(columns, 0, 1)));
        double not = TwoPart.mean(fit.predict(TwoPart.with(columns, 0, 0)));
        lalonde.assertClose("PPML AME", treated - not, lalonde.expected().get("ppml_ame"), 1e-8);
    }

    /** Reference: R's glm(binomial) times lm of logs with smearing, or times glm(Gamma). */
    @Tag("larger")
    @Test
    void twoPartsOfLalondeMatchR() {
        ReferenceCase lalonde = ReferenceCase.open("two_part_lalonde");
        Columns input = lalonde.input();
        double[][] columns = Lalonde.design(input);
        double[] y = input.numbers("re78");
        JsonNode expected = lalonde.expected();
        TwoPart.Result smeared =
                TwoPart.fit(columns, y, TwoPart.Amount.LOG_SMEARED).get();
        double[] errors = new double[Lalonde.TERMS.length];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = Math.sqrt(smeared.covariance().at(j, j));
        }
        compare(lalonde, "log OLS", smeared.coefficients(), errors, expected.get("part2_log_ols_HC3"), 1e-8);
        lalonde.assertClose("smearing", smeared.smearing(), expected.get("duan_smearing"), 1e-10);
        lalonde.assertClose("rows above 0", smeared.above(), expected.get("n_pos"), 1e-15);
        lalonde.assertClose(
                "AME, log OLS",
                smeared.meanDifference(columns, 0, 0, 1),
                expected.get("ame_treat_two_part_duan"),
                1e-8);
        TwoPart.Result gamma = TwoPart.fit(columns, y, TwoPart.Amount.GAMMA).get();
        lalonde.assertClose(
                "AME, gamma",
                gamma.meanDifference(columns, 0, 0, 1),
                expected.get("ame_treat_two_part_gamma"),
                R_STOPS_EARLY);
    }

    /** Reference: R's glm(Gamma(log)) on the rows above 0. */
    @Tag("larger")
    @Test
    void gammaOfLalondeMatchesR() {
        ReferenceCase lalonde = ReferenceCase.open("two_part_lalonde");
        Columns input = lalonde.input();
        double[][] all = Lalonde.design(input);
        double[] y = input.numbers("re78");
        int[] above = IntStream.range(0, y.length).filter(i -> y[i] > 0).toArray();
        double[][] columns = new double[all.length][above.length];
        double[] amounts = new double[above.length];
        for (int i = 0; i < above.length; i++) {
            amounts[i] = y[above[i]];
            for (int j = 0; j < all.length; j++) {
                columns[j][i] = all[j][above[i]];
            }
        }
        LogLinear.Result fit = LogLinear.fit(
                        columns,
                        amounts,
                        LogLinear.Law.GAMMA,
                        LogLinear.Options.standard().withErrors(Errors.CLASSICAL))
                .get();
        compare(
                lalonde,
                "gamma",
                fit.coefficients(),
                errors(fit),
                lalonde.expected().get("part2_gamma_log"),
                R_STOPS_EARLY);
        lalonde.assertClose("dispersion", fit.dispersion(), lalonde.expected().get("gamma_dispersion"), R_STOPS_EARLY);
    }

    /** Calibration: half of the rows are 0, the rest lognormal; only the mean is log-linear. */
    @Test
    void robustErrorsOfPseudoLikelihoodCover() {
        Worlds.assertCovers95("PPML", 41, random -> {
            int n = 600;
            double[] x = Worlds.normals(random, n);
            double[] noise = Worlds.normals(random, n);
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = random.nextBoolean() ? 0 : Math.exp(0.3 * x[i] + 0.7 * noise[i]);
            }
            return LogLinear.fit(new double[][] {x}, y, LogLinear.Law.POISSON, LogLinear.Options.standard())
                    .get()
                    .estimate(1, 0.95)
                    .interval()
                    .contains(0.3);
        });
    }

    /** Message: a dummy under which all amounts are 0 sends its coefficient to minus infinity. */
    @Test
    void allZerosUnderAColumnAreNamed() {
        double[] dummy = {1, 1, 1, 0, 0, 0, 0, 0};
        double[] x = {0.2, 1.4, -0.3, 0.7, -1.1, 0.1, 0.9, -0.5};
        double[] y = {0, 0, 0, 3, 0, 2, 5, 1};
        Fit<LogLinear.Result> fit =
                LogLinear.fit(new double[][] {x, dummy}, y, LogLinear.Law.POISSON, LogLinear.Options.standard());
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Fit.Reason.SEPARATED);
            assertThat(no.found()).contains("columns 1 (counted from 0) tell nothing from something");
        });
    }

    /** Message. */
    @Test
    void amountsBelowZeroAreWrongCalls() {
        assertThatThrownBy(() -> LogLinear.fit(
                        new double[][] {{1, 2, 3, 4}},
                        new double[] {1, 0, 2, 3},
                        LogLinear.Law.GAMMA,
                        LogLinear.Options.standard()))
                .hasMessage("y must be above 0, not 0.0 in row 1");
    }

    /** Law: amounts in pence instead of pounds only move the intercept. */
    @Test
    void unitsMoveOnlyTheIntercept() {
        double[] x = {0.2, 1.4, -0.3, 0.7, -1.1, 0.1, 0.9, -0.5};
        double[] y = {0, 1, 0, 3, 0, 2, 5, 1};
        double[] pence = Arrays.stream(y).map(v -> 100 * v).toArray();
        LogLinear.Options options = LogLinear.Options.standard();
        LogLinear.Result one = LogLinear.fit(new double[][] {x}, y, LogLinear.Law.POISSON, options)
                .get();
        LogLinear.Result other = LogLinear.fit(new double[][] {x}, pence, LogLinear.Law.POISSON, options)
                .get();
        assertThat(other.coefficients().at(1)).isCloseTo(one.coefficients().at(1), within(1e-10));
        assertThat(other.coefficients().at(0)).isCloseTo(one.coefficients().at(0) + Math.log(100), within(1e-10));
        assertThat(other.standardError(1)).isCloseTo(one.standardError(1), within(1e-10));
    }
}
