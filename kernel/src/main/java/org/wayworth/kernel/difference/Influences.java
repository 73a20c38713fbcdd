package org.wayworth.kernel.difference;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.distribution.StandardError;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * From units' influences to standard errors, intervals and simultaneous bands.
 *
 * <p>Bands: the influences are given random signs, a sign a cluster, and the band is as wide as it must be for all
 * points at once in the wanted share of draws (multiplier bootstrap). Source: Callaway and Sant'Anna (2021), Journal of
 * Econometrics 225(2), 200–230, section 4.1.
 */
final class Influences {

    /** Draws worked on together. */
    private static final int BATCH = 16;

    private final int n;
    /** The cluster of each unit, from 0. */
    private final int[] group;

    private final int groups;
    private final boolean clustered;

    Influences(int n, int @Nullable [] cluster) {
        this.n = n;
        this.group = new int[n];
        this.clustered = cluster != null;
        if (cluster == null) {
            Arrays.setAll(group, i -> i);
            groups = n;
        } else {
            Int2IntOpenHashMap seen = new Int2IntOpenHashMap();
            for (int i = 0; i < n; i++) {
                seen.putIfAbsent(cluster[i], seen.size());
                group[i] = seen.get(cluster[i]);
            }
            groups = seen.size();
        }
    }

    /** A refusal where all units have one label. */
    static <R> Optional<Fit<R>> tooFew(int @Nullable [] cluster) {
        return cluster == null || Arrays.stream(cluster).anyMatch(label -> label != cluster[0])
                ? Optional.empty()
                : Optional.of(Fit.impossible(
                        Fit.Reason.TOO_FEW_ROWS,
                        "all units are in one cluster",
                        "let each unit err alone, or use a finer grouping"));
    }

    /** Influences summed by cluster. */
    private double[] byGroup(double[] influence) {
        double[] sums = new double[groups];
        for (int i = 0; i < n; i++) {
            sums[group[i]] += influence[i];
        }
        return sums;
    }

    private double smallSample() {
        return clustered ? groups / (groups - 1.0) : 1;
    }

    double standardError(double[] influence) {
        return StandardError.of(covariance(influence, influence));
    }

    double covariance(double[] one, double[] other) {
        double[] a = byGroup(one);
        double[] b = byGroup(other);
        double sum = 0;
        for (int g = 0; g < groups; g++) {
            sum += a[g] * b[g];
        }
        return sum * smallSample() / n / n;
    }

    Estimate estimate(double value, double[] influence, double level) {
        double standardError = standardError(influence);
        double half = reach(level) * standardError;
        return new Estimate(value, standardError, new Interval(value - half, value + half, level), n);
    }

    private double reach(double level) {
        return clustered ? Quantile.studentReach(level, groups - 1.0) : Quantile.normalReach(level);
    }

    /** Standard errors to each side that hold all points at once; never fewer than one point alone needs. */
    double simultaneousReach(List<double[]> influences, double level, int draws, long seed) {
        double[][] sums = new double[influences.size()][];
        for (int k = 0; k < sums.length; k++) {
            double scale = n * standardError(influences.get(k)) / Math.sqrt(smallSample());
            double[] own = byGroup(influences.get(k));
            sums[k] = Arrays.stream(own).map(v -> scale > 0 ? v / scale : 0).toArray();
        }
        int batches = (draws + BATCH - 1) / BATCH;
        double[] largest = Blocks.map(batches, b -> batch(sums, Math.min(BATCH, draws - b * BATCH), seed, b)).stream()
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
        int at = (int) Math.min(draws - 1, Math.ceil(level * draws) - 1);
        return Math.max(largest[at], reach(level));
    }

    private double[] batch(double[][] sums, int draws, long seed, int batch) {
        double[] largest = new double[draws];
        UniformRandomProvider random = Streams.stream(seed, batch);
        double[] sign = new double[groups];
        for (int d = 0; d < draws; d++) {
            for (int g = 0; g < groups; g += Long.SIZE) {
                long bits = random.nextLong();
                for (int h = g; h < Math.min(groups, g + Long.SIZE); h++) {
                    sign[h] = (bits & 1) == 0 ? -1 : 1;
                    bits >>>= 1;
                }
            }
            for (double[] sum : sums) {
                double total = 0;
                for (int g = 0; g < groups; g++) {
                    total += sign[g] * sum[g];
                }
                largest[d] = Math.max(largest[d], Math.abs(total));
            }
        }
        return largest;
    }
}
