package org.wayworth.kernel.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.experiment.MeanDifference;
import org.wayworth.kernel.proportion.MeanInterval;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.regression.Errors;
import org.wayworth.kernel.regression.Ols;
import org.wayworth.kernel.survival.KaplanMeier;
import org.wayworth.kernel.survival.RestrictedMean;
import org.wayworth.kernel.survival.SurvivalCurve;
import org.wayworth.kernel.weighting.SurveyDesign;
import org.wayworth.kernel.weighting.WeightedMean;

/** What is done where rows leave no error to tell from. */
class StandardErrorTest {

    @Test
    @DisplayName("law: what rounding leaves is nothing, what is above it counts, what is below 0 by more is a defect")
    void roundingIsNothing() {
        assertThat(StandardError.of(-1e-18, 1e-3)).isZero();
        assertThat(StandardError.of(1e-18, 1e-3)).isZero();
        assertThat(StandardError.of(0)).isZero();
        assertThat(StandardError.of(4e-16, 1e-3)).isEqualTo(2e-8);
        assertThat(StandardError.of(9)).isEqualTo(3);
        assertThatThrownBy(() -> StandardError.of(-1e-3, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> StandardError.of(Double.NaN)).isInstanceOf(IllegalStateException.class);
        assertThat(StandardError.ratio(5, 0)).isZero();
        assertThat(StandardError.ratio(5, 2)).isEqualTo(2.5);
    }

    /** 11 rows of the first level, none with the event; of the others some. */
    private static double[][] levels() {
        double[][] table = new double[2][40];
        for (int i = 11; i < 40; i++) {
            table[0][i] = 1;
            table[1][i] = i % 3 == 0 ? 1 : 0;
        }
        return table;
    }

    @ParameterizedTest
    @EnumSource(
            value = Errors.class,
            names = {"HC0", "HC1", "HC2", "HC3", "HC4"})
    @DisplayName("planted truth: a level of 11 of whom none has the event has a mean, and no error")
    void aLevelWithoutTheEventHasNoError(Errors errors) {
        double[][] table = levels();
        Ols.Result fit = Ols.fit(new double[][] {table[0]}, table[1], Ols.Options.of(errors))
                .get();
        Estimate none = fit.estimate(0, 0.95);
        assertThat(none.value()).isBetween(-1e-15, 1e-15);
        assertThat(none.tellsError()).isFalse();
        assertThat(fit.pValue(0)).isEqualTo(1);
        Estimate others = fit.combination(new double[] {1, 1}, 0.95);
        assertThat(others.tellsError()).isTrue();
        assertThat(others.interval().low()).isPositive();
        assertThat(fit.estimate(1, 0.95).tellsError()).isTrue();
    }

    @Test
    @DisplayName("planted truth: an exact line has slopes and no error; nothing is claimed of them")
    void anExactLineHasNoError() {
        double[] x = {1, 2, 4, 3, 7, 5, 6.1, 9.3};
        double[] y = Arrays.stream(x).map(v -> 0.1 + 0.3 * v).toArray();
        for (Errors errors : new Errors[] {Errors.CLASSICAL, Errors.HC3}) {
            Ols.Result fit =
                    Ols.fit(new double[][] {x}, y, Ols.Options.of(errors)).get();
            assertThat(fit.estimate(1, 0.95).tellsError()).isFalse();
            assertThat(fit.pValue(1)).isEqualTo(1);
            assertThat(fit.residuals().toArray()).containsOnly(0);
        }
    }

    @Test
    @DisplayName("law: a value that all rows share has no error, whatever the weights, and no difference is tested")
    void sharedValuesHaveNoError() {
        double[] values = new double[7];
        Arrays.fill(values, 0.1);
        assertThat(MeanInterval.fit(values, 0.95).get().tellsError()).isFalse();
        SurveyDesign design = SurveyDesign.of(new double[] {0.7, 1.3, 2.9, 0.1, 3.3, 1.1, 0.3});
        assertThat(WeightedMean.fit(values, design, 0.95).get().estimate().tellsError())
                .isFalse();
        assertThat(WeightedMean.total(new double[7], design, 0.95).get().tellsError())
                .isFalse();
        assertThat(MeanDifference.fit(values, values, 0.95))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.reason()).isEqualTo(Fit.Reason.NO_VARIATION));
    }

    @Test
    @DisplayName("planted truth: curves that fall at one time only differ, and no p-value is claimed of it")
    void curvesWithoutErrorClaimNothing() {
        double[] early = {5, 5, 5, 5, 5};
        double[] late = {9, 9, 9, 9, 9};
        boolean[] event = {true, true, true, true, true};
        SurvivalCurve first =
                KaplanMeier.fit(early, event, KaplanMeier.Options.defaults()).get();
        SurvivalCurve second =
                KaplanMeier.fit(late, event, KaplanMeier.Options.defaults()).get();
        RestrictedMean.Difference gap =
                RestrictedMean.difference(first, second, 8, 0.95).get();
        assertThat(gap.difference().value()).isEqualTo(-3);
        assertThat(gap.difference().tellsError()).isFalse();
        assertThat(gap.pValue()).isEqualTo(1);
    }

    @Test
    @DisplayName("law: clusters in two ways that leave a variance below 0 count in the one way that leaves it larger")
    void twoWaysThatLeaveLessThanNothingCountInOne() {
        int below = 0;
        for (long seed = 1; seed <= 20; seed++) {
            UniformRandomProvider random = Streams.stream(seed, 0);
            double[] x = Worlds.normals(random, 60);
            double[] y = Worlds.normals(random, 60);
            int[] first = new int[60];
            int[] second = new int[60];
            int[] both = new int[60];
            for (int i = 0; i < 60; i++) {
                first[i] = i / 4;
                second[i] = random.nextInt(2);
                both[i] = 2 * first[i] + second[i];
            }
            Matrix one = covariance(x, y, Ols.Options.clustered(first));
            Matrix other = covariance(x, y, Ols.Options.clustered(second));
            Matrix less = covariance(x, y, Ols.Options.clustered(both));
            Matrix found = covariance(x, y, Ols.Options.clustered(first, second));
            int j = one.at(0, 0) + other.at(0, 0) < less.at(0, 0) ? 0 : 1;
            double sum = one.at(j, j) + other.at(j, j) - less.at(j, j);
            below += sum < 0 ? 1 : 0;
            assertThat(found.at(j, j))
                    .isCloseTo(sum < 0 ? Math.max(one.at(j, j), other.at(j, j)) : sum, withinPercentage(1e-8));
        }
        assertThat(below).isBetween(1, 19);
    }

    private static Matrix covariance(double[] x, double[] y, Ols.Options options) {
        return Ols.fit(new double[][] {x}, y, options).get().covariance();
    }

    @Test
    @DisplayName("law: no file of the kernel takes the root of a variance but here")
    void theRootOfAVarianceIsTakenInOnePlace() throws IOException {
        Pattern root = Pattern.compile("Math\\.sqrt\\([^;]*([vV]ariance|[cC]ovariance)");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> offenders = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("StandardError.java"))
                    .filter(file -> root.matcher(text(file)).find())
                    .map(Path::toString)
                    .toList();
            assertThat(offenders).as("take it by StandardError.of").isEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
