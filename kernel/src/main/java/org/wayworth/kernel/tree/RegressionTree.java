package org.wayworth.kernel.tree;

import org.wayworth.kernel.matrix.Rows;

/**
 * A tree of yes-or-no questions about single columns that ends in a number. Node 0 is the root; a row goes below when
 * its value is less than the cut, else above.
 */
public final class RegressionTree {

    private static final int LEAF = -1;

    private final int[] column;
    private final double[] cut;
    private final int[] below;
    private final int[] above;
    private final double[] value;
    private final double[] cover;

    private RegressionTree(int[] column, double[] cut, int[] below, int[] above, double[] value, double[] cover) {
        this.column = column;
        this.cut = cut;
        this.below = below;
        this.above = above;
        this.value = value;
        this.cover = cover;
    }

    /**
     * A tree grown elsewhere, all arguments by node.
     *
     * @param column asked about, counted from 0; −1 for a leaf
     * @param cut of the question; whatever for a leaf
     * @param below the node for values less than the cut, a higher number than its parent's; whatever for a leaf
     * @param above the node for all others, as {@code below}
     * @param value of a leaf; whatever for a question
     * @param cover the rows, or their weight, that came to the node when the tree was grown; above 0
     */
    public static RegressionTree of(
            int[] column, double[] cut, int[] below, int[] above, double[] value, double[] cover) {
        int nodes = column.length;
        Rows.requireLength("cut", cut.length, nodes);
        Rows.requireLength("below", below.length, nodes);
        Rows.requireLength("above", above.length, nodes);
        Rows.requireLength("value", value.length, nodes);
        Rows.requireLength("cover", cover.length, nodes);
        if (nodes == 0) {
            throw new IllegalArgumentException("a tree must have a node or more");
        }
        RegressionTree tree = new RegressionTree(
                column.clone(), cut.clone(), below.clone(), above.clone(), value.clone(), cover.clone());
        tree.require(0);
        return tree;
    }

    private void require(int node) {
        if (!(cover[node] > 0)) {
            throw new IllegalArgumentException("cover must be above 0, not " + cover[node] + " at node " + node);
        }
        if (isLeaf(node)) {
            return;
        }
        if (column[node] < LEAF) {
            throw new IllegalArgumentException(
                    "column must be 0 or more, or -1 for a leaf, not " + column[node] + " at node " + node);
        }
        for (int child : new int[] {below[node], above[node]}) {
            if (child <= node || child >= column.length) {
                throw new IllegalArgumentException("children of node " + node + " must have numbers above it and below "
                        + column.length + ", not " + child);
            }
            require(child);
        }
    }

    boolean isLeaf(int node) {
        return column[node] == LEAF;
    }

    int column(int node) {
        return column[node];
    }

    double cut(int node) {
        return cut[node];
    }

    int below(int node) {
        return below[node];
    }

    int above(int node) {
        return above[node];
    }

    double value(int node) {
        return value[node];
    }

    double cover(int node) {
        return cover[node];
    }

    /** One more than the highest column asked about; 0 for a single leaf. */
    int columns() {
        int most = 0;
        for (int j : column) {
            most = Math.max(most, j + 1);
        }
        return most;
    }

    /** The value of one row of {@code columns[j][i]}. */
    double of(double[][] columns, int row) {
        int node = 0;
        while (!isLeaf(node)) {
            node = columns[column[node]][row] < cut[node] ? below[node] : above[node];
        }
        return value[node];
    }
}
