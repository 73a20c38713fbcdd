package org.wayworth.analytics.sceptic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.causal.Aipw;
import org.wayworth.kernel.causal.PartiallyLinear;
import org.wayworth.kernel.causal.UnequalEffects;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.random.Streams;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Unit;

@Tag("long")
@DisplayName("planted truth: doubly robust")
class DoublyRobustTest {

    private static final double PER_POINT = 5;

    @Test
    void itsIntervalsPerPointCover() {
        long held = IntStream.range(0, 400)
                .filter(seed -> DoublyRobust.of(
                                made(seed).rating(),
                                made(seed).outcome(),
                                made(seed).covariates(),
                                made(seed).customer(),
                                seed)
                        .perUnit()
                        .get()
                        .effect()
                        .interval()
                        .contains(PER_POINT))
                .count();
        assertThat(held / 400.0).isBetween(0.914, 0.986);
    }

    @Test
    void drawsWholeCustomersWhereAllWouldTakeMinutes() {
        SimulatedCustomers made = SimulatedCustomers.of(7, 60_000, 2, 0, (rating, c) -> PER_POINT * rating);
        DoublyRobust drawn = DoublyRobust.of(made.rating(), made.outcome(), made.covariates(), made.customer(), 7);
        assertThat(drawn.isSample()).isTrue();
        assertThat(drawn.rows()).isEqualTo(DoublyRobust.MOST_ROWS);
        assertThat(drawn.perUnit().get().effect().interval().contains(PER_POINT))
                .isTrue();
    }

    /** Two things known before move rating and outcome only where exactly one of them is high. */
    @Test
    void treesFollowWhereRegressionsCannotAndTheWorkingsCanSayWhatTheseMissed() {
        int n = 4_000;
        UniformRandomProvider random = Streams.stream(21, 0);
        double[] one = new double[n];
        double[] other = new double[n];
        double[] rating = new double[n];
        double[] outcome = new double[n];
        long[] customer = new long[n];
        for (int i = 0; i < n; i++) {
            customer[i] = i;
            one[i] = random.nextDouble();
            other[i] = random.nextDouble();
            double odd = one[i] > 0.5 ^ other[i] > 0.5 ? 1 : 0;
            rating[i] = Math.rint(4 + 2 * odd + 4 * random.nextDouble());
            outcome[i] = PER_POINT * rating[i] + 20 * odd + 20 * random.nextDouble();
        }
        Covariates known = Covariates.ofRows(n).number("one", one).number("other", other);
        DoublyRobust learnt = DoublyRobust.of(rating, outcome, known, customer, 1);
        PartiallyLinear.Result told = learnt.perUnit().get();
        assertThat(DoublyRobust.learner(told.outcomeLearner())).isEqualTo("boosted trees");
        assertThat(DoublyRobust.learner(told.exposureLearner())).isEqualTo("boosted trees");
        assertThat(told.effect().interval().contains(PER_POINT)).isTrue();
        PartiallyLinear.Result regression =
                learnt.byRegression(told).orElseThrow().get();
        assertThat(regression.effect().interval().low()).isGreaterThan(PER_POINT + 2);
        Aipw.Result high = learnt.above(7).get();
        assertThat(DoublyRobust.learner(high.quality().propensityLearner())).isEqualTo("boosted trees");
    }

    @Test
    void regressionsAreTakenWhereTheyKnowAllThereIsToKnow() {
        SimulatedCustomers made = SimulatedCustomers.of(22, 3_000, 1, 0, (rating, c) -> PER_POINT * rating);
        DoublyRobust learnt = DoublyRobust.of(made.rating(), made.outcome(), made.covariates(), made.customer(), 1);
        assertThat(learnt.byRegression(learnt.perUnit().get())).isEmpty();
    }

    @Test
    void findsForWhomItDiffersWithoutBeingTold() {
        SimulatedCustomers made =
                SimulatedCustomers.of(11, 2_000, 2, 0, (rating, c) -> (c % 2 == 0 ? 7 : PER_POINT) * rating);
        UnequalEffects.Result told = explored(made, made.covariates().factor("kind", made.group(2)));
        assertThat(told.pValue()).isLessThan(1e-3);
        assertThat(told.parts().get(0).effect().interval().contains(PER_POINT)).isTrue();
        assertThat(told.parts().get(4).effect().interval().contains(7)).isTrue();
        assertThat(Math.abs(told.traits().get(1).value()))
                .as("the kind parts the outer fifths nearly without exception: two standard deviations would be all")
                .isGreaterThan(1.8);
    }

