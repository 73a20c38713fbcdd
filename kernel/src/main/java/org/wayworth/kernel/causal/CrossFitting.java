package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.random.Streams;

/**
 * How rows are split so that nobody is predicted by a model that saw them, how rows count, and which belong together.
 *
 * <p>The split is by chance, so the estimate depends on it a little; it is repeated, and the median taken
 * (Chernozhukov et al. 2018, The Econometrics Journal 21(1), section 3.4). Starts from {@link #standard} and changes
 * one thing at a time.
 */
public final class CrossFitting {

    private static final int FOLDS = 5;
    private static final int REPEATS = 5;
    private static final double LEVEL = 0.95;

    /** Apart from the streams of the splits themselves. */
    private static final int WITHIN = 1_000_000;

    private final int folds;
    private final int repeats;
    private final long seed;
    private final @Nullable Folds given;
    private final int @Nullable [] cluster;
    private final double @Nullable [] weights;
    private final double level;

    private CrossFitting(
            int folds,
            int repeats,
            long seed,
            @Nullable Folds given,
            int @Nullable [] cluster,
            double @Nullable [] weights,
            double level) {
        this.folds = folds;
        this.repeats = repeats;
        this.seed = seed;
        this.given = given;
        this.cluster = cluster;
        this.weights = weights;
        this.level = level;
    }

    /** Five folds, five repeats, independent rows of equal weight, intervals at 95%. */
    public static CrossFitting standard(long seed) {
        return new CrossFitting(FOLDS, REPEATS, seed, null, null, null, LEVEL);
    }

    /** One split, made elsewhere. */
    public static CrossFitting given(Folds folds) {
        return new CrossFitting(folds.count(), 1, 0, folds, null, null, LEVEL);
    }

    public CrossFitting repeated(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("repeats must be 1 or more, not " + times);
        }
        return new CrossFitting(folds, times, seed, given, cluster, weights, level);
    }

    public CrossFitting withFolds(int count) {
        return new CrossFitting(count, repeats, seed, given, cluster, weights, level);
    }

    /** Rows with the same label go to the same fold, and errors are summed by label. */
    public CrossFitting clustered(int[] labels) {
        return new CrossFitting(folds, repeats, seed, given, labels.clone(), weights, level);
    }

    /** Each row counts this often: for who answered, say; 0 or more. */
    public CrossFitting weighted(double[] each) {
        return new CrossFitting(folds, repeats, seed, given, cluster, each.clone(), level);
    }

    public CrossFitting withLevel(double of) {
        return new CrossFitting(folds, repeats, seed, given, cluster, weights, Interval.requireLevel(of));
    }

    double level() {
        return level;
    }

    double @Nullable [] weights() {
        return weights;
    }

    int @Nullable [] cluster() {
        return cluster;
    }

    /** Labels of some of the rows; null when rows stand alone. */
    int @Nullable [] clusterOf(int[] rows) {
        if (cluster == null) {
            return null;
        }
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = cluster[rows[i]];
        }
        return labels;
    }

    /** A seed for what is left to chance within one split. */
    long seedOf(int split) {
        return Streams.childSeed(Streams.childSeed(seed, WITHIN), split);
    }

    /** A refusal where there are fewer independent units than folds, or than {@code least}. */
    <R> Optional<Fit<R>> tooFew(int rows, int least) {
        long units = cluster == null ? rows : Arrays.stream(cluster).distinct().count();
        long needed = Math.max(given == null ? folds : 2, least);
        return units >= needed
                ? Optional.empty()
                : Optional.of(Fit.impossible(
                        Fit.Reason.TOO_FEW_ROWS,
                        units + " independent units",
                        "at least " + needed + " are needed, so that nobody is predicted by a model that saw them"));
    }

    /** The splits, one a repeat. */
    List<Folds> splits(int rows) {
        if (cluster != null) {
            Rows.requireLength("cluster", cluster.length, rows);
        }
        Rows.requireWeights(weights, rows);
        if (given != null) {
            Rows.requireLength("folds", given.rows(), rows);
            return List.of(given);
        }
        List<Folds> splits = new ArrayList<>();
        for (int r = 0; r < repeats; r++) {
            splits.add(Folds.random(rows, cluster, folds, Streams.childSeed(seed, r)));
        }
        return splits;
    }
}
