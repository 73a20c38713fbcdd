package org.wayworth.kernel.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Silhouette: how much closer a row is to its own group than to the next one, −1 to 1. Means below 0.25 speak against
 * any structure. All pairs are looked at: up to some 20,000 rows.
 *
 * <p>Source: Rousseeuw (1987), J. Computational and Applied Mathematics 20, 53–65. A row alone in its group has 0.
 */
public final class Silhouette {

    private static final int CHUNK = 64;

    /**
     * @param mean over all rows
     * @param byGroup means of the groups
     * @param widths of each row
     */
    public record Result(double mean, Vector byGroup, Vector widths) {}

    private Silhouette() {}

    /** With straight-line distances. */
    public static Fit<Result> euclidean(double[][] columns, Partition partition) {
        int n = Columns.requireRows(columns);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        requireRows(n, partition);
        int[] order = byGroup(partition);
        double[][] sorted = Columns.take(columns, order);
        int[] starts = starts(partition);
        return fit(partition, order, (from, to) -> sums(sorted, from, to, starts));
    }

    /** With any dissimilarity. */
    public static Fit<Result> of(Dissimilarity dissimilarity, Partition partition) {
        requireRows(dissimilarity.size(), partition);
        int[] order = byGroup(partition);
        return fit(partition, order, (from, to) -> {
            double[][] sums = new double[to - from][partition.groups()];
            for (int i = from; i < to; i++) {
                for (int j : order) {
                    sums[i - from][partition.at(j)] += dissimilarity.between(order[i], j);
                }
            }
            return sums;
        });
    }

    /** @param work sums of the distances from some places of {@code order} to each group */
    private static Fit<Result> fit(Partition partition, int[] order, Blocks.Work<double[][]> work) {
        int[] starts = starts(partition);
        int filled = 0;
        for (int g = 0; g < partition.groups(); g++) {
            filled += starts[g + 1] > starts[g] ? 1 : 0;
        }
        if (filled < 2) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "all rows are in one group", "a silhouette needs two groups or more");
        }
        int n = order.length;
        List<double[]> parts = Blocks.map((n + CHUNK - 1) / CHUNK, chunk -> {
            int from = chunk * CHUNK;
            double[] widths = new double[Math.min(CHUNK, n - from)];
            double[][] sums = work.on(from, from + widths.length);
            for (int i = 0; i < widths.length; i++) {
                widths[i] = width(sums[i], partition.at(order[from + i]), starts);
            }
            return widths;
        });
        double[] widths = new double[n];
        double[] byGroup = new double[partition.groups()];
        for (int i = 0; i < n; i++) {
            double width = parts.get(i / CHUNK)[i % CHUNK];
            widths[order[i]] = width;
            int group = partition.at(order[i]);
            byGroup[group] += width / (starts[group + 1] - starts[group]);
        }
        double mean = Arrays.stream(widths).sum() / n;
        return Fit.done(new Result(mean, Vector.of(byGroup), Vector.of(widths)));
    }

    private static double width(double[] sums, int own, int[] starts) {
        int size = starts[own + 1] - starts[own];
        if (size == 1) {
            return 0;
        }
        double inside = sums[own] / (size - 1);
        double next = Double.POSITIVE_INFINITY;
        for (int g = 0; g < sums.length; g++) {
            int count = starts[g + 1] - starts[g];
            if (g != own && count > 0) {
                next = Math.min(next, sums[g] / count);
            }
        }
        double larger = Math.max(inside, next);
        return larger == 0 ? 0 : (next - inside) / larger;
    }

    /**
     * Distances from rows {@code from} to {@code to} to each group. Rows lie group after group, so each strip belongs to
     * one group, and is loaded once for all the rows.
     */
    private static double[][] sums(double[][] sorted, int from, int to, int[] starts) {
        int p = sorted.length;
        double[] rows = new double[(to - from) * p];
        for (int i = from; i < to; i++) {
            for (int j = 0; j < p; j++) {
                rows[(i - from) * p + j] = sorted[j][i];
            }
        }
        double[][] sums = new double[to - from][starts.length - 1];
        Distances distances = new Distances(p);
        double[] roots = new double[Distances.STRIP];
        for (int g = 0; g < starts.length - 1; g++) {
            for (int start = starts[g]; start < starts[g + 1]; start += Distances.STRIP) {
                int length = Math.min(Distances.STRIP, starts[g + 1] - start);
                distances.load(sorted, start, length);
                for (int i = 0; i < sums.length; i++) {
                    takeRoots(distances.toCentre(rows, i * p), roots);
                    sums[i][g] += sum(roots, length);
                }
            }
        }
        return sums;
    }

    private static void takeRoots(double[] squares, double[] roots) {
        for (int i = 0; i < Distances.STRIP; i++) {
            roots[i] = Math.sqrt(squares[i]);
        }
    }

    /** Four running sums: the additions need not wait for each other. */
    private static double sum(double[] values, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            s0 += values[i];
            s1 += values[i + 1];
            s2 += values[i + 2];
            s3 += values[i + 3];
        }
        for (; i < length; i++) {
            s0 += values[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static int[] byGroup(Partition partition) {
        int[] starts = starts(partition);
        int[] next = starts.clone();
        int[] order = new int[partition.size()];
        for (int i = 0; i < order.length; i++) {
            order[next[partition.at(i)]++] = i;
        }
        return order;
    }

    /** Where each group begins in that order, and where the last ends. */
    private static int[] starts(Partition partition) {
        int[] starts = new int[partition.groups() + 1];
        IntStream.range(0, partition.size()).forEach(i -> starts[partition.at(i) + 1]++);
        for (int g = 0; g < partition.groups(); g++) {
            starts[g + 1] += starts[g];
        }
        return starts;
    }

    private static void requireRows(int n, Partition partition) {
        if (partition.size() != n) {
            throw new IllegalArgumentException("partition must have " + n + " rows, not " + partition.size());
        }
    }
}
