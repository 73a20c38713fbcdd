package org.wayworth.kernel.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;

/**
 * A row that some combination of columns singles out: the combination is 0 in all other rows. Its leverage is 1, the fit
 * goes through it whatever its outcome, and no residual is left to tell an error from.
 */
final class LoneRow {

    /** 1 − leverage that is no more than rounding leaves where there should be nothing. */
    private static final double NOTHING = 1e-10;
    /** Coefficient of a column's standard score, relative to the largest, at which it has no part in the combination. */
    private static final double NO_PART = 1e-6;

    private LoneRow() {}

    static boolean is(double leverage) {
        return !(1 - leverage > NOTHING);
    }

    /** The first such row, or −1. */
    static int find(double[] leverage) {
        for (int i = 0; i < leverage.length; i++) {
            if (is(leverage[i])) {
                return i;
            }
        }
        return -1;
    }

    /** @param combination that singles the row out: a coefficient for the standard score of each column */
    static <T> Fit<T> impossible(int row, double[] combination) {
        double largest = Glm.largest(combination);
        int[] columns = IntStream.range(0, combination.length)
                .filter(j -> Math.abs(combination[j]) > NO_PART * largest)
                .toArray();
        String what = switch (columns.length) {
            case 0 -> "has nearly all the weight";
            case 1 -> "alone settles the coefficient of column " + columns[0];
            default -> "alone settles what columns " + Arrays.toString(columns) + " have together";
        };
        return Fit.impossible(
                Fit.Reason.TOO_FEW_ROWS,
                "row " + row + " " + what
                        + " (counted from 0), so that no residual is left there to tell an error from",
                "join the column with another so that more rows share it, or leave out both the row and the column",
                columns);
    }
}
