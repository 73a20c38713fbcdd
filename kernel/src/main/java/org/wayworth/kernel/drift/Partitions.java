package org.wayworth.kernel.drift;

import org.wayworth.kernel.Matrix;

/**
 * Two divisions of the same rows into groups, compared: are they the same groups under other names?
 *
 * <p>Adjusted Rand: 1 for the same division, 0 on average for unrelated ones (Hubert and Arabie 1985, J. of
 * Classification 2, 193–218). Jaccard: rows in both groups over rows in either, for every pair of groups. Mutual
 * information is in nats; its normalisation divides by the arithmetic mean of the entropies.
 */
public final class Partitions {

    /**
     * @param overlap rows in group i of the first and j of the second
     * @param jaccard 0 to 1, same shape
     */
    public record Result(
            Matrix overlap,
            Matrix jaccard,
            double adjustedRand,
            double mutualInformation,
            double normalisedInformation,
            int n) {}

    private Partitions() {}

    /** @param first group of each row, numbered from 0; likewise {@code second} */
    public static Result compare(int[] first, int[] second) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException(
                    "both divisions must have the same rows, not " + first.length + " and " + second.length);
        }
        int groups = 1 + highest("first", first);
        int others = 1 + highest("second", second);
        double[][] overlap = new double[groups][others];
        double[] rows = new double[groups];
        double[] columns = new double[others];
        for (int i = 0; i < first.length; i++) {
            overlap[first[i]][second[i]]++;
            rows[first[i]]++;
            columns[second[i]]++;
        }
        double n = first.length;
        double information = information(overlap, rows, columns, n);
        double entropies = (entropy(rows, n) + entropy(columns, n)) / 2;
        return new Result(
                Matrix.of(overlap),
                Matrix.of(jaccard(overlap, rows, columns)),
                adjustedRand(overlap, rows, columns, n),
                information,
                entropies == 0 ? 1 : information / entropies,
                first.length);
    }

    private static double adjustedRand(double[][] overlap, double[] rows, double[] columns, double n) {
        double together = 0;
        for (double[] row : overlap) {
            together += pairs(row);
        }
        double first = pairs(rows);
        double second = pairs(columns);
        double byChance = n < 2 ? 0 : first * second / (n * (n - 1) / 2);
        double most = (first + second) / 2;
        return most == byChance ? 1 : (together - byChance) / (most - byChance);
    }

    private static double pairs(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count * (count - 1) / 2;
        }
        return sum;
    }

    private static double[][] jaccard(double[][] overlap, double[] rows, double[] columns) {
        double[][] jaccard = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double either = rows[i] + columns[j] - overlap[i][j];
                jaccard[i][j] = either == 0 ? 0 : overlap[i][j] / either;
            }
        }
        return jaccard;
    }

    private static double information(double[][] overlap, double[] rows, double[] columns, double n) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                if (overlap[i][j] > 0) {
                    sum += overlap[i][j] / n * Math.log(overlap[i][j] * n / (rows[i] * columns[j]));
                }
            }
        }
        return Math.max(0, sum);
    }

    private static double entropy(double[] counts, double n) {
        double sum = 0;
        for (double count : counts) {
            sum -= count == 0 ? 0 : count / n * Math.log(count / n);
        }
        return sum;
    }

    private static int highest(String name, int[] groups) {
        int highest = 0;
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] < 0) {
                throw new IllegalArgumentException(name + " must number groups from 0; row " + i + " has " + groups[i]);
            }
            highest = Math.max(highest, groups[i]);
        }
        return highest;
    }
}
