package org.wayworth.kernel.regression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.matrix.CrossProducts;
import org.wayworth.kernel.matrix.SymmetricEigen;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Covariances that allow for unequal variances or for clusters: bread · meat · bread, after White (1980, Econometrica
 * 48(4)), MacKinnon and White (1985, Journal of Econometrics 29(3)), and Bell and McCaffrey (2002, Survey Methodology
 * 28(2)).
 *
 * <p>All of it happens in orthonormal coordinates z = √w L⁻¹x, in which the bread is the identity, the leverage of a
 * row is |z|², and the corrections for clusters of any size are functions of a k × k matrix: Z'f(ZZ') = f(Z'Z)Z'.
 */
final class Sandwich {

    /** Blocks that share a buffer. */
    private static final int BLOCKS_A_TASK = 8;

    /** Rows whose coordinates stay in the second-level cache between being made and being multiplied. */
    private static final int ROWS_AT_ONCE = 4 * CrossProducts.STRIP;

    private final Design design;
    private final Cholesky factor;
    /** Square root of each row's weight, or null for ones. */
    private final double @Nullable [] rootWeights;
    /** Residuals times the square root of the weight. */
    private final double[] residuals;
    /** Rows that count: weight above 0. */
    private final long n;

    Sandwich(Design.Factored factored, double @Nullable [] rootWeights, double[] residuals, long n) {
        this.design = factored.design();
        this.factor = factored.factor();
        this.rootWeights = rootWeights;
        this.residuals = residuals;
        this.n = n;
    }

    /** The leverage of each row: how far its own outcome moves its own fitted value, 0 to 1. */
    double[] leverage() {
        double[] leverage = new double[design.n];
        Blocks.reduce(
                design.n,
                Blocks.ROWS,
                (from, to) -> {
                    writeLeverage(coordinates(from, to), from, to - from, leverage);
                    return true;
                },
                Boolean::logicalAnd);
        return leverage;
    }

    /** One error variance for all rows. */
    double[] classical(double variance) {
        double[] covariance = factor.inverse();
        scale(covariance, variance);
        return covariance;
    }

    /**
     * Of the coefficients of the standard scores, width × width. HC2, HC3 and HC4 divide by what leverage leaves, and name
     * the columns that leave a row nothing.
     */
    Fit<double[]> byLeverage(Errors errors) {
        double[] leverage = new double[design.n];
        double[] covariance = heteroskedastic(errors, leverage);
        int lone = LoneRow.find(leverage);
        return lone < 0 ? Fit.done(covariance) : impossible(lone);
    }

    /** Names the columns that leave row {@code lone} nothing. */
    <T> Fit<T> impossible(int lone) {
        return LoneRow.impossible(lone, slopes(singling(lone)));
    }

    /** The coefficients of the standard scores that make 1 in this row and 0 in all others: (X'X)⁻¹x. */
    private double[] singling(int row) {
        double[][] z = coordinates(row, row + 1);
        double[] own = new double[z.length];
        Arrays.setAll(own, j -> z[j][0]);
        return factor.solveUpper(own);
    }

    private double[] slopes(double[] coefficients) {
        return design.intercept ? Arrays.copyOfRange(coefficients, 1, coefficients.length) : coefficients;
    }

    /** HC0 and HC1. */
    double[] heteroskedastic(Errors errors) {
        return heteroskedastic(errors, new double[0]);
    }

    private double[] heteroskedastic(Errors errors, double[] leverage) {
        int k = design.width;
        double[] meat = Blocks.reduce(
                design.n,
                Blocks.ROWS * BLOCKS_A_TASK,
                (from, to) -> {
                    double[] sum = new double[k * k];
                    CrossProducts products = new CrossProducts();
                    for (int start = from; start < to; start += ROWS_AT_ONCE) {
                        int end = Math.min(to, start + ROWS_AT_ONCE);
                        for (int s = 0; start + s * CrossProducts.STRIP < end; s++) {
                            int first = start + s * CrossProducts.STRIP;
                            int rows = Math.min(CrossProducts.STRIP, end - first);
                            double[][] z = products.strip(s, k);
                            coordinates(first, first + rows, z);
                            if (leverage.length > 0) {
                                writeLeverage(z, first, rows, leverage);
                            }
                            multiplyByErrors(z, first, rows, errors, leverage);
                        }
                        products.addStrips(k, end - start, sum);
                    }
                    return sum;
                },
                Sandwich::add);
        CrossProducts.mirror(meat, k);
        if (errors == Errors.HC1) {
            scale(meat, n / (double) (n - k));
        }
        return factor.sandwich(meat);
    }

    private void multiplyByErrors(double[][] z, int from, int rows, Errors errors, double[] leverage) {
        double[] e = new double[rows];
        for (int i = 0; i < rows; i++) {
            e[i] = residuals[from + i] * inflation(errors, leverage, from + i);
        }
        for (double[] column : z) {
            for (int i = 0; i < rows; i++) {
                column[i] *= e[i];
            }
        }
    }

    private double inflation(Errors errors, double[] leverage, int row) {
        return switch (errors) {
            case HC2 -> 1 / Math.sqrt(1 - leverage[row]);
            case HC3 -> 1 / (1 - leverage[row]);
            case HC4 -> Math.pow(1 - leverage[row], -Math.min(4, n * leverage[row] / design.width) / 2);
            default -> 1;
        };
    }

    /** 1 − h; what a cluster alone determines has h = 1 and no residual, and counts as nothing rather than 0/0. */
    private static double left(double leverage) {
        return 1 - leverage > 1e-12 ? 1 - leverage : 1;
    }

    /** Of the coefficients of the standard scores, width × width. */
    double[] clustered(Clusters clusters, Errors errors) {
        int k = design.width;
        double[] meat = Blocks.reduce(
                clusters.count(),
                256,
                (from, to) -> {
                    double[] sum = new double[k * k];
                    new CrossProducts().add(scores(clusters, from, to, errors), to - from, sum);
                    return sum;
                },
                Sandwich::add);
        CrossProducts.mirror(meat, k);
        if (errors == Errors.CR1) {
            double count = clusters.count();
            scale(meat, count / (count - 1) * (n - 1.0) / (n - k));
        }
        return factor.sandwich(meat);
    }

    /**
     * Degrees of freedom of t for a coefficient with CR2 errors: as many as give a chi-squared law the mean and variance
     * that the variance estimate has when all rows are alike. Few clusters, or a column that a few of them dominate, leave
     * far fewer than clusters less one. Source: Bell and McCaffrey (2002), section 4.
     *
     * @param combination of the coefficients of the standard scores
     */
    double degreesOfFreedom(Clusters clusters, double[] combination) {
        int k = design.width;
        double[] direction = factor.solveLower(combination);
        double[] squares = new double[k * k];
        double trace = 0;
        double corrections = 0;
        for (int g = 0; g < clusters.count(); g++) {
            double[] own = ownProducts(coordinates(clusters, g), clusters.end(g) - clusters.start(g));
            double[] w = times(correction(own, Errors.CR2), direction);
            double[] q = times(own, w);
            double raw = CrossProducts.dot(w, q, k);
            double taken = CrossProducts.dot(q, q, k);
            trace += raw - taken;
            // the diagonal of the clusters' covariances, in place of what the squares below hold there
            corrections += (raw - taken) * (raw - taken) - taken * taken;
            addOuter(q, squares);
        }
        return trace * trace / (CrossProducts.dot(squares, squares, k * k) + corrections);
    }

    private double[] ownProducts(double[][] z, int rows) {
        double[] own = new double[z.length * z.length];
        CrossProducts.addUpper(z, rows, own);
        CrossProducts.mirror(own, z.length);
        return own;
    }

    private double[] correction(double[] own, Errors errors) {
        double power = errors == Errors.CR2 ? -0.5 : -1;
        return SymmetricEigen.of(own, design.width).apply(h -> Math.pow(left(h), power));
    }

    private static double[] times(double[] square, double[] vector) {
        int k = vector.length;
        double[] product = new double[k];
        for (int j = 0; j < k; j++) {
            for (int l = 0; l < k; l++) {
                product[j] += square[j * k + l] * vector[l];
            }
        }
        return product;
    }

    /** The scores of the clusters {@code from} to {@code to}: {@code [coordinate][cluster − from]}. */
    private double[][] scores(Clusters clusters, int from, int to, Errors errors) {
        if (errors == Errors.CR2 || errors == Errors.CR3) {
            double[][] scores = new double[design.width][to - from];
            for (int g = from; g < to; g++) {
                double[] score = correctedScore(clusters, g, errors);
                for (int j = 0; j < score.length; j++) {
                    scores[j][g - from] = score[j];
                }
            }
            return scores;
        }
        double[][] scores = sumsByCluster(clusters, from, to);
        solveLower(scores, to - from);
        return scores;
    }

    /** Standard scores times residuals, summed over the rows of each cluster. */
    private double[][] sumsByCluster(Clusters clusters, int from, int to) {
        int[] rows = clusters.rows(from, to);
        double[][] block = new double[design.width][rows.length];
        design.fill(rows, block);
        double[] e = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            e[i] = residuals[rows[i]] * (rootWeights == null ? 1 : rootWeights[rows[i]]);
        }
        double[][] sums = new double[design.width][to - from];
        for (int j = 0; j < sums.length; j++) {
            double[] column = block[j];
            int i = 0;
            for (int g = from; g < to; g++) {
                int end = clusters.end(g) - clusters.start(from);
                double sum = 0;
                for (; i < end; i++) {
                    sum += column[i] * e[i];
                }
                sums[j][g - from] = sum;
            }
        }
        return sums;
    }

    private double[] correctedScore(Clusters clusters, int g, Errors errors) {
        int k = design.width;
        int rows = clusters.end(g) - clusters.start(g);
        double[][] z = coordinates(clusters, g);
        double[] score = new double[k];
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < rows; i++) {
                score[j] += z[j][i] * residuals[clusters.row(clusters.start(g) + i)];
            }
        }
        return times(correction(ownProducts(z, rows), errors), score);
    }

    /** Orthonormal coordinates of the rows {@code from} to {@code to}: {@code [coordinate][row − from]}. */
    double[][] coordinates(int from, int to) {
        double[][] block = new double[design.width][to - from];
        coordinates(from, to, block);
        return block;
    }

    private void coordinates(int from, int to, double[][] block) {
        design.fill(from, to, block);
        if (rootWeights != null) {
            for (double[] column : block) {
                for (int i = 0; i < to - from; i++) {
                    column[i] *= rootWeights[from + i];
                }
            }
        }
        solveLower(block, to - from);
    }

    private double[][] coordinates(Clusters clusters, int g) {
        int rows = clusters.end(g) - clusters.start(g);
        double[][] block = new double[design.width][rows];
        int[] which = clusters.rows(g, g + 1);
        design.fill(which, block);
        if (rootWeights != null) {
            for (double[] column : block) {
                for (int i = 0; i < rows; i++) {
                    column[i] *= rootWeights[which[i]];
                }
            }
        }
        solveLower(block, rows);
        return block;
    }

    /** L⁻¹ on every row of the block at once, column by column, four solved columns at a time. */
    private void solveLower(double[][] block, int rows) {
        for (int j = 0; j < block.length; j++) {
            double[] target = block[j];
            int l = 0;
            for (; l + 3 < j; l += 4) {
                subtractFour(target, block, j, l, rows);
            }
            for (; l < j; l++) {
                double share = factor.at(j, l);
                double[] solved = block[l];
                for (int i = 0; i < rows; i++) {
                    target[i] -= share * solved[i];
                }
            }
            double perUnit = 1 / factor.at(j, j);
            for (int i = 0; i < rows; i++) {
                target[i] *= perUnit;
            }
        }
    }

    private void subtractFour(double[] target, double[][] block, int j, int l, int rows) {
        double[] a = block[l];
        double[] b = block[l + 1];
        double[] c = block[l + 2];
        double[] d = block[l + 3];
        double shareA = factor.at(j, l);
        double shareB = factor.at(j, l + 1);
        double shareC = factor.at(j, l + 2);
        double shareD = factor.at(j, l + 3);
        for (int i = 0; i < rows; i++) {
            target[i] -= shareA * a[i] + shareB * b[i] + shareC * c[i] + shareD * d[i];
        }
    }

    private static void writeLeverage(double[][] z, int from, int rows, double[] leverage) {
        double[] sums = new double[rows];
        for (double[] column : z) {
            for (int i = 0; i < rows; i++) {
                sums[i] += column[i] * column[i];
            }
        }
        System.arraycopy(sums, 0, leverage, from, rows);
    }

    private static void addOuter(double[] v, double[] sum) {
        for (int j = 0; j < v.length; j++) {
            for (int l = 0; l < v.length; l++) {
                sum[j * v.length + l] += v[j] * v[l];
            }
        }
    }

    private static double[] add(double[] left, double[] right) {
        for (int i = 0; i < left.length; i++) {
            left[i] += right[i];
        }
        return left;
    }

    private static void scale(double[] values, double by) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= by;
        }
    }
}
