package org.wayworth.kernel.cluster;

import org.wayworth.kernel.matrix.Magnitude;

/**
 * Gower's dissimilarity for mixed columns: the mean over columns of |difference| over range for numbers, and of 0 or 1
 * for equal or unequal categories. Columns in which either row has no value are left out of that pair's mean.
 *
 * <p>Source: Gower (1971), Biometrics 27, 857–871.
 */
public final class Gower implements Dissimilarity {

    /** The code of a category that is not known; a number that is not known is NaN. */
    public static final int UNKNOWN = -1;

    private final double[][] numbers;
    private final double[] ranges;
    private final int[][] categories;
    private final int n;

    private Gower(double[][] numbers, double[] ranges, int[][] categories, int n) {
        this.numbers = numbers;
        this.ranges = ranges;
        this.categories = categories;
        this.n = n;
    }

    /**
     * @param numbers {@code numbers[j][i]}: column j of row i, NaN where not known; a column without spread is left out
     * @param categories {@code categories[j][i]}: code of row i, {@link #UNKNOWN} where not known
     */
    public static Gower of(double[][] numbers, int[][] categories) {
        if (numbers.length + categories.length == 0) {
            throw new IllegalArgumentException("there must be a column of numbers or of categories");
        }
        int n = numbers.length > 0 ? numbers[0].length : categories[0].length;
        double[] ranges = new double[numbers.length];
        for (int j = 0; j < numbers.length; j++) {
            requireRows(numbers[j].length, n);
            Magnitude.require("numbers", numbers[j]);
            ranges[j] = range(numbers[j]);
        }
        for (int[] column : categories) {
            requireRows(column.length, n);
        }
        return new Gower(numbers, ranges, categories, n);
    }

    @Override
    public int size() {
        return n;
    }

    /** 0 to 1; 1 when the rows share no known column. */
    @Override
    public double between(int i, int j) {
        double sum = 0;
        int known = 0;
        for (int c = 0; c < numbers.length; c++) {
            double gap = Math.abs(numbers[c][i] - numbers[c][j]);
            if (ranges[c] > 0 && !Double.isNaN(gap)) {
                sum += gap / ranges[c];
                known++;
            }
        }
        for (int[] column : categories) {
            if (column[i] != UNKNOWN && column[j] != UNKNOWN) {
                sum += column[i] == column[j] ? 0 : 1;
                known++;
            }
        }
        if (i == j) {
            return 0;
        }
        return known == 0 ? 1 : sum / known;
    }

    private static double range(double[] column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : column) {
            if (!Double.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return high > low ? high - low : 0;
    }

    private static void requireRows(int found, int n) {
        if (found != n) {
            throw new IllegalArgumentException("every column must have " + n + " rows like the first, not " + found);
        }
    }
}
