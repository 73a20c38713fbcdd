package org.wayworth.kernel.importance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.regression.Logistic;

/**
 * The goodness of fit of all 2^p models that use some of p columns, and what follows from them: Shapley values and
 * dominance. Model s uses column j when bit j of s is set; model 0 explains nothing.
 *
 * <p>Source: Budescu (1993, Psychological Bulletin 114(3)); Azen and Budescu (2003, Psychological Methods 8(2)); for
 * a yes-or-no outcome Azen and Traxel (2009, Journal of Educational and Behavioral Statistics 34(3)).
 */
public final class SubModels {

    /** 2^20 values are 8 MB and take some 30 milliseconds. */
    public static final int MOST_COLUMNS = 20;

    private static final int MOST_LOGISTIC_COLUMNS = 12;

    private final int p;
    private final double[] value;

    private SubModels(int p, double[] value) {
        this.p = p;
        this.value = value;
    }

    /**
     * R² of least squares.
     *
     * @param correlation as {@link Correlation} makes it; at most {@link #MOST_COLUMNS} columns beside the outcome
     */
    public static SubModels linear(Matrix correlation) {
        int p = correlation.rows() - 1;
        if (p > MOST_COLUMNS) {
            throw new IllegalArgumentException("columns must be at most " + MOST_COLUMNS + ", not " + p);
        }
        return new SubModels(p, new LinearSubModels(Correlation.require(correlation), p).all());
    }

    /**
     * McFadden's R² of logistic regression.
     *
     * @param columns at most 12
     * @param weights one a row, or null for ones
     */
    public static Fit<SubModels> logistic(double[][] columns, double[] y01, double @Nullable [] weights) {
        int p = columns.length;
        if (p > MOST_LOGISTIC_COLUMNS) {
            throw new IllegalArgumentException("columns must be at most " + MOST_LOGISTIC_COLUMNS + ", not " + p);
        }
        Logistic.Options options = weights == null
                ? Logistic.Options.standard()
                : Logistic.Options.standard().weighted(weights);
        List<Fit<Logistic.Result>> fits =
                Blocks.map((1 << p) - 1, s -> Logistic.fit(chosen(columns, s + 1), y01, options));
        double[] value = new double[1 << p];
        for (int s = 1; s < value.length; s++) {
            Fit<Logistic.Result> fit = fits.get(s - 1);
            if (!fit.isDone()) {
                return fit.flatMap(never -> Fit.done(new SubModels(p, value)));
            }
            value[s] = fit.get().mcFadden();
        }
        return Fit.done(new SubModels(p, value));
    }

    private static double[][] chosen(double[][] columns, int model) {
        double[][] chosen = new double[Integer.bitCount(model)][];
        int k = 0;
        for (int j = 0; j < columns.length; j++) {
            if ((model >> j & 1) == 1) {
                chosen[k++] = columns[j];
            }
        }
        return chosen;
    }

    public int columns() {
        return p;
    }

    /** Goodness of fit of one model. */
    public double of(int model) {
        return value[model];
    }

    /** Goodness of fit with all columns. */
    public double full() {
        return value[value.length - 1];
    }

    /** What each column adds on average over all orders of entry: LMG, general dominance. Sums to {@link #full()}. */
    public Vector shapley() {
        double[] weight = new double[p];
        // |S|! (p − 1 − |S|)! / p!
        weight[0] = 1.0 / p;
        for (int k = 1; k < p; k++) {
            weight[k] = weight[k - 1] * k / (p - k);
        }
        double[] shares = new double[p];
        for (int j = 0; j < p; j++) {
            int bit = 1 << j;
            double sum = 0;
            for (int upper = 0; upper < value.length; upper += 2 * bit) {
                for (int s = upper; s < upper + bit; s++) {
                    sum += weight[Integer.bitCount(s)] * (value[s | bit] - value[s]);
                }
            }
            shares[j] = sum;
        }
        return Vector.of(shares);
    }

    /** p × p: what column j adds on average to models that already use k others. */
    public Matrix conditionalDominance() {
        double[] sum = new double[p * p];
        double[] count = new double[p];
        for (int s = 0; s < value.length; s++) {
            int size = Integer.bitCount(s);
            for (int j = 0; j < p; j++) {
                if ((s >> j & 1) == 0) {
                    sum[j * p + size] += value[s | 1 << j] - value[s];
                    count[size] += j == 0 ? 1 : 0;
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= count[i % p];
        }
        return Matrix.ofRows(p, p, sum);
    }

    /** p × p: the share of models without both columns to which column i adds more than column j; 1 is complete. */
    public Matrix completeDominance() {
        double[] share = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                share[i * p + j] = i == j ? 0 : shareOfModels(1 << i, 1 << j);
            }
        }
        return Matrix.ofRows(p, p, share);
    }

    private double shareOfModels(int one, int other) {
        int more = 0;
        int models = 0;
        for (int s = 0; s < value.length; s++) {
            if ((s & (one | other)) == 0) {
                models++;
                more += value[s | one] > value[s | other] ? 1 : 0;
            }
        }
        return (double) more / models;
    }
}
