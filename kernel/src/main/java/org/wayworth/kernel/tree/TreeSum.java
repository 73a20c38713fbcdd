package org.wayworth.kernel.tree;

import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.parallel.Blocks;

/**
 * A prediction that is a start plus what each of many trees adds to it.
 *
 * @param start in the unit of the trees' values; log odds where they are
 */
public record TreeSum(double start, List<RegressionTree> trees) {

    public TreeSum {
        if (!Double.isFinite(start)) {
            throw new IllegalArgumentException("start must be finite, not " + start);
        }
        trees = List.copyOf(trees);
    }

    /** The least number of columns that every tree can be asked with. */
    public int columns() {
        return trees.stream().mapToInt(RegressionTree::columns).max().orElse(0);
    }

    /** One sum a row of {@code columns[j][i]}. */
    public double[] predict(double[][] columns) {
        int n = requireColumns(columns);
        double[] sum = new double[n];
        Arrays.fill(sum, start);
        return Blocks.reduce(
                n,
                Blocks.ROWS,
                (from, to) -> {
                    for (RegressionTree tree : trees) {
                        for (int i = from; i < to; i++) {
                            sum[i] += tree.of(columns, i);
                        }
                    }
                    return sum;
                },
                (left, right) -> left);
    }

    /** The number of rows; throws when there are fewer columns than a tree asks about. */
    int requireColumns(double[][] columns) {
        int n = Rows.count(columns);
        if (columns.length < columns()) {
            throw new IllegalArgumentException(
                    "there must be " + columns() + " columns or more, as the trees ask, not " + columns.length);
        }
        return n;
    }
}
