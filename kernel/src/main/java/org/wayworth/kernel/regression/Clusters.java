package org.wayworth.kernel.regression;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;

/** Rows grouped by label: the rows of cluster g are {@code row(start(g)) … row(start(g + 1) − 1)}. */
final class Clusters {

    private final int[] starts;
    private final int[] rows;

    private Clusters(int[] dense, int count) {
        starts = new int[count + 1];
        for (int g : dense) {
            starts[g + 1]++;
        }
        for (int g = 0; g < count; g++) {
            starts[g + 1] += starts[g];
        }
        rows = new int[dense.length];
        int[] next = starts.clone();
        for (int i = 0; i < dense.length; i++) {
            rows[next[dense[i]]++] = i;
        }
    }

    /** @param labels one a row, any numbers */
    static Clusters of(int[] labels) {
        Int2IntOpenHashMap numbers = new Int2IntOpenHashMap();
        int[] dense = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            numbers.putIfAbsent(labels[i], numbers.size());
            dense[i] = numbers.get(labels[i]);
        }
        return new Clusters(dense, numbers.size());
    }

    /** A refusal where all rows have one label. */
    static <R> Optional<Fit<R>> tooFew(int @Nullable [] labels) {
        return labels == null || Arrays.stream(labels).anyMatch(label -> label != labels[0])
                ? Optional.empty()
                : Optional.of(Fit.impossible(
                        Fit.Reason.TOO_FEW_ROWS,
                        "all rows are in one cluster",
                        "use errors without clusters, or a finer grouping"));
    }

    /** Rows that share both labels. */
    static Clusters intersection(int[] first, int[] second) {
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        int[] dense = new int[first.length];
        for (int i = 0; i < first.length; i++) {
            long pair = ((long) first[i] << 32) | (second[i] & 0xFFFFFFFFL);
            numbers.putIfAbsent(pair, numbers.size());
            dense[i] = numbers.get(pair);
        }
        return new Clusters(dense, numbers.size());
    }

    int count() {
        return starts.length - 1;
    }

    int start(int cluster) {
        return starts[cluster];
    }

    int end(int cluster) {
        return starts[cluster + 1];
    }

    int row(int position) {
        return rows[position];
    }

    /** The rows of the clusters {@code from} to {@code to}, cluster by cluster. */
    int[] rows(int from, int to) {
        return Arrays.copyOfRange(rows, starts[from], starts[to]);
    }
}
