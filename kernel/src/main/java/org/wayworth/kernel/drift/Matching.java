package org.wayworth.kernel.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Matrix;

/**
 * The pairing of rows with columns that has the largest total worth: which of the old groups is which of the new?
 *
 * <p>Method: Hungarian, by shortest augmenting paths, cubic in the number of groups. Source: Kuhn (1955), Naval
 * Research Logistics Quarterly 2, 83–97; Jonker and Volgenant (1987), Computing 38, 325–340.
 */
public final class Matching {

    /** Row {@code row} goes with column {@code column}. */
    public record Pair(int row, int column, double worth) {}

    private Matching() {}

    /** Every row is paired, or every column where there are fewer. In order of rows. */
    public static List<Pair> best(Matrix worth) {
        int size = Math.max(worth.rows(), worth.columns());
        if (worth.rows() == 0 || worth.columns() == 0) {
            throw new IllegalArgumentException(
                    "worth must have a row and a column, not " + worth.rows() + " x " + worth.columns());
        }
        double[][] cost = new double[size][size];
        for (int i = 0; i < worth.rows(); i++) {
            for (int j = 0; j < worth.columns(); j++) {
                if (!Double.isFinite(worth.at(i, j))) {
                    throw new IllegalArgumentException(
                            "worth must be finite; row " + i + ", column " + j + " has " + worth.at(i, j));
                }
                cost[i][j] = -worth.at(i, j);
            }
        }
        int[] columnOf = cheapest(cost);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < worth.rows(); i++) {
            if (columnOf[i] < worth.columns()) {
                pairs.add(new Pair(i, columnOf[i], worth.at(i, columnOf[i])));
            }
        }
        return List.copyOf(pairs);
    }

    /** The column of each row, of a square cost table. Rows and columns count from 1 inside; 0 stands for none. */
    private static int[] cheapest(double[][] cost) {
        int size = cost.length;
        double[] rowPrice = new double[size + 1];
        double[] columnPrice = new double[size + 1];
        int[] rowOf = new int[size + 1];
        for (int row = 1; row <= size; row++) {
            augment(cost, row, rowPrice, columnPrice, rowOf);
        }
        int[] columnOf = new int[size];
        for (int column = 1; column <= size; column++) {
            columnOf[rowOf[column] - 1] = column - 1;
        }
        return columnOf;
    }

    private static void augment(double[][] cost, int row, double[] rowPrice, double[] columnPrice, int[] rowOf) {
        int size = cost.length;
        double[] least = new double[size + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        int[] before = new int[size + 1];
        boolean[] reached = new boolean[size + 1];
        rowOf[0] = row;
        int column = 0;
        do {
            reached[column] = true;
            int from = rowOf[column];
            int next = 0;
            double step = Double.POSITIVE_INFINITY;
            for (int j = 1; j <= size; j++) {
                if (!reached[j]) {
                    double reduced = cost[from - 1][j - 1] - rowPrice[from] - columnPrice[j];
                    if (reduced < least[j]) {
                        least[j] = reduced;
                        before[j] = column;
                    }
                    if (least[j] < step) {
                        step = least[j];
                        next = j;
                    }
                }
            }
            for (int j = 0; j <= size; j++) {
                if (reached[j]) {
                    rowPrice[rowOf[j]] += step;
                    columnPrice[j] -= step;
                } else {
                    least[j] -= step;
                }
            }
            column = next;
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }
}
