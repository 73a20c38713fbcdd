package org.wayworth.kernel.cluster;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.parallel.Blocks;

/**
 * k-means++: first centres drawn far from each other. Each new centre is a row drawn with a chance in proportion to its
 * squared distance from the centres so far; of a few such rows the one that helps most is kept.
 */
final class Seeding {

    private Seeding() {}

    /** Centre after centre; empty when fewer than k rows differ. */
    static double[] spread(double[][] columns, int k, UniformRandomProvider random) {
        int n = columns[0].length;
        int p = columns.length;
        int candidates = 2 + (int) Math.log(k);
        double[] centres = new double[k * p];
        double[] nearest = new double[n];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        copyRow(columns, random.nextInt(n), centres, 0);
        double[] sums = keep(columns, centres, 0, nearest);
        for (int c = 1; c < k; c++) {
            if (!(Arrays.stream(sums).sum() > 0)) {
                return new double[0];
            }
            double[] tried = new double[candidates * p];
            for (int t = 0; t < candidates; t++) {
                copyRow(columns, draw(nearest, sums, random), tried, t * p);
            }
            int best = best(columns, tried, candidates, nearest);
            System.arraycopy(tried, best * p, centres, c * p, p);
            sums = keep(columns, centres, c * p, nearest);
        }
        return centres;
    }

    private static void copyRow(double[][] columns, int row, double[] centres, int at) {
        for (int j = 0; j < columns.length; j++) {
            centres[at + j] = columns[j][row];
        }
    }

    /** Lowers {@code nearest} to the distances to one more centre where those are smaller; returns sums by block. */
    private static double[] keep(double[][] columns, double[] centres, int at, double[] nearest) {
        return byBlock(nearest.length, (from, to) -> {
            Distances distances = new Distances(columns.length);
            double sum = 0;
            for (int start = from; start < to; start += Distances.STRIP) {
                int length = Math.min(Distances.STRIP, to - start);
                distances.load(columns, start, length);
                double[] squared = distances.toCentre(centres, at);
                for (int i = 0; i < length; i++) {
                    nearest[start + i] = Math.min(nearest[start + i], squared[i]);
                    sum += nearest[start + i];
                }
            }
            return sum;
        });
    }

    private static double[] byBlock(int n, Blocks.Work<Double> work) {
        int blocks = (n + Distances.BLOCK - 1) / Distances.BLOCK;
        return Blocks.map(blocks, b -> work.on(b * Distances.BLOCK, Math.min(n, (b + 1) * Distances.BLOCK))).stream()
                .mapToDouble(sum -> sum)
                .toArray();
    }

    /** The candidate that would leave the smallest sum of squared distances. */
    private static int best(double[][] columns, double[] tried, int candidates, double[] nearest) {
        double[] totals = Blocks.reduce(
                nearest.length,
                Distances.BLOCK * 8,
                (from, to) -> totals(columns, tried, candidates, nearest, from, to),
                Seeding::add);
        int best = 0;
        for (int t = 1; t < candidates; t++) {
            best = totals[t] < totals[best] ? t : best;
        }
        return best;
    }

    private static double[] totals(
            double[][] columns, double[] tried, int candidates, double[] nearest, int from, int to) {
        Distances distances = new Distances(columns.length);
        double[] totals = new double[candidates];
        for (int start = from; start < to; start += Distances.STRIP) {
            int length = Math.min(Distances.STRIP, to - start);
            distances.load(columns, start, length);
            for (int t = 0; t < candidates; t++) {
                double[] squared = distances.toCentre(tried, t * columns.length);
                double sum = 0;
                for (int i = 0; i < length; i++) {
                    sum += Math.min(nearest[start + i], squared[i]);
                }
                totals[t] += sum;
            }
        }
        return totals;
    }

    private static double[] add(double[] one, double[] other) {
        for (int t = 0; t < one.length; t++) {
            one[t] += other[t];
        }
        return one;
    }

    /** A row, with a chance in proportion to {@code weights}, whose sums by block are known. */
    private static int draw(double[] weights, double[] sums, UniformRandomProvider random) {
        double at = random.nextDouble() * Arrays.stream(sums).sum();
        int block = 0;
        while (block < sums.length - 1 && at >= sums[block]) {
            at -= sums[block++];
        }
        int from = block * Distances.BLOCK;
        int to = Math.min(weights.length, from + Distances.BLOCK);
        int last = from;
        for (int i = from; i < to; i++) {
            if (weights[i] > 0) {
                last = i;
                at -= weights[i];
                if (at < 0) {
                    break;
                }
            }
        }
        return last;
    }
}
