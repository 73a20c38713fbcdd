package org.wayworth.kernel.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.random.Streams;

/**
 * k-prototypes: k-means for numbers and categories together. A centre is a mean of the numbers and the commonest
 * category of each other column; a category that differs costs {@code gamma}.
 *
 * <p>Bring numbers to one scale first; half the mean standard deviation is Huang's advice for gamma. Source: Huang
 * (1998), Data Mining and Knowledge Discovery 2, 283–304; all rows are assigned before centres move.
 */
public final class KPrototypes {

    /**
     * @param gamma cost of a differing category, in squared units of the numbers; above 0
     * @param starts the best of which is kept
     */
    public record Options(int k, double gamma, int starts, int maxIterations, long seed) {
        public Options {
            if (k < 1 || starts < 1 || maxIterations < 1 || !(gamma > 0)) {
                throw new IllegalArgumentException("k, starts, maxIterations must be 1 or more and gamma above 0, not "
                        + k + ", " + starts + ", " + maxIterations + ", " + gamma);
            }
        }

        public static Options of(int k, double gamma, long seed) {
            return new Options(k, gamma, 20, 100, seed);
        }
    }

    /**
     * @param means one row a group, one column for each column of numbers
     * @param modes the same for the categories: whole codes
     * @param cost squared distances plus gamma times differing categories, over all rows
     */
    public record Result(Matrix means, Matrix modes, Partition partition, double cost, int iterations) {}

    private KPrototypes() {}

