package org.wayworth.kernel.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Cholesky;
import org.wayworth.kernel.parallel.Blocks;

/** One EM run of a Gaussian mixture: chances from parameters, parameters from weighted sums, in turn. */
final class MixtureEm {

    /** How a run ended. */
    enum End {
        CONVERGED,
        UNFINISHED,
        /** A group had too few rows, or no extent in some direction. */
        COLLAPSED
    }

    /** A group whose extent in a direction falls below this share of the data's variance there has collapsed. */
    private static final double THIN = 1e-8;

    private static final int BLOCK = 2_048;

    /** Columns less their means: sums of squares then keep their digits. */
    private final double[][] centred;

    private final double[] origin;
    private final double[] variances;
    private final int n;
    private final int p;
    private final int k;
    private final GaussianMixture.Shape shape;
    /** Row after row. */
    private final double[] chances;

    private final double[] shares;
    private final double[][] means;
    private final double[][] covariances;
    private double logLikelihood = Double.NEGATIVE_INFINITY;
    private int steps;

    MixtureEm(double[][] columns, int k, GaussianMixture.Shape shape) {
        this.n = columns[0].length;
        this.p = columns.length;
        this.k = k;
        this.shape = shape;
        this.centred = new double[p][n];
        this.origin = new double[p];
        this.variances = new double[p];
        for (int j = 0; j < p; j++) {
            origin[j] = Arrays.stream(columns[j]).sum() / n;
            for (int i = 0; i < n; i++) {
                centred[j][i] = columns[j][i] - origin[j];
                variances[j] += centred[j][i] * centred[j][i] / n;
            }
        }
        this.chances = new double[n * k];
        this.shares = new double[k];
        this.means = new double[k][p];
        this.covariances = new double[k][p * p];
    }

    End run(Partition start, int maxSteps, double tolerance) {
        for (int i = 0; i < n; i++) {
            chances[i * k + start.at(i)] = 1;
        }
        for (steps = 1; steps <= maxSteps; steps++) {
            if (!parameters()) {
                return End.COLLAPSED;
            }
            Density[] densities = densities();
            if (densities.length == 0) {
                return End.COLLAPSED;
            }
            double before = logLikelihood;
            logLikelihood = Blocks.reduce(n, BLOCK, (from, to) -> expect(densities, from, to), Double::sum);
            if (logLikelihood - before <= tolerance * Math.abs(logLikelihood)) {
                return End.CONVERGED;
            }
        }
        return End.UNFINISHED;
    }

    double logLikelihood() {
        return logLikelihood;
    }

    /** Shares, means and covariances from the chances; false when a group has too few rows. */
    private boolean parameters() {
        Sums sums = Blocks.reduce(n, BLOCK, this::sums, Sums::join);
        double[] pooled = new double[p * p];
        for (int g = 0; g < k; g++) {
            double weight = sums.weights[g];
            if (!(weight > 1)) {
                return false;
            }
            shares[g] = weight / n;
            for (int j = 0; j < p; j++) {
                means[g][j] = sums.firsts[g][j] / weight;
            }
            for (int j = 0; j < p; j++) {
                for (int l = 0; l <= j; l++) {
                    double scatter = sums.seconds[g][j * p + l] - weight * means[g][j] * means[g][l];
                    pooled[j * p + l] += scatter / n;
                    covariances[g][j * p + l] = scatter / weight;
                }
            }
        }
        for (int g = 0; g < k; g++) {
            shapeUp(covariances[g], shape.shared() ? pooled : covariances[g]);
        }
        return true;
    }

    /** Fills {@code target} with what the shape allows of {@code source}, both triangles. */
    private void shapeUp(double[] target, double[] source) {
        double trace = 0;
        for (int j = 0; j < p; j++) {
            trace += source[j * p + j];
        }
        for (int j = 0; j < p; j++) {
            for (int l = 0; l <= j; l++) {
                double value = shape.round() ? trace / p : source[j * p + l];
                boolean kept = j == l || !(shape.round() || shape.aligned());
                target[j * p + l] = kept ? value : 0;
                target[l * p + j] = target[j * p + l];
            }
        }
    }

