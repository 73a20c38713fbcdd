package org.wayworth.kernel.classification;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.resample.Bootstrap;
import org.wayworth.kernel.resample.Sampling;

/**
 * True classes against predicted ones.
 *
 * <p>F1 of a class is 2 · hits / (predicted + actual). The macro mean takes every class alike, so a rare class that is
 * missed shows; the weighted mean takes them by their true share. Source: Sokolova and Lapalme (2009), Information
 * Processing and Management 45, 427–437; correlation: Gorodkin (2004), Comp. Biology and Chemistry 28, 367–374.
 *
 * @param counts rows with true class i (row) and predicted class j (column)
 */
public record Confusion(Matrix counts) {

    public Confusion {
        if (counts.rows() != counts.columns() || counts.rows() < 2) {
            throw new IllegalArgumentException(
                    "counts must be square, 2 x 2 or more, not " + counts.rows() + " x " + counts.columns());
        }
    }

    /** @param truth class of each row, 0 to {@code classes} − 1; likewise {@code predicted} */
    public static Confusion of(int[] truth, int[] predicted, int classes) {
        return of(truth, predicted, classes, null);
    }

    private static Confusion of(int[] truth, int[] predicted, int classes, int @Nullable [] rows) {
        if (truth.length != predicted.length || truth.length == 0) {
            throw new IllegalArgumentException(
                    "truth and predicted must have the same rows, not " + truth.length + " and " + predicted.length);
        }
        double[][] counts = new double[classes][classes];
        int n = rows == null ? truth.length : rows.length;
        for (int at = 0; at < n; at++) {
            int i = rows == null ? at : rows[at];
            if (truth[i] < 0 || truth[i] >= classes || predicted[i] < 0 || predicted[i] >= classes) {
                throw new IllegalArgumentException("classes must lie from 0 to " + (classes - 1) + "; row " + i
                        + " has " + truth[i] + " and " + predicted[i]);
            }
            counts[truth[i]][predicted[i]]++;
        }
        return new Confusion(Matrix.of(counts));
    }

    /** The interval of the macro mean of F1, from resampled rows. */
    public static Fit<Interval> macroF1Interval(
            int[] truth, int[] predicted, int classes, double level, Bootstrap.Options options) {
        return Bootstrap.run(
                        Sampling.rows(truth.length),
                        rows -> new double[] {
                            of(truth, predicted, classes, rows).macroF1()
                        },
                        options)
                .map(drawn -> drawn.percentile(0, level));
    }

    public double total() {
        double total = 0;
        for (int i = 0; i < classes(); i++) {
            total += actual(i);
        }
        return total;
    }

    public int classes() {
        return counts.rows();
    }

    /** Rows truly of the class. */
    public double actual(int of) {
        double sum = 0;
        for (int j = 0; j < classes(); j++) {
            sum += counts.at(of, j);
        }
        return sum;
    }

    /** Rows predicted to be of the class. */
    public double predicted(int of) {
        double sum = 0;
        for (int i = 0; i < classes(); i++) {
            sum += counts.at(i, of);
        }
        return sum;
    }

    /** The share of the rows predicted to be of the class that are; empty when none was predicted. */
    public OptionalDouble precision(int of) {
        return ratio(counts.at(of, of), predicted(of));
    }

    /** The share of the rows of the class that were found; empty when there is none. */
    public OptionalDouble recall(int of) {
        return ratio(counts.at(of, of), actual(of));
    }

    /** Empty when the class is neither there nor predicted. */
    public OptionalDouble f1(int of) {
        return ratio(2 * counts.at(of, of), predicted(of) + actual(of));
    }

    /** Mean of F1 over the classes that are there or predicted. */
    public double macroF1() {
        double sum = 0;
        int present = 0;
        for (int c = 0; c < classes(); c++) {
            OptionalDouble f1 = f1(c);
            sum += f1.orElse(0);
            present += f1.isPresent() ? 1 : 0;
        }
        return sum / present;
    }

    /** Mean of F1 by the classes' true shares. */
    public double weightedF1() {
        double sum = 0;
        for (int c = 0; c < classes(); c++) {
            sum += actual(c) * f1(c).orElse(0);
        }
        return sum / total();
    }

    public double accuracy() {
        double hits = 0;
        for (int c = 0; c < classes(); c++) {
            hits += counts.at(c, c);
        }
        return hits / total();
    }

    /** The accuracy of always saying the most frequent class. */
    public double baseline() {
        double most = 0;
        for (int c = 0; c < classes(); c++) {
            most = Math.max(most, actual(c));
        }
        return most / total();
    }

    /** Agreement beyond chance (Cohen's kappa); empty when both sides know one class only. */
    public OptionalDouble kappa() {
        double byChance = 0;
        for (int c = 0; c < classes(); c++) {
            byChance += actual(c) * predicted(c);
        }
        byChance /= total() * total();
        return ratio(accuracy() - byChance, 1 - byChance);
    }

    /** Matthews' correlation for any number of classes, −1 to 1; empty when one side knows one class only. */
    public OptionalDouble correlation() {
        double n = total();
        double both = accuracy() * n * n;
        double actuals = n * n;
        double predictions = n * n;
        for (int c = 0; c < classes(); c++) {
            both -= actual(c) * predicted(c);
            actuals -= actual(c) * actual(c);
            predictions -= predicted(c) * predicted(c);
        }
        return ratio(both, Math.sqrt(actuals * predictions));
    }

    private static OptionalDouble ratio(double part, double whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }
}
