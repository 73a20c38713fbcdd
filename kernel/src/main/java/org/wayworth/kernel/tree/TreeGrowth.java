package org.wayworth.kernel.tree;

import java.util.Arrays;

/**
 * A regression tree on binned columns, grown node by node: one pass over a node's rows fills the sums of every column
 * and bin, from which its best split follows. Of two children only the smaller is passed over; the sums of the larger
 * are what is left of the parent's.
 */
final class TreeGrowth {

    /** Keeps leaves with little curvature from growing large. */
    private static final double DAMPING = 1;

    private static final int LEAF = -1;

    private final Bins bins;
    private final BinnedRows binned;
    private final int columns;
    private final int[] starts;
    private final double[] gradient;
    private final double[] curvature;
    private final int depth;
    private final int leastRows;

    /** Every row has curvature 1, so that rows are their own sum of it. */
    private final boolean isPlain;

    /** Sums a bin: of the gradient, of the curvature unless that is the rows, and the rows. */
    private final int sumsABin;

    /** The rows, those of a node side by side and in their first order. */
    private final int[] order;

    private final int[] aside;

    /** Nodes as in a heap: the children of node k are 2k + 1 and 2k + 2. */
    private final int[] column;

    private final byte[] cut;
    private final double[] value;
    /** Sums of the curvature. */
    private final double[] cover;
    /** Where each row ended. */
    private final int[] node;

    private TreeGrowth(Bins bins, BinnedRows binned, double[] gradient, double[] curvature, int depth, int leastRows) {
        this.bins = bins;
        this.binned = binned;
        this.columns = bins.columns();
        this.starts = bins.starts();
        this.gradient = gradient;
        this.curvature = curvature;
        this.depth = depth;
        this.leastRows = leastRows;
        this.isPlain = Arrays.stream(curvature).allMatch(c -> c == 1);
        this.sumsABin = isPlain ? 2 : 3;
        int nodes = (1 << (depth + 1)) - 1;
        column = new int[nodes];
        cut = new byte[nodes];
        value = new double[nodes];
        cover = new double[nodes];
        node = new int[gradient.length];
        order = new int[gradient.length];
        aside = new int[gradient.length];
        Arrays.fill(column, LEAF);
        Arrays.setAll(order, i -> i);
    }

    /** @param binned by {@code bins} */
    static TreeGrowth grow(
            Bins bins, BinnedRows binned, double[] gradient, double[] curvature, int depth, int leastRows) {
        TreeGrowth tree = new TreeGrowth(bins, binned, gradient, curvature, depth, leastRows);
        double[] sums = tree.splits(0, gradient.length) ? tree.sums(0, gradient.length) : new double[0];
        tree.grow(0, 0, 0, gradient.length, sums);
        return tree;
    }

    /** Whether a node of so many rows at a level may be split. */
    private boolean splits(int level, int rows) {
        return level < depth && rows >= 2 * leastRows;
    }

    /** @param sums of the node's rows, which may be written over; empty where it may not be split */
    private void grow(int k, int level, int from, int to, double[] sums) {
        double g = 0;
        double h = 0;
        for (int r = from; r < to; r++) {
            g += gradient[order[r]];
            h += curvature[order[r]];
        }
        value[k] = g / (h + DAMPING);
        cover[k] = h;
        if (splits(level, to - from)) {
            takeBestCut(k, g, h, to - from, sums);
        }
        if (column[k] == LEAF) {
            for (int r = from; r < to; r++) {
                node[order[r]] = k;
            }
            return;
        }
        int middle = part(k, from, to);
        boolean firstIsSmaller = middle - from <= to - middle;
        int smallerFrom = firstIsSmaller ? from : middle;
        int smallerTo = firstIsSmaller ? middle : to;
        double[] smaller = new double[0];
        if (splits(level + 1, Math.max(middle - from, to - middle))) {
            smaller = sums(smallerFrom, smallerTo);
            for (int b = 0; b < sums.length; b++) {
                sums[b] -= smaller[b];
            }
        }
        grow(2 * k + 1, level + 1, from, middle, firstIsSmaller ? smaller : sums);
        grow(2 * k + 2, level + 1, middle, to, firstIsSmaller ? sums : smaller);
    }

    /** Sums over rows by column and bin: the bins that most rows have are what is left of all of them. */
    private double[] sums(int from, int to) {
        double[] sums = new double[sumsABin * starts[columns]];
        double[] all = new double[sumsABin];
        for (int r = from; r < to; r++) {
            int row = order[r];
            all[0] += gradient[row];
            if (isPlain) {
                add(gradient[row], row, sums);
            } else {
                all[1] += curvature[row];
                add(gradient[row], curvature[row], row, sums);
            }
        }
        all[sumsABin - 1] = to - from;
        fillCommonest(sums, all);
        return sums;
    }

    private void fillCommonest(double[] sums, double[] all) {
        for (int j = 0; j < columns; j++) {
            int commonest = binned.commonest(j);
            for (int s = 0; s < sumsABin; s++) {
                double left = all[s];
                for (int b = starts[j]; b < starts[j + 1]; b++) {
                    left -= b == commonest ? 0 : sums[sumsABin * b + s];
                }
                sums[sumsABin * commonest + s] = left;
            }
        }
    }

    private void add(double g, int row, double[] sums) {
        for (int i = binned.start(row); i < binned.start(row + 1); i++) {
            int at = 2 * binned.bin(i);
            sums[at] += g;
            sums[at + 1]++;
        }
    }

    private void add(double g, double h, int row, double[] sums) {
        for (int i = binned.start(row); i < binned.start(row + 1); i++) {
            int at = 3 * binned.bin(i);
            sums[at] += g;
            sums[at + 1] += h;
            sums[at + 2]++;
        }
    }

    /** Takes the cut that gains most, the first of those that gain as much; none where none gains. */
    private void takeBestCut(int k, double allG, double allH, int all, double[] sums) {
        double best = 0;
        double whole = score(allG, allH);
        for (int j = 0; j < columns; j++) {
            double g = 0;
            double h = 0;
            double rows = 0;
            for (int b = starts[j]; b < starts[j + 1] - 1; b++) {
                int at = sumsABin * b;
                double rowsHere = sums[at + sumsABin - 1];
                if (rowsHere == 0) {
                    // an empty bin parts the rows as the cut before it does
                    continue;
                }
                g += sums[at];
                h += sums[at + 1];
                rows += rowsHere;
                if (rows < leastRows || all - rows < leastRows) {
                    continue;
                }
                double gained = score(g, h) + score(allG - g, allH - h) - whole;
                if (gained > best) {
                    best = gained;
                    column[k] = j;
                    cut[k] = (byte) (b - starts[j]);
                }
            }
        }
    }

    private static double score(double gradient, double curvature) {
        return gradient * gradient / (curvature + DAMPING);
    }

    /** Puts the rows below the cut before the others, each in their order; returns where the others begin. */
    private int part(int k, int from, int to) {
        int below = from;
        int above = 0;
        int last = starts[column[k]] + cut[k];
        for (int r = from; r < to; r++) {
            int row = order[r];
            if (binned.of(row, column[k]) <= last) {
                order[below++] = row;
            } else {
                aside[above++] = row;
            }
        }
        System.arraycopy(aside, 0, order, below, above);
        return below;
    }

    /** Adds {@code rate} times the tree to the score of each row it was grown on. */
    void add(double rate, double[] score) {
        for (int i = 0; i < score.length; i++) {
            score[i] += rate * value[node[i]];
        }
    }

    /** The tree times {@code rate}, with the cuts in the columns' own units. */
    RegressionTree tree(double rate) {
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