    /**
     * @param numbers {@code numbers[j][i]}, finite
     * @param categories {@code categories[j][i]}: code from 0
     */
    public static Fit<Result> fit(double[][] numbers, int[][] categories, Options options) {
        int n = requireRows(numbers, categories);
        Optional<Fit<Result>> out = Magnitude.out(numbers);
        if (out.isPresent()) {
            return out.get();
        }

        if (n < options.k()) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, n + " rows for " + options.k() + " groups", "ask for fewer groups");
        }
        List<Result> best = List.of();
        for (int start = 0; start < options.starts(); start++) {
            Run run = new Run(numbers, categories, options.k(), options.gamma());
            if (!run.spread(Streams.stream(options.seed(), start))) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "fewer than " + options.k() + " rows differ from each other",
                        "ask for fewer groups");
            }
            Result result = run.iterate(options.maxIterations());
            best = best.isEmpty() || result.cost() < best.get(0).cost() ? List.of(result) : best;
        }
        return Fit.done(best.get(0));
    }

    /** From the rows given as first centres. */
    public static Fit<Result> fitFrom(
            double[][] numbers, int[][] categories, int[] rows, double gamma, int maxIterations) {
        requireRows(numbers, categories);
        Optional<Fit<Result>> out = Magnitude.out(numbers);
        if (out.isPresent()) {
            return out.get();
        }

        Run run = new Run(numbers, categories, rows.length, gamma);
        for (int c = 0; c < rows.length; c++) {
            run.centreAt(c, rows[c]);
        }
        return Fit.done(run.iterate(maxIterations));
    }

    private static int requireRows(double[][] numbers, int[][] categories) {
        int n = Columns.requireRows(numbers);
        for (int j = 0; j < categories.length; j++) {
            if (categories[j].length != n) {
                throw new IllegalArgumentException(
                        "category column " + j + " must have " + n + " rows, not " + categories[j].length);
            }
            for (int i = 0; i < n; i++) {
                if (categories[j][i] < 0) {
                    throw new IllegalArgumentException("codes must be 0 or more; category column " + j + ", row " + i
                            + " has " + categories[j][i]);
                }
            }
        }
        return n;
    }

    /** The state of one start. */
    private static final class Run {

        private final double[][] numbers;
        private final int[][] categories;
        private final int n;
        private final int k;
        private final double gamma;
        private final double[][] means;
        private final int[][] modes;
        private final int[] group;
        private final double[] distance;

        Run(double[][] numbers, int[][] categories, int k, double gamma) {
            this.numbers = numbers;
            this.categories = categories;
            this.n = numbers[0].length;
            this.k = k;
            this.gamma = gamma;
            this.means = new double[k][numbers.length];
            this.modes = new int[k][categories.length];
            this.group = new int[n];
            this.distance = new double[n];
            Arrays.fill(group, -1);
        }

        void centreAt(int c, int row) {
            for (int j = 0; j < numbers.length; j++) {
                means[c][j] = numbers[j][row];
            }
            for (int j = 0; j < categories.length; j++) {
                modes[c][j] = categories[j][row];
            }
        }

        /** Centres far from each other, as in k-means++; false when fewer than k rows differ. */
        boolean spread(UniformRandomProvider random) {
            Arrays.fill(distance, Double.POSITIVE_INFINITY);
            centreAt(0, random.nextInt(n));
            for (int c = 1; c < k; c++) {
                double total = 0;
                for (int i = 0; i < n; i++) {
                    distance[i] = Math.min(distance[i], toCentre(i, c - 1));
                    total += distance[i];
                }
                if (!(total > 0)) {
                    return false;
                }
                double at = random.nextDouble() * total;
                int row = 0;
                for (int i = 0; i < n && at >= 0; i++) {
                    row = distance[i] > 0 ? i : row;
                    at -= distance[i];
                }
                centreAt(c, row);
            }
            return true;
        }

        Result iterate(int maxIterations) {
            int iterations = 0;
            while (assign() > 0 && iterations < maxIterations) {
                move();
                iterations++;
            }
            double[][] codes = new double[k][categories.length];
            for (int c = 0; c < k; c++) {
                int[] mode = modes[c];
                Arrays.setAll(codes[c], j -> mode[j]);
            }
            return new Result(
                    Matrix.of(means),
                    Matrix.of(codes),
                    Partition.of(k, group),
                    Arrays.stream(distance).sum(),
                    iterations);
        }

        /** Rows that changed their group. */
        private int assign() {
            int moved = 0;
            for (int i = 0; i < n; i++) {
                int nearest = 0;
                double least = toCentre(i, 0);
                for (int c = 1; c < k; c++) {
                    double next = toCentre(i, c);
                    if (next < least) {
                        least = next;
                        nearest = c;
                    }
                }
                moved += group[i] == nearest ? 0 : 1;
                group[i] = nearest;
                distance[i] = least;
            }
            return moved;
        }

        private double toCentre(int i, int c) {
            double sum = 0;
            for (int j = 0; j < numbers.length; j++) {
                double gap = numbers[j][i] - means[c][j];
                sum += gap * gap;
            }
            int differing = 0;
            for (int j = 0; j < categories.length; j++) {
                differing += categories[j][i] == modes[c][j] ? 0 : 1;
            }
            return sum + gamma * differing;
        }

        private void move() {
            int[] sizes = new int[k];
            for (int g : group) {
                sizes[g]++;
            }
            for (int j = 0; j < numbers.length; j++) {
                double[] sums = new double[k];
                for (int i = 0; i < n; i++) {
                    sums[group[i]] += numbers[j][i];
                }
                for (int c = 0; c < k; c++) {
                    means[c][j] = sizes[c] == 0 ? means[c][j] : sums[c] / sizes[c];
                }
            }
            for (int j = 0; j < categories.length; j++) {
                moveMode(j, sizes);
            }
            for (int c = 0; c < k; c++) {
                if (sizes[c] == 0) {
                    centreAt(c, farthest());
                }
            }
        }

        /** The commonest code; the lowest of those equally common. */
        private void moveMode(int j, int[] sizes) {
            int codes = Arrays.stream(categories[j]).max().orElse(0) + 1;
            int[][] counts = new int[k][codes];
            for (int i = 0; i < n; i++) {
                counts[group[i]][categories[j][i]]++;
            }
            for (int c = 0; c < k; c++) {
                int mode = 0;
                for (int code = 1; code < codes; code++) {
                    mode = counts[c][code] > counts[c][mode] ? code : mode;
                }
                modes[c][j] = sizes[c] == 0 ? modes[c][j] : mode;
            }
        }

        private int farthest() {
            int farthest = 0;
            for (int i = 1; i < n; i++) {
                farthest = distance[i] > distance[farthest] ? i : farthest;
            }
            distance[farthest] = 0;
            return farthest;
        }
    }
}
