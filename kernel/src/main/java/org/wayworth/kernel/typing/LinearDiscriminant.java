package org.wayworth.kernel.typing;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.matrix.SymmetricEigen;

/**
 * Linear discriminant analysis: the weighted sums of columns that set known groups farthest apart, and each row's chance
 * of belonging to each.
 *
 * <p>Takes the groups as normal clouds of one shape; with answers on scales it classifies well all the same. Sources:
 * Fisher (1936), Annals of Eugenics 7, 179–188; Venables and Ripley (2002), Modern Applied Statistics with S, section
 * 12.1.
 */
public final class LinearDiscriminant {

    /** Share of a column left within groups by earlier ones below which it counts as their combination. */
    private static final double DEPENDENT = 1e-10;

    /**
     * @param priors shares of the groups
     * @param means one row a group
     * @param scaling one column a discriminant, most telling first; scores have variance 1 within groups
     * @param separation of each discriminant: root of the variance between over that within
     */
    public record Result(Vector priors, Matrix means, Matrix scaling, Vector separation, int n) implements Classifier {

        /** The chance of each group. */
        public Vector chances(double[] row) {
            double[] logs = new double[priors.size()];
            double most = Double.NEGATIVE_INFINITY;
            for (int g = 0; g < logs.length; g++) {
                if (priors.at(g) > 0) {
                    logs[g] = Math.log(priors.at(g)) - squaredDistance(row, g) / 2;
                    most = Math.max(most, logs[g]);
                }
            }
            double total = 0;
            for (int g = 0; g < logs.length; g++) {
                logs[g] = priors.at(g) > 0 ? Math.exp(logs[g] - most) : 0;
                total += logs[g];
            }
            for (int g = 0; g < logs.length; g++) {
                logs[g] /= total;
            }
            return Vector.of(logs);
        }

        @Override
        public int classOf(double[] row) {
            Vector chances = chances(row);
            int best = 0;
            for (int g = 1; g < chances.size(); g++) {
                best = chances.at(g) > chances.at(best) ? g : best;
            }
            return best;
        }

        /** Along the discriminants; what lies across them is the same for all groups. */
        private double squaredDistance(double[] row, int group) {
            double sum = 0;
            for (int d = 0; d < scaling.columns(); d++) {
                double gap = 0;
                for (int j = 0; j < row.length; j++) {
                    gap += scaling.at(j, d) * (row[j] - means.at(group, j));
                }
                sum += gap * gap;
            }
            return sum;
        }
    }

    /** Share of a mean that rounding takes a value from it. */
    private static final double ROUNDING = 1e-13;

    private LinearDiscriminant() {}

    /** Priors are the groups' shares. @param labels group of each row, 0 to {@code groups} − 1 */
    public static Fit<Result> fit(double[][] columns, int[] labels, int groups) {
        int n = Training.requireRows(columns, labels, groups);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        double[] counts = Training.counts(labels, groups);
        int filled = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        if (filled < 2) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "all rows are in one group", "there is nothing to tell apart");
        }
        int p = columns.length;
        if (n - filled < p) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, n + " rows for " + p + " columns", "take fewer columns");
        }
        double[][] means = means(columns, labels, counts);
        Cholesky root = Cholesky.of(within(columns, labels, means, n - filled), p, DEPENDENT);
        if (!root.isDefinite()) {
            return Fit.impossible(
                    Fit.Reason.RANK_DEFICIENT,
                    "within groups, column " + root.dependent()[0]
                            + " does not vary or is a combination of earlier ones",
                    "leave it out",
                    root.dependent());
        }
        return Fit.done(result(columns, counts, means, root, filled));
    }

    private static double[][] means(double[][] columns, int[] labels, double[] counts) {
        double[][] means = new double[counts.length][columns.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < labels.length; i++) {
                means[labels[i]][j] += columns[j][i] / counts[labels[i]];
            }
        }
        return means;
    }

    private static double[] within(double[][] columns, int[] labels, double[][] means, int dof) {
        int p = columns.length;
        double[] within = new double[p * p];
        for (int j = 0; j < p; j++) {
            for (int l = 0; l <= j; l++) {
                double sum = 0;
                for (int i = 0; i < labels.length; i++) {
                    sum += (columns[j][i] - means[labels[i]][j]) * (columns[l][i] - means[labels[i]][l]);
                }
                within[j * p + l] = sum / dof;
                within[l * p + j] = sum / dof;
            }
            int column = j;
            double noise = ROUNDING
                    * Arrays.stream(means)
                            .mapToDouble(group -> Math.abs(group[column]))
                            .max()
                            .orElse(0);
            // what rounding leaves where a column does not vary within groups is nothing
            within[j * p + j] = within[j * p + j] > noise * noise ? within[j * p + j] : 0;
        }
        return within;
    }

    private static Result result(double[][] columns, double[] counts, double[][] means, Cholesky root, int filled) {
        int p = columns.length;
        int n = columns[0].length;
        double[] grand = new double[p];
        for (int g = 0; g < counts.length; g++) {
            for (int j = 0; j < p; j++) {
                grand[j] += counts[g] / n * means[g][j];
            }
        }
        double[] between = new double[p * p];
        for (int g = 0; g < counts.length; g++) {
            double[] gap = new double[p];
            for (int j = 0; j < p; j++) {
                gap[j] = means[g][j] - grand[j];
            }
            double[] white = root.solveLower(gap);
            for (int j = 0; j < p; j++) {
                for (int l = 0; l < p; l++) {
                    between[j * p + l] += counts[g] / (filled - 1.0) * white[j] * white[l];
                }
            }
        }
        SymmetricEigen axes = SymmetricEigen.of(between, p);
        int discriminants = Math.min(p, filled - 1);
        double[] scaling = new double[p * discriminants];
        double[] separation = new double[discriminants];
        for (int d = 0; d < discriminants; d++) {
            int axis = d;
            double[] white =
                    IntStream.range(0, p).mapToDouble(j -> axes.vector(axis, j)).toArray();
            double[] direction = root.solveUpper(white);
            separation[d] = Math.sqrt(Math.max(0, axes.value(d)));
            for (int j = 0; j < p; j++) {
                scaling[j * discriminants + d] = direction[j];
            }
        }
        double[] priors = Arrays.stream(counts).map(count -> count / n).toArray();
        return new Result(
                Vector.of(priors),
                Matrix.of(means),
                Matrix.ofRows(p, discriminants, scaling),
                Vector.of(separation),
                n);
    }
}