    private Sums sums(int from, int to) {
        Sums sums = new Sums(k, p);
        double[] row = new double[p];
        for (int i = from; i < to; i++) {
            for (int j = 0; j < p; j++) {
                row[j] = centred[j][i];
            }
            for (int g = 0; g < k; g++) {
                double chance = chances[i * k + g];
                if (chance > 0) {
                    sums.add(g, chance, row);
                }
            }
        }
        return sums;
    }

    /** Empty when a group has no extent in some direction. */
    private Density[] densities() {
        Density[] densities = new Density[k];
        for (int g = 0; g < k; g++) {
            for (int j = 0; j < p; j++) {
                if (!(covariances[g][j * p + j] > THIN * variances[j])) {
                    return new Density[0];
                }
            }
            Cholesky root = Cholesky.of(covariances[g], p, THIN);
            if (!root.isDefinite()) {
                return new Density[0];
            }
            double constant = Math.log(shares[g]) - (p * Math.log(2 * Math.PI) + root.logDeterminant()) / 2;
            densities[g] = new Density(means[g], root, constant);
        }
        return densities;
    }

    /** Sets the chances of a block of rows; returns its log-likelihood. */
    private double expect(Density[] densities, int from, int to) {
        double sum = 0;
        double[] gap = new double[p];
        double[] logs = new double[k];
        for (int i = from; i < to; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int g = 0; g < k; g++) {
                logs[g] = densities[g].log(centred, i, gap);
                most = Math.max(most, logs[g]);
            }
            double total = 0;
            for (int g = 0; g < k; g++) {
                logs[g] = Math.exp(logs[g] - most);
                total += logs[g];
            }
            for (int g = 0; g < k; g++) {
                chances[i * k + g] = logs[g] / total;
            }
            sum += most + Math.log(total);
        }
        return sum;
    }

    GaussianMixture.Result result(int parameters) {
        int[] group = new int[n];
        for (int i = 0; i < n; i++) {
            for (int g = 1; g < k; g++) {
                group[i] = chances[i * k + g] > chances[i * k + group[i]] ? g : group[i];
            }
        }
        double[][] placed = new double[k][p];
        List<Matrix> matrices = new ArrayList<>();
        for (int g = 0; g < k; g++) {
            for (int j = 0; j < p; j++) {
                placed[g][j] = origin[j] + means[g][j];
            }
            matrices.add(Matrix.ofRows(p, p, covariances[g]));
        }
        return new GaussianMixture.Result(
                shape,
                Vector.of(shares),
                Matrix.of(placed),
                matrices,
                Matrix.ofRows(n, k, chances),
                Partition.of(k, group),
                logLikelihood,
                parameters,
                steps);
    }

    /** A group's log density plus the log of its share. */
    private record Density(double[] mean, Cholesky root, double constant) {

        double log(double[][] centred, int row, double[] gap) {
            double squares = 0;
            for (int j = 0; j < gap.length; j++) {
                double rest = centred[j][row] - mean[j];
                for (int l = 0; l < j; l++) {
                    rest -= root.at(j, l) * gap[l];
                }
                gap[j] = rest / root.at(j, j);
                squares += gap[j] * gap[j];
            }
            return constant - squares / 2;
        }
    }

    /** Weighted counts, sums and lower triangles of cross-products, by group. */
    private static final class Sums {
        private final double[] weights;
        private final double[][] firsts;
        private final double[][] seconds;

        Sums(int k, int p) {
            weights = new double[k];
            firsts = new double[k][p];
            seconds = new double[k][p * p];
        }

        void add(int group, double chance, double[] row) {
            weights[group] += chance;
            double[] second = seconds[group];
            for (int j = 0; j < row.length; j++) {
                double weighted = chance * row[j];
                firsts[group][j] += weighted;
                for (int l = 0; l <= j; l++) {
                    second[j * row.length + l] += weighted * row[l];
                }
            }
        }

        Sums join(Sums other) {
            for (int g = 0; g < weights.length; g++) {
                weights[g] += other.weights[g];
                for (int j = 0; j < firsts[g].length; j++) {
                    firsts[g][j] += other.firsts[g][j];
                }
                for (int j = 0; j < seconds[g].length; j++) {
                    seconds[g][j] += other.seconds[g][j];
                }
            }
            return this;
        }
    }
}
