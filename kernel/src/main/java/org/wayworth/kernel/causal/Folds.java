package org.wayworth.kernel.causal;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.random.Streams;

/**
 * Which part of the rows each row belongs to. A row is predicted by models that did not see its part.
 *
 * <p>Rows that belong together (a customer's several answers) must share a part: see {@link #random}.
 */
public final class Folds {

    private final int[] part;
    private final int count;

    private Folds(int[] part, int count) {
        this.part = part;
        this.count = count;
    }

    /** Parts chosen elsewhere: numbers from 0, each used. */
    public static Folds given(int[] part) {
        int count = 0;
        for (int i = 0; i < part.length; i++) {
            if (part[i] < 0) {
                throw new IllegalArgumentException("fold must be 0 or more, not " + part[i] + " in row " + i);
            }
            count = Math.max(count, part[i] + 1);
        }
        boolean[] used = new boolean[count];
        for (int p : part) {
            used[p] = true;
        }
        for (int k = 0; k < count; k++) {
            if (!used[k]) {
                throw new IllegalArgumentException("folds must be numbered without gaps: no row is in fold " + k);
            }
        }
        if (count < 2) {
            throw new IllegalArgumentException("folds must be 2 or more, not " + count);
        }
        return new Folds(part.clone(), count);
    }

    /** One part that is predicted by models that saw it: only for models with few parameters. */
    public static Folds none(int rows) {
        return new Folds(new int[rows], 1);
    }

    /**
     * Parts of equal size by chance.
     *
     * @param cluster rows with the same label go to the same part; null when rows stand alone
     * @param count parts, 2 or more
     */
    public static Folds random(int rows, int @Nullable [] cluster, int count, long seed) {
        Labels labels = cluster == null ? Labels.each(rows) : Labels.of(cluster);
        if (count < 2 || count > labels.count()) {
            throw new IllegalArgumentException(
                    "folds must be 2 to the number of independent units, " + labels.count() + ", not " + count);
        }
        int[] ofUnit = new int[labels.count()];
        for (int g = 0; g < ofUnit.length; g++) {
            ofUnit[g] = g % count;
        }
        shuffle(ofUnit, Streams.stream(seed, 0));
        int[] part = new int[rows];
        Arrays.setAll(part, i -> ofUnit[labels.of(i)]);
        return new Folds(part, count);
    }

    private static void shuffle(int[] values, UniformRandomProvider random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    public int count() {
        return count;
    }

    public int rows() {
        return part.length;
    }

    public int of(int row) {
        return part[row];
    }

    /** Whether the model for part {@code k} may learn from a row of part {@code other}. */
    boolean trains(int k, int other) {
        return count == 1 || k != other;
    }

    /** The rows of part {@code k}, in their order. */
    public int[] rowsOf(int k) {
        int[] rows = new int[part.length];
        int size = 0;
        for (int i = 0; i < part.length; i++) {
            if (part[i] == k) {
                rows[size++] = i;
            }
        }
        return Arrays.copyOf(rows, size);
    }

    /** The rows that the model for part {@code k} learns from. */
    int[] training(int k, boolean[] from) {
        int[] rows = new int[part.length];
        int size = 0;
        for (int i = 0; i < part.length; i++) {
            if (from[i] && trains(k, part[i])) {
                rows[size++] = i;
            }
        }
        return Arrays.copyOf(rows, size);
    }
}
