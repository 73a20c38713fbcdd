package org.wayworth.kernel.agreement;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.StandardError;

/**
 * Cohen's kappa: agreement of two coders who both coded every unit, beyond what their margins give by chance.
 *
 * <p>For gaps or more coders take {@link KrippendorffAlpha}. Large-sample standard error: Fleiss, Cohen and Everitt
 * (1969), Psychological Bulletin 72, 323–327.
 */
public final class CohenKappa {

    /** How bad a disagreement is, by the distance of the categories. */
    public enum Weights {
        /** Any disagreement counts 1. */
        EQUAL,
        /** Grows with the distance. */
        LINEAR,
        /** Grows with the squared distance. */
        QUADRATIC
    }

    private CohenKappa() {}

    /**
     * @param first category of each unit, 0 to {@code categories} − 1, in their order where weights use it
     * @param second the other coder's
     */
    public static Fit<Estimate> fit(int[] first, int[] second, int categories, Weights weights, double level) {
        Interval.requireLevel(level);
        double[][] shares = shares(first, second, categories);
        double[] rows = new double[categories];
        double[] columns = new double[categories];
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                rows[i] += shares[i][j];
                columns[j] += shares[i][j];
            }
        }
        double observed = 0;
        double byChance = 0;
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                double credit = credit(i, j, categories, weights);
                observed += credit * shares[i][j];
                byChance += credit * rows[i] * columns[j];
            }
        }
        if (byChance >= 1) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "both coders used one category only", "code units that differ");
        }
        double kappa = (observed - byChance) / (1 - byChance);
        double error = StandardError.of(variance(shares, rows, columns, kappa, byChance, weights) / first.length);
        double reach = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2) * error;
        return Fit.done(new Estimate(
                kappa, error, new Interval(kappa - reach, Math.min(1, kappa + reach), level), first.length));
    }

    private static double variance(
            double[][] shares, double[] rows, double[] columns, double kappa, double byChance, Weights weights) {
        int k = rows.length;
        double[] rowCredit = new double[k];
        double[] columnCredit = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                rowCredit[i] += columns[j] * credit(i, j, k, weights);
                columnCredit[j] += rows[i] * credit(i, j, k, weights);
            }
        }
        double sum = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double term = credit(i, j, k, weights) - (rowCredit[i] + columnCredit[j]) * (1 - kappa);
                sum += shares[i][j] * term * term;
            }
        }
        double centre = kappa - byChance * (1 - kappa);
        return Math.max(0, sum - centre * centre) / ((1 - byChance) * (1 - byChance));
    }

    private static double credit(int i, int j, int categories, Weights weights) {
        double distance = Math.abs(i - j) / (categories - 1.0);
        return switch (weights) {
            case EQUAL -> i == j ? 1 : 0;
            case LINEAR -> 1 - distance;
            case QUADRATIC -> 1 - distance * distance;
        };
    }

    private static double[][] shares(int[] first, int[] second, int categories) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException(
                    "both coders must have the same units, not " + first.length + " and " + second.length);
        }
        if (categories < 2) {
            throw new IllegalArgumentException("categories must be 2 or more, not " + categories);
        }
        double[][] shares = new double[categories][categories];
        for (int u = 0; u < first.length; u++) {
            int lower = Math.min(first[u], second[u]);
            int higher = Math.max(first[u], second[u]);
            if (lower < 0 || higher >= categories) {
                throw new IllegalArgumentException("categories must lie from 0 to " + (categories - 1) + "; unit " + u
                        + " has " + first[u] + " and " + second[u]);
            }
            shares[first[u]][second[u]] += 1.0 / first.length;
        }
        return shares;
    }
}
