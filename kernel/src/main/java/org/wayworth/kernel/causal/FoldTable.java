package org.wayworth.kernel.causal;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.parallel.Blocks;

/**
 * The rows that linear models learn from, standardised and laid out fold after fold, so that each fold's
 * cross-products are computed once and a model's are the sum of the other folds'.
 */
final class FoldTable {

    /** A column of which at most this share is left over by the earlier ones is left out, as R's lm would. */
    private static final double DEPENDENT = 1e-9;

    /** Columns including the intercept, which is column 0. */
    final int width;

    private final Folds folds;
    /** {@code z[column][position]}: standard scores; positions run fold after fold. */
    private final double[][] z;

    private final double[] outcome;
    private final double[] weight;
    private final int[] start;
    private final double[] mean;
    private final double[] scale;

    private FoldTable(Folds folds, int[] rows, int[] start, Lesson lesson) {
        this.folds = folds;
        this.start = start;
        this.width = lesson.columns().length + 1;
        this.mean = new double[width];
        this.scale = new double[width];
        this.z = new double[width][];
        this.outcome = new double[rows.length];
        this.weight = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            outcome[i] = lesson.outcome()[rows[i]];
            weight[i] = lesson.weight(rows[i]);
        }
        z[0] = new double[rows.length];
        Arrays.fill(z[0], 1);
        scale[0] = 1;
        Blocks.map(width - 1, j -> fill(j + 1, lesson.columns()[j], rows));
    }

    static FoldTable of(Lesson lesson, boolean[] from, Folds folds) {
        int[] start = new int[folds.count() + 1];
        for (int i = 0; i < from.length; i++) {
            if (from[i]) {
                start[folds.of(i) + 1]++;
            }
        }
        for (int k = 0; k < folds.count(); k++) {
            start[k + 1] += start[k];
        }
        int[] next = start.clone();
        int[] rows = new int[start[folds.count()]];
        for (int i = 0; i < from.length; i++) {
            if (from[i]) {
                rows[next[folds.of(i)]++] = i;
            }
        }
        return new FoldTable(folds, rows, start, lesson);
    }

    /** Standardises one column; a constant one becomes 0 throughout and falls out as dependent. */
    private boolean fill(int j, double[] column, int[] rows) {
        double[] scores = new double[rows.length];
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            scores[i] = column[rows[i]];
            sum += scores[i];
        }
        mean[j] = rows.length == 0 ? 0 : sum / rows.length;
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean[j]) * (score - mean[j]);
        }
        double deviation = rows.length == 0 ? 0 : Math.sqrt(squares / rows.length);
        scale[j] = deviation > 1e-13 * Math.abs(mean[j]) ? deviation : 0;
        double factor = scale[j] > 0 ? 1 / scale[j] : 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (scores[i] - mean[j]) * factor;
        }
        z[j] = scores;
        return true;
    }

    int rows(int k) {
        return start[k + 1] - start[k];
    }

    /** Rows that the model for fold {@code k} learns from. */
    int trainingRows(int k) {
        return folds.count() == 1 ? outcome.length : outcome.length - rows(k);
    }

    /** Refuses when some model has fewer rows to learn from than {@code least}. */
    Fit<FoldTable> requireTraining(int least) {
        for (int k = 0; k < folds.count(); k++) {
            if (trainingRows(k) < least) {
                return Fit.impossible(
                        Fit.Reason.TOO_FEW_ROWS,
                        trainingRows(k) + " rows to learn from for fold " + k,
                        "use fewer folds or more rows");
            }
        }
        return Fit.done(this);
    }

    int folds() {
        return folds.count();
    }

    double[] outcome() {
        return outcome;
    }

    double[] weight() {
        return weight;
    }

    /** Work on a block of rows; adds what it finds to {@code sum}. */
    @FunctionalInterface
    interface BlockWork {
        void add(int from, int to, double[] sum);
    }

    /** What {@code work} adds up to in each fold. */
    List<double[]> sums(int length, BlockWork work) {
        return Blocks.map(folds.count(), k -> sum(k, length, work));
    }

    private double[] sum(int k, int length, BlockWork work) {
        double[] sum = new double[length];
        for (int from = start[k]; from < start[k + 1]; from += Blocks.ROWS) {
            work.add(from, Math.min(from + Blocks.ROWS, start[k + 1]), sum);
        }
        return sum;
    }

    /** What {@code work} adds up to over the rows that the model for fold {@code k} learns from. */
    double[] trainingSum(int k, int length, BlockWork work) {
        double[] sum = new double[length];
        for (int other = 0; other < folds.count(); other++) {
            if (folds.trains(k, other)) {
                addTo(sum, sum(other, length, work));
            }
        }
        return sum;
    }

    /** What {@code work} adds up to over all rows. */
    double[] total(int length, BlockWork work) {
        double[] sum = new double[length];
        for (double[] part : sums(length, work)) {
            addTo(sum, part);
        }
        return sum;
    }

    /** From each fold's part: the sum over the folds that the model for fold {@code k} learns from. */
    double[] training(int k, List<double[]> parts) {
        double[] sum = new double[parts.get(0).length];
        for (int other = 0; other < folds.count(); other++) {
            if (folds.trains(k, other)) {
                addTo(sum, parts.get(other));
            }
        }
        return sum;
    }

    private static void addTo(double[] sum, double[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }

    /** Adds the upper triangle of Z'VZ of a block, V given by its square roots. */
    void addCross(int from, int to, double[] root, double[] sum) {
        double[][] block = new double[width][to - from];
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < root.length; i++) {
                block[j][i] = z[j][from + i] * root[i];
            }
        }
        CrossProducts.addUpper(block, to - from, sum);
    }

    /** Adds Z'r of a block to {@code sum} from {@code at} on. */
    void addInner(int from, double[] r, double[] sum, int at) {
        for (int j = 0; j < width; j++) {
            sum[at + j] += inner(z[j], from, r);
        }
    }

    private static double inner(double[] column, int from, double[] r) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < r.length; i += 4) {
            s0 += column[from + i] * r[i];
            s1 += column[from + i + 1] * r[i + 1];
            s2 += column[from + i + 2] * r[i + 2];
            s3 += column[from + i + 3] * r[i + 3];
        }
        for (; i < r.length; i++) {
            s0 += column[from + i] * r[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Zb of a block. */
    double[] linear(int from, int to, double[] b) {
        double[] eta = new double[to - from];
        Arrays.fill(eta, b[0]);
        for (int j = 1; j < width; j++) {
            double[] column = z[j];
            double slope = b[j];
            for (int i = 0; i < eta.length; i++) {
                eta[i] += slope * column[from + i];
            }
        }
        return eta;
    }

    /**
     * Solves systems with one cross-product; columns that depend on earlier ones keep a coefficient of 0.
     *
     * @param upper triangle of the cross-product, width × width
     * @param penalty added to the diagonal of all but the intercept
     */
    Solver solver(double[] upper, double penalty) {
        double[] whole = upper.clone();
        CrossProducts.mirror(whole, width);
        for (int j = 1; j < width; j++) {
            whole[j * width + j] += penalty;
        }
        int[] kept = without(Cholesky.of(whole, width, DEPENDENT).dependent());
        double[] part = new double[kept.length * kept.length];
        for (int a = 0; a < kept.length; a++) {
            for (int b = 0; b < kept.length; b++) {
                part[a * kept.length + b] = whole[kept[a] * width + kept[b]];
            }
        }
        return new Solver(Cholesky.of(part, kept.length, 0), kept, width);
    }

    private int[] without(int[] dependent) {
        boolean[] out = new boolean[width];
        for (int j : dependent) {
            out[j] = true;
        }
        int[] kept = new int[width - dependent.length];
        int next = 0;
        for (int j = 0; j < width; j++) {
            if (!out[j]) {
                kept[next++] = j;
            }
        }
        return kept;
    }

    /** A factored cross-product. */
    static final class Solver {

        private final Cholesky factor;
        private final int[] kept;
        private final int width;

        private Solver(Cholesky factor, int[] kept, int width) {
            this.factor = factor;
            this.kept = kept;
            this.width = width;
        }

        /** Coefficients that the columns can tell apart. */
        int rank() {
            return kept.length;
        }

        double[] solve(double[] right) {
            double[] part = new double[kept.length];
            for (int a = 0; a < part.length; a++) {
                part[a] = right[kept[a]];
            }
            double[] solved = factor.solve(part);
            double[] whole = new double[width];
            for (int a = 0; a < part.length; a++) {
                whole[kept[a]] = solved[a];
            }
            return whole;
        }
    }

    /** Coefficients of the columns as given, intercept first, from those of the standard scores. */
    double[] original(double[] b) {
        double[] raw = new double[width];
        raw[0] = b[0];
        for (int j = 1; j < width; j++) {
            raw[j] = scale[j] > 0 ? b[j] / scale[j] : 0;
            raw[0] -= raw[j] * mean[j];
        }
        return raw;
    }

    /** Each row of {@code columns} through one model. */
    static double[] predict(double[][] columns, List<double[]> models) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        return rows == 0 ? new double[0] : predict(columns, Folds.none(rows), models);
    }

    /** Each row of {@code columns} through the model of its fold: intercept plus slopes. */
    static double[] predict(double[][] columns, Folds folds, List<double[]> models) {
        int n = folds.rows();
        double[] eta = new double[n];
        Blocks.reduce(
                n,
                Blocks.ROWS,
                (from, to) -> {
                    double[] slope = new double[models.size()];
                    for (int i = from; i < to; i++) {
                        eta[i] = models.get(folds.of(i))[0];
                    }
                    for (int j = 0; j < columns.length; j++) {
                        for (int k = 0; k < slope.length; k++) {
                            slope[k] = models.get(k)[j + 1];
                        }
                        double[] column = columns[j];
                        for (int i = from; i < to; i++) {
                            eta[i] += slope[folds.of(i)] * column[i];
                        }
                    }
                    return true;
                },
                Boolean::logicalAnd);
        return eta;
    }
}
