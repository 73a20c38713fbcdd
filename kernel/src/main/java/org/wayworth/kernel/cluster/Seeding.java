package org.wayworth.kernel.cluster;

import java.util.Arrays;
import java.util.List;
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
        double[] centres = new double[k * p];
        double[] nearest = new double[n];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        copyRow(columns, random.nextInt(n), centres, 0);
        double[] sums = sums(columns, centres, nearest);
        int candidates = 2 + (int) Math.log(k);
        double[] tried = new double[n];
        double[] best = new double[n];
        for (int c = 1; c < k; c++) {
            double least = Double.POSITIVE_INFINITY;
            double[] leastSums = sums;
            if (!(Arrays.stream(sums).sum() > 0)) {
                return new double[0];
            }
            for (int t = 0; t < candidates; t++) {
                double[] candidate = new double[p];
                copyRow(columns, draw(nearest, sums, random), candidate, 0);
                System.arraycopy(nearest, 0, tried, 0, n);
                double[] triedSums = sums(columns, candidate, tried);
                double total = Arrays.stream(triedSums).sum();
                if (total < least) {
                    least = total;
                    leastSums = triedSums;
                    System.arraycopy(candidate, 0, centres, c * p, p);
                    double[] swapped = best;
                    best = tried;
                    tried = swapped;
                }
            }
            double[] swapped = nearest;
            nearest = best;
            best = swapped;
            sums = leastSums;
        }
        return centres;
    }

    private static void copyRow(double[][] columns, int row, double[] centres, int at) {
        for (int j = 0; j < columns.length; j++) {
            centres[at + j] = columns[j][row];
        }
    }

    /** Lowers {@code nearest} to the distances to one more centre where those are smaller; returns sums by block. */
    private static double[] sums(double[][] columns, double[] centre, double[] nearest) {
        int n = nearest.length;
        int blocks = (n + Distances.BLOCK - 1) / Distances.BLOCK;
        List<Double> sums = Blocks.map(blocks, b -> {
            int from = b * Distances.BLOCK;
            int length = Math.min(Distances.BLOCK, n - from);
            double[] squared = new double[length];
            Distances.toCentre(columns, centre, 0, from, length, squared);
            double sum = 0;
            for (int i = 0; i < length; i++) {
                double least = Math.min(nearest[from + i], squared[i]);
                nearest[from + i] = least;
                sum += least;
            }
            return sum;
        });
        return sums.stream().mapToDouble(sum -> sum).toArray();
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
