package org.wayworth.kernel.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.kernel.calibration.Worlds.normals;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.random.Streams;

/** Figures of an independent computation, laws that hold for any data, and messages. */
@DisplayName("reference and law: unequal effects")
class UnequalEffectsTest {

    private static final int ROWS = 240;

    private final double[] guess = new double[ROWS];
    private final double[] weight = new double[ROWS];
    private final double[][] columns = new double[2][ROWS];
    private final int[] half = new int[ROWS];

    UnequalEffectsTest() {
        for (int k = 0; k < ROWS; k++) {
            int i = k + 1;
            columns[0][k] = Math.sin(i);
            columns[1][k] = Math.cos(1.7 * i);
            weight[k] = 1 + i % 3;
            guess[k] = 2 + 1.5 * columns[0][k] - 0.5 * columns[1][k] + 3 * Math.sin(0.37 * i * i);
            half[k] = i % 2 == 1 ? 0 : 1;
        }
    }

    private static UnequalEffects.Options options(CrossFitting split) {
        return new UnequalEffects.Options(List.of(LinearLearner.leastSquares()), 4, split);
    }

    private UnequalEffects.Result told(EffectSignal signal, CrossFitting split) {
        return UnequalEffects.fit(columns, signal, options(split)).get();
    }

    private CrossFitting given() {
        return CrossFitting.given(Folds.given(half));
    }

    /**
     * Reference: R 4.2.2.
     *
     * <pre>
     * n &lt;- 240; i &lt;- 1:n; x1 &lt;- sin(i); x2 &lt;- cos(1.7*i); w &lt;- 1 + i %% 3
     * g &lt;- 2 + 1.5*x1 - 0.5*x2 + 3*sin(0.37*i*i); d &lt;- data.frame(g,x1,x2,w); A &lt;- i %% 2 == 1; dm &lt;- d[!A,]
     * S &lt;- predict(lm(g ~ x1 + x2, d[A,], weights=w), dm); dm$S &lt;- S - weighted.mean(S, dm$w)
     * b &lt;- lm(g ~ S, dm, weights=w); coef(b); sqrt(diag(sandwich::vcovHC(b, type="HC3")))
     * pt(coef(b)[2]/sqrt(vcovHC(b)[2,2]), nrow(dm)-2, lower.tail=FALSE)
     * k &lt;- floor((rank(S)-1)*4/nrow(dm)); s &lt;- k==0; mu &lt;- weighted.mean(dm$g[s], dm$w[s])
     * sqrt(sum((dm$w[s]*(dm$g[s]-mu))^2))/sum(dm$w[s]); qnorm(1-(1-0.975^(1/4))/2)
     * </pre>
     */
    @Test
    void oneSplitMatchesR() {
        UnequalEffects.Result told = told(EffectSignal.scores(guess, weight), given());
        assertThat(told.average().value()).isCloseTo(1.96750578499745, within(1e-12));
        assertThat(told.average().standardError()).isCloseTo(0.209897902655755, within(1e-12));
        assertThat(told.slope().value()).isCloseTo(1.87565487099263, within(1e-11));
        assertThat(told.slope().standardError()).isCloseTo(0.29005503527277, within(1e-11));
        assertThat(told.pValue())
                .as("twice, for the median over splits")
                .isCloseTo(2 * 1.1827953602904e-09, within(1e-18));
        double[] effects = {0.442371094229399, 0.934769757643651, 3.11205766020606, 3.40574054502253};
        double[] errors = {0.380905191579187, 0.378701473217187, 0.418130020740121, 0.470670116838593};
        for (int k = 0; k < 4; k++) {
            Estimate effect = told.parts().get(k).effect();
            assertThat(effect.value()).isCloseTo(effects[k], within(1e-12));
            assertThat(effect.standardError()).isCloseTo(errors[k], within(1e-12));
            assertThat(effect.interval().high()).isCloseTo(effects[k] + 2.73124977998133 * errors[k], within(1e-9));
            assertThat(effect.n()).isEqualTo(30);
        }
        assertThat(told.mostLessLeast().value()).isCloseTo(effects[3] - effects[0], within(1e-12));
        assertThat(told.mostLessLeast().standardError()).isCloseTo(Math.hypot(errors[0], errors[3]), within(1e-12));
        assertThat(told.traits().get(0).value()).isCloseTo(1.6430562107169, within(1e-12));
        assertThat(told.traits().get(0).standardError()).isCloseTo(0.0456080192954453, within(1e-12));
        assertThat(told.traits().get(1).value()).isCloseTo(-0.79026310746994, within(1e-12));
        assertThat(told.traits().get(1).standardError()).isCloseTo(0.138906489906644, within(1e-12));
    }

    /** As above, with e the residuals and cl the customers: rowsum(X*w*e, cl), times G/(G-1)*(n-1)/(n-2). */
    @Test
    void clusteredErrorsMatchR() {
        int[] customer = new int[ROWS];
        Arrays.setAll(customer, k -> half[k] == 0 ? ROWS + k : (k / 2) / 2);
        UnequalEffects.Result told = told(EffectSignal.scores(guess, weight), given().clustered(customer));
        assertThat(told.average().standardError()).isCloseTo(0.221120689294648, within(1e-12));
        assertThat(told.slope().standardError()).isCloseTo(0.276344305204102, within(1e-12));
    }

