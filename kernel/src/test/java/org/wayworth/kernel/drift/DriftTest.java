package org.wayworth.kernel.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.calibration.Worlds;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference values from R; laws; the null world. */
class DriftTest {

    @Tag("larger")
    @Test
    void stabilityIndexMatchesR() {
        ReferenceCase psi = ReferenceCase.open("psi_drift");
        double shares = StabilityIndex.ofShares(
                        psi.input().numbers("ref"), psi.input().numbers("cur"))
                .get();
        psi.assertClose("PSI of shares", shares, psi.expected().get("psi"), 1e-12);
        JsonNode counts = psi.expected().get("counts");
        StabilityIndex.Result drift = StabilityIndex.fit(longs(counts.get("o")), longs(counts.get("n")))
                .get();
        psi.assertClose("PSI of counts", drift.value(), counts.get("psi"), 1e-12);
        psi.assertClose("chi-squared", drift.chiSquared(), counts.get("chisq_2xk"), 1e-12);
        psi.assertClose("p", drift.pValue(), counts.get("p"), 1e-11);
    }

    private static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        Arrays.setAll(values, i -> array.get(i).asLong());
        return values;
    }

    /** Null world: the index has the mean it says it has, and the test its level. */
    @Test
    void withoutChangeTheIndexIsWhatItIsExpectedToBe() {
        double[] shares = {0.1, 0.2, 0.3, 0.4};
        double sum = 0;
        double expected = 0;
        for (int w = 0; w < 400; w++) {
            UniformRandomProvider random = Streams.stream(1, w);
            StabilityIndex.Result drift = StabilityIndex.fit(counts(random, shares, 400), counts(random, shares, 300))
                    .get();
            sum += drift.value() / 400;
            expected = drift.expected();
        }
        assertThat(sum).isCloseTo(expected, within(0.15 * expected));
        Worlds.assertRejectsAtMost5(
                "chi-squared of drift",
                2,
                random -> StabilityIndex.fit(counts(random, shares, 400), counts(random, shares, 300))
                                .get()
                                .pValue()
                        < 0.05);
    }

    private static long[] counts(UniformRandomProvider random, double[] shares, int n) {
        long[] counts = new long[shares.length];
        for (int i = 0; i < n; i++) {
            double at = random.nextDouble();
            int bin = 0;
            while (bin < shares.length - 1 && at > shares[bin]) {
                at -= shares[bin++];
            }
            counts[bin]++;
        }
        return counts;
    }

    /** Brute force over all orders of up to six columns. */
    @Test
    void matchingIsTheBestOfAll() {
        for (int trial = 0; trial < 60; trial++) {
            UniformRandomProvider random = Streams.stream(3, trial);
            int rows = 1 + random.nextInt(6);
            int columns = 1 + random.nextInt(6);
            double[][] worth = new double[rows][columns];
            for (double[] row : worth) {
                Arrays.setAll(row, j -> random.nextInt(20) - 5);
            }
            List<Matching.Pair> pairs = Matching.best(Matrix.of(worth));
            assertThat(pairs).hasSize(Math.min(rows, columns));
            assertThat(pairs.stream().map(Matching.Pair::column).distinct()).hasSize(pairs.size());
            double total = pairs.stream().mapToDouble(Matching.Pair::worth).sum();
            assertThat(total).isEqualTo(brute(worth, 0, new boolean[columns], Math.max(0, rows - columns)));
        }
    }

    private static double brute(double[][] worth, int row, boolean[] used, int idle) {
        if (row == worth.length) {
            return 0;
        }
        double best = idle > 0 ? brute(worth, row + 1, used, idle - 1) : Double.NEGATIVE_INFINITY;
        for (int j = 0; j < used.length; j++) {
            if (!used[j]) {
                used[j] = true;
                best = Math.max(best, worth[row][j] + brute(worth, row + 1, used, idle));
                used[j] = false;
            }
        }
        return best;
    }

    @Test
    void namesOfGroupsDoNotMatter() {
        int[] first = {0, 0, 0, 1, 1, 2, 2, 2};
        int[] second = {2, 2, 2, 0, 0, 1, 1, 1};
        Partitions.Result same = Partitions.compare(first, second);
        assertThat(same.adjustedRand()).isCloseTo(1, within(1e-12));
        assertThat(same.normalisedInformation()).isCloseTo(1, within(1e-12));
        assertThat(Matching.best(same.jaccard()).stream().map(Matching.Pair::column))
                .containsExactly(2, 0, 1);
    }

    @Test
    void unrelatedDivisionsScoreZeroOnAverage() {
        double sum = 0;
        for (int w = 0; w < 200; w++) {
            UniformRandomProvider random = Streams.stream(4, w);
            int[] first = new int[60];
            int[] second = new int[60];
            Arrays.setAll(first, i -> random.nextInt(3));
            Arrays.setAll(second, i -> random.nextInt(4));
            sum += Partitions.compare(first, second).adjustedRand() / 200;
        }
        assertThat(sum).isCloseTo(0, within(0.01));
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(StabilityIndex.fit(new long[] {5, 0}, new long[] {3, 3}).isDone())
                .isFalse();
        assertThatThrownBy(() -> StabilityIndex.ofShares(new double[] {0.5, 0.6}, new double[] {0.5, 0.5}))
                .hasMessage("before must sum to 1, not 1.1");
        assertThatThrownBy(() -> Partitions.compare(new int[] {0, -1}, new int[] {0, 0}))
                .hasMessage("first must number groups from 0; row 1 has -1");
    }
}
