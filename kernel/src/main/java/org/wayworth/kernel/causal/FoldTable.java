package org.wayworth.kernel.causal;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.parallel.Blocks;

/**
 * The rows that linear models learn from, standardised and laid out fold after fold, so that each fold's
 * cross-products are computed once and a model's are the sum of the other folds'.
 *
 * <p>They lie in strips (see {@link CrossProducts}), so that the many passes of a fit become vector instructions.
 */
final class FoldTable {

    private static final int STRIP = CrossProducts.STRIP;
    /** Strips at a time. */
    private static final int STRIPS = 8;

    /** Columns including the intercept, which is column 0. */
    final int width;

    private final Folds folds;
    /** {@code z[strip][column][row]}: standard scores; each fold begins a strip, whose last places may hold zeros. */
    private final double[][][] z;

    /** {@code [strip][row]}; 0 where a strip holds no row. */
    private final double[][] outcome;

    private final double[][] weight;
    /** Rows of the folds before fold k. */
    private final int[] start;
    /** Strips of the folds before fold k. */
    private final int[] firstStrip;

    private final double[] mean;
    private final double[] scale;

    private FoldTable(Folds folds, int[] rows, int[] start, Lesson lesson) {
        this.folds = folds;
        this.start = start;
        this.width = lesson.columns().length + 1;
        this.mean = new double[width];
        this.scale = new double[width];
        this.firstStrip = new int[start.length];
        for (int k = 0; k < folds.count(); k++) {
            firstStrip[k + 1] = firstStrip[k] + (rows(k) + STRIP - 1) / STRIP;
        }
        int strips = firstStrip[folds.count()];
        this.z = new double[strips][width][STRIP];
        this.outcome = new double[strips][STRIP];
        this.weight = new double[strips][STRIP];
        eachStrip((from, count, strip) -> {
            Arrays.fill(z[strip][0], 0, count, 1);
            for (int i = 0; i < count; i++) {
                outcome[strip][i] = lesson.outcome()[rows[from + i]];
                weight[strip][i] = lesson.weight(rows[from + i]);
            }
        });
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
        double centre = mean[j];
        double factor = scale[j] > 0 ? 1 / scale[j] : 0;
        eachStrip((from, count, strip) -> {
            double[] target = z[strip][j];
            System.arraycopy(scores, from, target, 0, count);
            for (int i = 0; i < count; i++) {
                target[i] = (target[i] - centre) * factor;
            }
        });
        return true;
    }

    /** What to do with the {@code count} rows from {@code from} on, which are those of a strip. */
    private interface StripWork {
        void on(int from, int count, int strip);
    }

    private void eachStrip(StripWork work) {
        for (int k = 0; k < folds.count(); k++) {
            for (int s = firstStrip[k]; s < firstStrip[k + 1]; s++) {
                int from = start[k] + (s - firstStrip[k]) * STRIP;
                work.on(from, Math.min(STRIP, start[k + 1] - from), s);
            }
        }
    }

    int rows(int k) {
        return start[k + 1] - start[k];
    }

    /** Rows of all folds. */
    int allRows() {
        return start[folds.count()];
    }

    /** Rows that the model for fold {@code k} learns from. */
    int trainingRows(int k) {
        return folds.count() == 1 ? allRows() : allRows() - rows(k);
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

    int strips() {
        return z.length;
    }

    /** Of a strip's rows; 0 where there is none. */
    double[] outcome(int strip) {
        return outcome[strip];
    }

    /** Likewise. */
    double[] weight(int strip) {
        return weight[strip];
    }

    /** Work on the strips {@code from} to {@code to} of a fold, a few at a time; adds what it finds to {@code sum}. */
    @FunctionalInterface
    interface StripsWork {
        void add(int from, int to, Desk desk, double[] sum);
    }

    /** What the work on one fold writes on, again and again. */
    static final class Desk {

        /** A value a row, for each of the strips at hand. */
        final double[][] values = new double[STRIPS][STRIP];

        private final CrossProducts products = new CrossProducts();
    }

    /** What {@code work} adds up to in each fold. */
    List<double[]> sums(int length, StripsWork work) {
        return Blocks.map(folds.count(), k -> sum(k, length, work));
    }

    private double[] sum(int k, int length, StripsWork work) {
        double[] sum = new double[length];
        Desk desk = new Desk();
        for (int from = firstStrip[k]; from < firstStrip[k + 1]; from += STRIPS) {
            work.add(from, Math.min(from + STRIPS, firstStrip[k + 1]), desk, sum);
        }
        return sum;
    }

    /** What {@code work} adds up to over the rows that the model for fold {@code k} learns from. */
    double[] trainingSum(int k, int length, StripsWork work) {
        double[] sum = new double[length];
        for (int other = 0; other < folds.count(); other++) {
            if (folds.trains(k, other)) {
                addTo(sum, sum(other, length, work));
            }
        }
        return sum;
    }

    /** What {@code work} adds up to over all rows. */
    double[] total(int length, StripsWork work) {
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

    /** Adds the upper triangle of Z'VZ, V given by its square roots, which are the desk's values. */
    void addCross(int from, int to, Desk desk, double[] sum) {
        for (int s = from; s < to; s++) {
            double[] root = desk.values[s - from];
            double[][] target = desk.products.strip(s - from, width);
            for (int j = 0; j < width; j++) {
                times(z[s][j], root, target[j]);
            }
        }
        desk.products.addStrips(width, (to - from) * STRIP, sum);
    }

    private static void times(double[] a, double[] b, double[] product) {
        for (int i = 0; i < STRIP; i++) {
            product[i] = a[i] * b[i];
        }
    }

    /** Adds Z'r, r being the desk's values, to {@code sum} from {@code at} on. */
    void addInner(int from, int to, Desk desk, double[] sum, int at) {
        for (int j = 0; j < width; j++) {
            sum[at + j] += desk.products.inner(z, from, to, j, desk.values);
        }
    }

    /** Zb of a strip. */
    void linear(int strip, double[] b, double[] eta) {
        double[][] columns = z[strip];
        Arrays.fill(eta, 0);
        int j = 0;
        for (; j + 3 < width; j += 4) {
            addFour(columns, b, j, eta);
        }
        for (; j < width; j++) {
            double[] column = columns[j];
            double slope = b[j];
            for (int i = 0; i < STRIP; i++) {
                eta[i] += slope * column[i];
            }
        }
    }

    private static void addFour(double[][] columns, double[] b, int j, double[] eta) {
        double[] a0 = columns[j];
        double[] a1 = columns[j + 1];
        double[] a2 = columns[j + 2];
        double[] a3 = columns[j + 3];
        double b0 = b[j];
        double b1 = b[j + 1];
        double b2 = b[j + 2];
        double b3 = b[j + 3];
        for (int i = 0; i < STRIP; i++) {
            eta[i] += (b0 * a0[i] + b1 * a1[i]) + (b2 * a2[i] + b3 * a3[i]);
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
