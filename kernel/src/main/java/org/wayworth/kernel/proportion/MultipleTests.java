package org.wayworth.kernel.proportion;

import java.util.stream.IntStream;
import org.wayworth.kernel.Vector;

/**
 * Probabilities adjusted for how many tests were looked at, in the order given: compare each with the level as if it
 * were the only one.
 */
public enum MultipleTests {
    /** Holds the share of false findings among findings (Benjamini and Hochberg 1995, JRSS B 57); for a family of figures. */
    BENJAMINI_HOCHBERG {
        @Override
        double factor(int rank, int m) {
            return (double) m / rank;
        }
    },
    /** As before under any dependence (Benjamini and Yekutieli 2001, Annals of Statistics 29). */
    BENJAMINI_YEKUTIELI {
        @Override
        double factor(int rank, int m) {
            double harmonic = 0;
            for (int i = 1; i <= m; i++) {
                harmonic += 1.0 / i;
            }
            return harmonic * m / rank;
        }
    },
    /** Holds the chance of even one false finding, under any dependence (Holm 1979); for a headline. */
    HOLM {
        @Override
        double factor(int rank, int m) {
            return m - rank + 1.0;
        }

        @Override
        boolean stepsDown() {
            return true;
        }
    },
    /** As Holm's, sharper for independent tests (Hochberg 1988, Biometrika 75). */
    HOCHBERG {
        @Override
        double factor(int rank, int m) {
            return m - rank + 1.0;
        }
    };

    /** What the probability of this rank (1 is the smallest) of m is multiplied by. */
    abstract double factor(int rank, int m);

    /** Whether ranks are taken from the smallest up, keeping the largest so far. */
    boolean stepsDown() {
        return false;
    }

    /** @param pValues each 0 to 1 */
    public Vector adjust(double... pValues) {
        int m = pValues.length;
        for (int i = 0; i < m; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException("p values must lie in 0 to 1, not " + pValues[i] + " at " + i);
            }
        }
        int[] order = IntStream.range(0, m)
                .boxed()
                .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[m];
        double bound = stepsDown() ? 0 : 1;
        for (int step = 0; step < m; step++) {
            int rank = stepsDown() ? step + 1 : m - step;
            int at = order[rank - 1];
            double value = Math.min(1, pValues[at] * factor(rank, m));
            bound = stepsDown() ? Math.max(bound, value) : Math.min(bound, value);
            adjusted[at] = bound;
        }
        return Vector.of(adjusted);
    }
}