    @Test
    void seesADifferenceWhereThereIsNoneLessThanOneTimeInTwenty() {
        long alarms = IntStream.range(0, 60)
                .filter(seed -> {
                    SimulatedCustomers made =
                            SimulatedCustomers.of(7_000 + seed, 500, 2, 0, (rating, c) -> PER_POINT * rating);
                    return explored(made, made.covariates().factor("kind", made.group(4)))
                                    .pValue()
                            < 0.05;
                })
                .count();
        assertThat(alarms).isLessThanOrEqualTo(4);
    }

    @Test
    void exploresNotBelowAThousandRows() {
        SimulatedCustomers made = SimulatedCustomers.of(12, 999, 1, 0, (rating, c) -> PER_POINT * rating);
        DoublyRobust few = DoublyRobust.of(made.rating(), made.outcome(), made.covariates(), made.customer(), 1);
        assertThat(few.forWhom(few.perUnit().get()))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.found()).isEqualTo("999 rows"));
    }

    private static UnequalEffects.Result explored(SimulatedCustomers made, Covariates covariates) {
        DoublyRobust all = DoublyRobust.of(made.rating(), made.outcome(), covariates, made.customer(), 1);
        return all.forWhom(all.perUnit().get()).get();
    }

    /** Who left early has one row only, and rated low: dealing out ratings must forget that as well. */
    @Test
    void shuffledRatingsStaySilentWhereTheNumberOfRowsTellsTheOutcome() {
        SimulatedCustomers made = SimulatedCustomers.of(9, 2_000, 2, 0, (rating, c) -> PER_POINT * rating);
        int[] kept = IntStream.range(0, made.rating().length)
                .filter(i -> i % 2 == 0 || made.rating()[i - 1] >= 7)
                .toArray();
        double[] stays = Arrays.stream(kept)
                .mapToDouble(i -> made.rating()[i - i % 2] >= 7 ? 1 : 0)
                .toArray();
        Comparison comparison = new Comparison(
                pick(made.rating(), kept),
                stays,
                Covariates.ofRows(kept.length).number("known", pick(made.known(), kept)),
                Arrays.stream(kept).mapToLong(i -> made.customer()[i]).toArray(),
                Unit.number(""));
        assertThat(comparison.shuffledExposure(1).verdict()).isEqualTo(Check.Verdict.PASSED);
    }

    @Test
    @DisplayName("law: of very many rows those of some customers are shuffled, and the check says so")
    void manyRowsAreShuffledInPart() {
        SimulatedCustomers made = SimulatedCustomers.of(9, 51_000, 2, 0, (rating, c) -> PER_POINT * rating);
        Check check = new Comparison(
                        made.rating(),
                        made.outcome(),
                        Covariates.ofRows(made.rating().length).number("known", made.known()),
                        made.customer(),
                        Unit.number(""))
                .shuffledExposure(1);
        assertThat(check.verdict()).isEqualTo(Check.Verdict.PASSED);
        assertThat(check.found()).contains("200 shuffles of some 50,000 responses, of customers drawn at random");
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }

    private static SimulatedCustomers made(long seed) {
        return SimulatedCustomers.of(3_000 + seed, 300, 2, 0, (rating, c) -> PER_POINT * rating);
    }

    @ParameterizedTest
    @DisplayName("law: the order of the rows moves no cross-fitted figure")
    @ValueSource(ints = {1, 3})
    void theOrderOfTheRowsMovesNoFigure(int answers) {
        SimulatedCustomers made = SimulatedCustomers.of(21, 1_500 / answers, answers, 0.5, (rating, c) -> 2 * rating);
        int[] order = PermutationSampler.natural(made.rating().length);
        PermutationSampler.shuffle(Streams.stream(22, 0), order);
        DoublyRobust asTheyAre = of(made, PermutationSampler.natural(order.length));
        DoublyRobust shuffled = of(made, order);
        double perUnit = asTheyAre.perUnit().get().effect().value();
        double above = asTheyAre.above(7).get().effect().value();
        assertThat(shuffled.perUnit().get().effect().value()).isCloseTo(perUnit, within(1e-9 * Math.abs(perUnit)));
        assertThat(shuffled.above(7).get().effect().value()).isCloseTo(above, within(1e-9 * Math.abs(above)));
    }

    private static DoublyRobust of(SimulatedCustomers made, int[] order) {
        double[] known = Rows.pick(made.known(), order);
        return DoublyRobust.of(
                Rows.pick(made.rating(), order),
                Rows.pick(made.outcome(), order),
                Covariates.ofRows(order.length).number("known", known),
                IntStream.of(order).mapToLong(i -> made.customer()[i]).toArray(),
                5);
    }
}
