package org.wayworth.kernel.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A leaf as the intervals that a row's values must lie in to get there, one for each column on its path. */
final class LeafPath {

    /** With more columns than these, patterns are worked out when they occur. */
    private static final int MOST_TABLED = 7;

    private static final int MOST_COLUMNS = 31;

    private final double value;
    private final int[] column;
    private final double[] least;
    private final double[] below;
    /** Share of the rows grown on that pass this column's questions. */
    private final double[] share;
    /** By pattern (bit d: the interval of column d holds), then by column; empty beyond the table. */
    private final double[] table;

    private LeafPath(double value, int[] column, double[] least, double[] below, double[] share, double[] table) {
        this.value = value;
        this.column = column;
        this.least = least;
        this.below = below;
        this.share = share;
        this.table = table;
    }

    static List<LeafPath> of(RegressionTree tree) {
        List<LeafPath> leaves = new ArrayList<>();
        double[] none = new double[0];
        LeafPath root = new LeafPath(0, new int[0], none, none, none, none);
        root.descend(tree, 0, leaves);
        return leaves;
    }

    private void descend(RegressionTree tree, int node, List<LeafPath> leaves) {
        if (tree.isLeaf(node)) {
            leaves.add(ending(tree.value(node)));
            return;
        }
        int j = tree.column(node);
        double cut = tree.cut(node);
        double cover = tree.cover(node);
        int down = tree.below(node);
        int up = tree.above(node);
        narrowed(j, Double.NEGATIVE_INFINITY, cut, tree.cover(down) / cover).descend(tree, down, leaves);
        narrowed(j, cut, Double.POSITIVE_INFINITY, tree.cover(up) / cover).descend(tree, up, leaves);
    }

    /** The path so far and one question more. */
    private LeafPath narrowed(int j, double from, double to, double passing) {
        int at = 0;
        while (at < column.length && column[at] != j) {
            at++;
        }
        int length = Math.max(column.length, at + 1);
        if (length > MOST_COLUMNS) {
            throw new IllegalArgumentException("a path must ask about at most " + MOST_COLUMNS + " columns");
        }
        int[] columns = Arrays.copyOf(column, length);
        double[] lows = Arrays.copyOf(least, length);
        double[] highs = Arrays.copyOf(below, length);
        double[] shares = Arrays.copyOf(share, length);
        boolean known = at < column.length;
        columns[at] = j;
        lows[at] = known ? Math.max(lows[at], from) : from;
        highs[at] = known ? Math.min(highs[at], to) : to;
        shares[at] = known ? shares[at] * passing : passing;
        return new LeafPath(0, columns, lows, highs, shares, table);
    }

    /** The leaf at the end of this path. */
    private LeafPath ending(double leaf) {
        int depth = column.length;
        LeafPath path = new LeafPath(leaf, column, least, below, share, table);
        if (depth > MOST_TABLED) {
            return path;
        }
        double[] patterns = new double[depth * (1 << depth)];
        for (int pattern = 0; pattern < 1 << depth; pattern++) {
            System.arraycopy(path.contributions(pattern), 0, patterns, pattern * depth, depth);
        }
        return new LeafPath(leaf, column, least, below, share, patterns);
    }

    /** What the leaf adds to a prediction when no column is known. */
    double expected() {
        double expected = value;
        for (double passing : share) {
            expected *= passing;
        }
        return expected;
    }

    /** Adds this leaf's part to {@code sums}, row after row with {@code p} columns. */
    void add(double[][] columns, int from, int to, double[] sums, int p) {
        int depth = column.length;
        for (int i = from; i < to; i++) {
            int pattern = 0;
            for (int d = 0; d < depth; d++) {
                double x = columns[column[d]][i];
                pattern |= x >= least[d] && x < below[d] ? 1 << d : 0;
            }
            boolean tabled = depth <= MOST_TABLED;
            double[] parts = tabled ? table : contributions(pattern);
            int first = tabled ? pattern * depth : 0;
            for (int d = 0; d < depth; d++) {
                sums[i * p + column[d]] += parts[first + d];
            }
        }
    }

    /** Shapley values of the product of one factor a column: 1 or 0 when known, its share when not. */
    private double[] contributions(int pattern) {
        int depth = column.length;
        double[] parts = new double[depth];
        for (int d = 0; d < depth; d++) {
            double holds = pattern >> d & 1;
            parts[d] = value * (holds - share[d]) * averageOfOthers(pattern, d);
        }
        return parts;
    }

    /** The product of the other columns' factors, averaged over all orders in which they could become known. */
    private double averageOfOthers(int pattern, int without) {
        int depth = column.length;
        // products summed over the sets of k known columns
        double[] known = new double[depth];
        known[0] = 1;
        int count = 0;
        for (int d = 0; d < depth; d++) {
            if (d == without) {
                continue;
            }
            double holds = pattern >> d & 1;
            for (int k = ++count; k > 0; k--) {
                known[k] = known[k] * share[d] + known[k - 1] * holds;
            }
            known[0] *= share[d];
        }
        double average = 0;
        // k! (depth − 1 − k)! / depth!
        double weight = 1.0 / depth;
        for (int k = 0; k < depth; k++) {
            average += weight * known[k];
            weight *= (k + 1.0) / Math.max(1, depth - 1 - k);
        }
        return average;
    }
}
