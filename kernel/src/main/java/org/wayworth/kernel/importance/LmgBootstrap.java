package org.wayworth.kernel.importance;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Replicates;
import org.wayworth.kernel.resample.Sampling;

/**
 * How sure LMG's shares and their order are.
 *
 * <p>A resample only changes how often each row counts, so it costs one weighted cross-product, which many resamples
 * share. Figures 0 to p − 1 of the replicates are the shares, figure p is R².
 */
public final class LmgBootstrap {

    private LmgBootstrap() {}

    /**
     * @param weights one a row, or null for ones; a resample counts them as often as the row was drawn
     * @param sampling rows, or clusters where rows of one cluster belong together
     */
    public static Fit<Replicates> run(
            double[][] columns, double[] y, double @Nullable [] weights, Sampling sampling, Bootstrap.Options options) {
        return Correlation.of(columns, y, weights).flatMap(correlation -> {
            Rows.requireLength("sampling", sampling.rows(), y.length);
            JointGram gram = new JointGram(Rows.with(columns, y), weights);
            return Bootstrap.runTogether(sampling, counts -> figures(gram.correlations(counts)), options);
        });
    }

    /** With resamples drawn elsewhere: row numbers from 0 to n − 1, each at most 127 times in a resample. */
    public static Fit<Replicates> given(double[][] columns, double[] y, int[][] resamples) {
        return Correlation.of(columns, y, null).flatMap(correlation -> {
            JointGram gram = new JointGram(Rows.with(columns, y), null);
            return Bootstrap.given(
                    y.length,
                    resamples,
                    rows -> figures(gram.correlations(new byte[][] {counts(rows, y.length)}))
                            .get(0));
        });
    }

    private static byte[] counts(int[] rows, int n) {
        byte[] counts = new byte[n];
        for (int row : rows) {
            if (counts[row] == Byte.MAX_VALUE) {
                throw new IllegalArgumentException("a resample must hold a row at most " + Byte.MAX_VALUE
                        + " times; row " + row + " comes more often");
            }
            counts[row]++;
        }
        return counts;
    }

    private static List<double[]> figures(List<Matrix> correlations) {
        return correlations.stream().map(LmgBootstrap::figures).toList();
    }

    private static double[] figures(Matrix correlation) {
        Lmg.Result lmg = Lmg.ofCorrelation(correlation);
        double[] figures = new double[lmg.shares().size() + 1];
        System.arraycopy(lmg.shares().toArray(), 0, figures, 0, figures.length - 1);
        figures[figures.length - 1] = lmg.r2();
        return figures;
    }

    /** The share of resamples in which a column is among the {@code top} with the largest shares. */
    public static double shareInTop(Replicates replicates, int column, int top) {
        int p = replicates.estimate().size() - 1;
        return replicates.share(figures -> larger(figures, column, p) < top);
    }

    private static long larger(Vector figures, int column, int p) {
        return IntStream.range(0, p)
                .filter(j -> figures.at(j) > figures.at(column))
                .count();
    }
}