    @Test
    void whatAllHaveInCommonMovesEveryPartAndNoSlope() {
        UnequalEffects.Result plain = told(EffectSignal.scores(guess, weight), given());
        double[] moved = Arrays.stream(guess).map(g -> g + 7).toArray();
        UnequalEffects.Result more = told(EffectSignal.scores(moved, weight), given());
        assertThat(more.slope().value()).isCloseTo(plain.slope().value(), within(1e-9));
        assertThat(more.average().value()).isCloseTo(plain.average().value() + 7, within(1e-9));
        for (int k = 0; k < 4; k++) {
            assertThat(more.parts().get(k).effect().value())
                    .isCloseTo(plain.parts().get(k).effect().value() + 7, within(1e-9));
            assertThat(more.parts().get(k).shrunk())
                    .isCloseTo(plain.parts().get(k).shrunk() + 7, within(1e-9));
        }
    }

    @Test
    void perUnitOfADoseTenTimesAsLargeIsATenth() {
        UnequalEffects.Result one = told(EffectSignal.perUnit(weight, guess), given());
        UnequalEffects.Result ten =
                told(EffectSignal.perUnit(Arrays.stream(weight).map(v -> 10 * v).toArray(), guess), given());
        assertThat(ten.average().value()).isCloseTo(one.average().value() / 10, within(1e-9));
        assertThat(ten.pValue()).isCloseTo(one.pValue(), within(1e-12));
    }

    @Test
    void orderOfRowsDoesNotMatter() {
        int[] reversed = new int[ROWS];
        Arrays.setAll(reversed, k -> ROWS - 1 - k);
        double[][] other = new double[2][ROWS];
        double[] guesses = new double[ROWS];
        double[] weights = new double[ROWS];
        int[] halves = new int[ROWS];
        for (int k = 0; k < ROWS; k++) {
            other[0][k] = columns[0][reversed[k]];
            other[1][k] = columns[1][reversed[k]];
            guesses[k] = guess[reversed[k]];
            weights[k] = weight[reversed[k]];
            halves[k] = half[reversed[k]];
        }
        UnequalEffects.Result there = UnequalEffects.fit(
                        other, EffectSignal.scores(guesses, weights), options(CrossFitting.given(Folds.given(halves))))
                .get();
        UnequalEffects.Result here = told(EffectSignal.scores(guess, weight), given());
        assertThat(there.slope().value()).isCloseTo(here.slope().value(), within(1e-10));
        assertThat(there.mostLessLeast().value()).isCloseTo(here.mostLessLeast().value(), within(1e-10));
    }

    @Test
    void shrinkingKeepsTheOrderAndNeverSpreads() {
        UnequalEffects.Result told = told(EffectSignal.scores(guess, weight), given());
        List<UnequalEffects.Part> parts = told.parts();
        assertThat(parts.get(3).shrunk() - parts.get(0).shrunk())
                .isPositive()
                .isLessThan(told.mostLessLeast().value());
    }

    @Test
    void equalSeedsGiveEqualResultsAndOtherSeedsNearlySo() {
        UniformRandomProvider random = Streams.stream(3, 0);
        double[][] x = {normals(random, 2_000), normals(random, 2_000)};
        double[] noise = normals(random, 2_000);
        double[] signal = new double[2_000];
        double[] ones = new double[2_000];
        Arrays.fill(ones, 1);
        Arrays.setAll(signal, i -> 1 + x[0][i] + 2 * noise[i]);
        EffectSignal scores = EffectSignal.scores(signal, ones);
        UnequalEffects.Result one = UnequalEffects.fit(
                        x, scores, UnequalEffects.Options.standard(CrossFitting.standard(1)))
                .get();
        assertThat(UnequalEffects.fit(x, scores, UnequalEffects.Options.standard(CrossFitting.standard(1)))
                        .get())
                .isEqualTo(one);
        UnequalEffects.Result other = UnequalEffects.fit(
                        x, scores, UnequalEffects.Options.standard(CrossFitting.standard(2)))
                .get();
        assertThat(other.mostLessLeast().value())
                .isCloseTo(
                        one.mostLessLeast().value(), within(one.mostLessLeast().standardError()));
        assertThat(one.splits()).isEqualTo(21);
    }

    @Test
    void whereNothingCanBeLearntNothingDiffers() {
        double[][] same = {new double[ROWS]};
        UnequalEffects.Result told = UnequalEffects.fit(same, EffectSignal.scores(guess, weight), options(given()))
                .get();
        assertThat(told.pValue()).isEqualTo(1);
        assertThat(told.slope().value()).isZero();
    }

    @Test
    void tooFewRowsAreRefused() {
        Fit<UnequalEffects.Result> fit = UnequalEffects.fit(
                new double[][] {Arrays.copyOf(columns[0], 79)},
                EffectSignal.scores(Arrays.copyOf(guess, 79), Arrays.copyOf(weight, 79)),
                options(CrossFitting.standard(1).withFolds(2)));
        assertThat(fit).isInstanceOfSatisfying(Fit.Impossible.class, no -> {
            assertThat(no.found()).isEqualTo("79 rows to learn from and to prove on");
            assertThat(no.advice()).isEqualTo("at least 80 are needed for 4 parts");
        });
    }

    @Test
    void aPartThatTellsNothingIsRefused() {
        double[] rest = new double[ROWS];
        // three rows of the proving half, so that one part of four has none
        Arrays.setAll(rest, k -> half[k] == 0 || k < 6 ? weight[k] : 0);
        Fit<UnequalEffects.Result> fit =
                UnequalEffects.fit(columns, EffectSignal.perUnit(rest, guess), options(given()));
        assertThat(fit)
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.reason()).isEqualTo(Fit.Reason.NO_VARIATION));
    }

    @Test
    void wrongCallsSayWhatMustHold() {
        assertThatThrownBy(() -> told(EffectSignal.scores(guess, weight), CrossFitting.standard(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a split must have 2 folds, one to learn from and one to prove on, not 5");
        assertThatThrownBy(() -> new UnequalEffects.Options(List.of(LinearLearner.leastSquares()), 1, given()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parts must be 2 or more, not 1");
    }
}
