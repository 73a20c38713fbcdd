package org.wayworth.kernel.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.parallel.Blocks;

/**
 * Silhouette: how much closer a row is to its own group than to the next one, −1 to 1. Means below 0.25 speak against
 * any structure. All pairs are looked at: up to some 20,000 rows.
 *
 * <p>Source: Rousseeuw (1987), J. Computational and Applied Mathematics 20, 53–65. A row alone in its group has 0.
 */
public final class Silhouette {

    private static final int CHUNK = 64;
    /** Distances worked out together: they stay in the first-level cache. */
    private static final int STRIP = 512;

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
        requireRows(n, partition);
        int[] order = byGroup(partition);
        double[][] sorted = Columns.take(columns, order);
        int[] starts = starts(partition);
        return fit(partition, order, i -> sums(sorted, i, starts));
    }

    /** With any dissimilarity. */
    public static Fit<Result> of(Dissimilarity dissimilarity, Partition partition) {
        requireRows(dissimilarity.size(), partition);
        int[] order = byGroup(partition);
        return fit(partition, order, i -> {
            double[] sums = new double[partition.groups()];
            for (int j : order) {
                sums[partition.at(j)] += dissimilarity.between(order[i], j);
            }
            return sums;
        });
    }

    /** @param sums of the distances from the row at a place of {@code order} to each group */
    private static Fit<Result> fit(Partition partition, int[] order, IntFunction<double[]> sums) {
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
            for (int i = 0; i < widths.length; i++) {
                widths[i] = width(sums.apply(from + i), partition.at(order[from + i]), starts);
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

    /** Distances from row i to each group; rows lie group after group, so each group's sum is a plain run. */
    private static double[] sums(double[][] sorted, int i, int[] starts) {
        int p = sorted.length;
        double[] centre = new double[p];
        for (int j = 0; j < p; j++) {
            centre[j] = sorted[j][i];
        }
        double[] sums = new double[starts.length - 1];
        double[] strip = new double[STRIP];
        for (int g = 0; g < sums.length; g++) {
            for (int start = starts[g]; start < starts[g + 1]; start += STRIP) {
                int length = Math.min(STRIP, starts[g + 1] - start);
                Distances.toCentre(sorted, centre, 0, start, length, strip);
                roots(strip, length);
                sums[g] += sum(strip, length);
            }
        }
        return sums;
    }

    private static void roots(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = Math.sqrt(values[i]);
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
