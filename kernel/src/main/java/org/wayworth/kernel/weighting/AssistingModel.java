package org.wayworth.kernel.weighting;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.matrix.Moments;
import org.wayworth.kernel.matrix.Rows;

/**
 * A straight line, in what is known of everyone and in their chances to answer, for what was answered. By it those who
 * answered are made like everyone asked: with {@link #weights} the mean of every column is that of everyone asked. The mean
 * holds if this model or the weights before it are right; where neither is far off it varies less than by the weights alone.
 *
 * <p>Columns that do not vary among those who answered, or follow there from earlier ones, have no part in it.
 *
 * <p>Method: the generalised regression estimator. Sources: Särndal, Swensson and Wretman (1992), Model Assisted Survey
 * Sampling, chapter 6; Deville and Särndal (1992), JASA 87, 376–382; for the chance as a column, which lets the line bend
 * where it matters, Little and An (2004), Statistica Sinica 14, 949–968.
 *
 * @param mean that everyone asked would have given
 * @param beyond what everyone asked is expected to answer, less the mean
 * @param weights of those who answered, in their order; they sum to 1 and may fall below 0
 * @param left what each of them answered, less what was expected
 * @param leverage of each on what is expected of them; from 0 to 1
 */
record AssistingModel(double mean, double[] beyond, double[] weights, double[] left, double[] leverage) {

    /** Share of a column left by the others below which it counts as their combination. */
    private static final double DEPENDENT = 1e-11;

    /**
     * @param seen {@code seen[j][i]}, column j, person i, of everyone asked
     * @param chances of answering, one a person: a column like the others
     * @param values of those who answered, in their order
     * @param base their weights before
     */
    static AssistingModel fit(double[][] seen, double[] chances, boolean[] answered, double[] values, double[] base) {
        double[][] columns = Rows.with(seen, chances);
        int[] who = IntStream.range(0, answered.length).filter(i -> answered[i]).toArray();
        double[][] theirs = Rows.pick(columns, who);
        Moments moments = Moments.of(Rows.with(theirs, values), base);
        int[] kept = independent(moments);
        int p = kept.length;
        Cholesky root = Cholesky.of(moments.crosses(kept), p, DEPENDENT);
        double[] slope = root.solve(Arrays.stream(kept)
                .mapToDouble(j -> moments.cross(j, columns.length))
                .toArray());
        double[] away = Arrays.stream(kept)
                .mapToDouble(j -> Arrays.stream(columns[j]).average().orElseThrow() - moments.mean(j))
                .toArray();
        double[] towards = root.solve(away);
        double expected = moments.mean(columns.length);
        double[] weights = new double[values.length];
        double[] left = new double[values.length];
        double[] leverage = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            double[] row = row(theirs, kept, k, moments);
            double[] scores = root.solveLower(row);
            double share = base[k] / moments.weight();
            weights[k] = share + base[k] * CrossProducts.dot(row, towards, p);
            left[k] = values[k] - expected - CrossProducts.dot(row, slope, p);
            leverage[k] = share + base[k] * CrossProducts.dot(scores, scores, p);
        }
        double ahead = CrossProducts.dot(slope, away, p);
        double[] beyond = new double[answered.length];
        Arrays.setAll(beyond, i -> CrossProducts.dot(row(columns, kept, i, moments), slope, p) - ahead);
        return new AssistingModel(expected + ahead, beyond, weights, left, leverage);
    }

    /** Columns that vary and do not follow from earlier ones. */
    private static int[] independent(Moments moments) {
        int[] varied = IntStream.range(0, moments.columns() - 1)
                .filter(j -> !moments.isConstant(j))
                .toArray();
        int[] dependent =
                Cholesky.of(moments.crosses(varied), varied.length, DEPENDENT).dependent();
        return IntStream.range(0, varied.length)
                .filter(j -> Arrays.binarySearch(dependent, j) < 0)
                .map(j -> varied[j])
                .toArray();
    }

    /** Row i of some columns, about their means. */
    private static double[] row(double[][] columns, int[] kept, int i, Moments moments) {
        double[] row = new double[kept.length];
        Arrays.setAll(row, j -> columns[kept[j]][i] - moments.mean(kept[j]));
        return row;
    }
}
