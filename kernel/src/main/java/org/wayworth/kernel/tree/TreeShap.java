package org.wayworth.kernel.tree;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.parallel.Blocks;

/**
 * How much each column moved the prediction of each row: exact Shapley values of a sum of trees.
 *
 * <p>In units of the prediction (log odds for log loss). For every row, base plus contributions is the prediction. A
 * column that is not known leaves the tree to go both ways, in the shares of the rows it was grown on (the
 * "path-dependent" values of the paper). Contributions describe the trees, not the world: correlated columns share what
 * is theirs together, and nothing here says what changing a column would do.
 *
 * <p>A leaf is reached when every column on its path lies within an interval. With the other columns known or not, it
 * counts with its value times a product of one factor a column: 1 or 0 when the column is known, the share of rows that
 * pass when it is not. Shapley values of such products need only how many columns are known, and depend on a row only
 * through which intervals hold; they are worked out once for each such pattern. Source: Lundberg, Erion, Chen and others
 * (2020), From local explanations to global understanding with explainable AI for trees, Nature Machine Intelligence 2,
 * 56–67.
 */
public final class TreeShap {

    private TreeShap() {}

    /**
     * @param base the prediction when no column is known
     * @param contributions one row a row, one column a column
     */
    public record Result(double base, Matrix contributions) {

        /** The mean size of each column's contributions: how much the trees use it. */
        public Vector meanAbsolute() {
            double[] mean = new double[contributions.columns()];
            for (int i = 0; i < contributions.rows(); i++) {
                for (int j = 0; j < mean.length; j++) {
                    mean[j] += Math.abs(contributions.at(i, j)) / contributions.rows();
                }
            }
            return Vector.of(mean);
        }
    }

    /**
     * Keeps a number for every row and column: of very many rows, give a sample.
     *
     * @param columns {@code columns[j][i]}: column j, row i; finite, in the order that the trees were grown on
     */
    public static Result explain(TreeSum sum, double[][] columns) {
        int n = sum.requireColumns(columns);
        int p = columns.length;
        List<LeafPath> leaves = new ArrayList<>();
        for (RegressionTree tree : sum.trees()) {
            leaves.addAll(LeafPath.of(tree));
        }
        double base = sum.start();
        for (LeafPath leaf : leaves) {
            base += leaf.expected();
        }
        double[] contributions = new double[n * p];
        Blocks.reduce(
                n,
                Blocks.ROWS,
                (from, to) -> {
                    for (LeafPath leaf : leaves) {
                        leaf.add(columns, from, to, contributions, p);
                    }
                    return to;
                },
                Math::max);
        return new Result(base, Matrix.ofRows(n, p, contributions));
    }
}
