package org.wayworth.kernel.tree;

import java.util.Arrays;

/**
 * A regression tree on binned columns, grown level by level: one pass over the rows a level fills the sums of every
 * node, column and bin, from which the best split of each node follows.
 */
final class TreeGrowth {

    /** Keeps leaves with little curvature from growing large. */
    private static final double DAMPING = 1;

    private static final int LEAF = -1;

    /** Nodes as in a heap: the children of node k are 2k + 1 and 2k + 2. */
    private final int[] column;

    private final byte[] cut;
    private final double[] value;
    /** Sums of the curvature. */
    private final double[] cover;
    /** Where each row ended. */
    private final int[] node;

    private TreeGrowth(int nodes, int rows) {
        column = new int[nodes];
        cut = new byte[nodes];
        value = new double[nodes];
        cover = new double[nodes];
        node = new int[rows];
        Arrays.fill(column, LEAF);
    }

    static TreeGrowth grow(byte[][] binned, double[] gradient, double[] curvature, int depth, int leastRows) {
        TreeGrowth tree = new TreeGrowth((1 << (depth + 1)) - 1, gradient.length);
        int[] node = tree.node;
        for (int level = 0; level <= depth; level++) {
            int first = (1 << level) - 1;
            Sums totals = new Sums(1 << level, 1);
            for (int i = 0; i < node.length; i++) {
                if (node[i] >= first) {
                    totals.add(node[i] - first, 0, gradient[i], curvature[i]);
                }
            }
            for (int k = 0; k < 1 << level; k++) {
                tree.value[first + k] = totals.gradient[k] / (totals.curvature[k] + DAMPING);
                tree.cover[first + k] = totals.curvature[k];
            }
            if (level < depth) {
                tree.split(binned, first, totals, gradient, curvature, leastRows);
            }
        }
        return tree;
    }

    /** Sums of gradient and curvature, and rows, by node and bin. */
    private static final class Sums {

        final double[] gradient;
        final double[] curvature;
        final int[] rows;
        private final int bins;

        Sums(int nodes, int bins) {
            this.bins = bins;
            gradient = new double[nodes * bins];
            curvature = new double[nodes * bins];
            rows = new int[nodes * bins];
        }

        void add(int node, int bin, double g, double h) {
            int at = node * bins + bin;
            gradient[at] += g;
            curvature[at] += h;
            rows[at]++;
        }
    }

    private void split(byte[][] binned, int first, Sums totals, double[] gradient, double[] curvature, int leastRows) {
        int nodes = totals.rows.length;
        double[] best = new double[nodes];
        for (int j = 0; j < binned.length; j++) {
            Sums sums = new Sums(nodes, Bins.MOST);
            byte[] bins = binned[j];
            for (int i = 0; i < node.length; i++) {
                if (node[i] >= first) {
                    sums.add(node[i] - first, bins[i], gradient[i], curvature[i]);
                }
            }
            for (int k = 0; k < nodes; k++) {
                best[k] = bestCut(j, first, k, sums, totals, best[k], leastRows);
            }
        }
        for (int i = 0; i < node.length; i++) {
            if (node[i] >= first && column[node[i]] != LEAF) {
                node[i] = child(node[i], binned, i);
            }
        }
    }

    /** Takes the best cut of column {@code j} for node {@code k} when it gains more than {@code gain}. */
    private double bestCut(int j, int first, int k, Sums sums, Sums totals, double gain, int leastRows) {
        double best = gain;
        double g = 0;
        double h = 0;
        int rows = 0;
        double all = score(totals.gradient[k], totals.curvature[k]);
        for (int b = 0; b < Bins.MOST - 1; b++) {
            int at = k * Bins.MOST + b;
            g += sums.gradient[at];
            h += sums.curvature[at];
            rows += sums.rows[at];
            if (rows < leastRows || totals.rows[k] - rows < leastRows) {
                continue;
            }
            double gained = score(g, h) + score(totals.gradient[k] - g, totals.curvature[k] - h) - all;
            if (gained > best) {
                best = gained;
                column[first + k] = j;
                cut[first + k] = (byte) b;
            }
        }
        return best;
    }

    private static double score(double gradient, double curvature) {
        return gradient * gradient / (curvature + DAMPING);
    }

    private int child(int from, byte[][] binned, int row) {
        return 2 * from + (binned[column[from]][row] <= cut[from] ? 1 : 2);
    }

    /** Adds {@code rate} times the tree to the score of each row it was grown on. */
    void add(double rate, double[] score) {
        for (int i = 0; i < score.length; i++) {
            score[i] += rate * value[node[i]];
        }
    }

    /** The tree times {@code rate}, with the cuts in the columns' own units. */
    RegressionTree tree(Bins bins, double rate) {
        int nodes = column.length;
        double[] cuts = new double[nodes];
        double[] values = new double[nodes];
        int[] below = new int[nodes];
        int[] above = new int[nodes];
        for (int k = 0; k < nodes; k++) {
            cuts[k] = column[k] == LEAF ? 0 : bins.upperEnd(column[k], cut[k]);
            values[k] = rate * value[k];
            below[k] = 2 * k + 1;
            above[k] = 2 * k + 2;
        }
        return RegressionTree.of(column, cuts, below, above, values, cover);
    }
}
