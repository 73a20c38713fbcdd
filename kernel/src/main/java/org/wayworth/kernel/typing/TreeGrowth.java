package org.wayworth.kernel.typing;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Vector;

/** Grows a tree as far as it is allowed to, and cuts back what is not worth its leaves. */
final class TreeGrowth {

    /** Splits must lower the impurity by more than rounding. */
    private static final double HELPS = 1e-10;

    private final double[][] columns;
    private final int[] labels;
    private final int classes;
    private final ClassificationTree.Options options;

    TreeGrowth(double[][] columns, int[] labels, int classes, ClassificationTree.Options options) {
        this.columns = columns;
        this.labels = labels;
        this.classes = classes;
        this.options = options;
    }

    /** A node while the tree may still change. */
    static final class Branch {
        final double[] counts;
        final int n;
        final int is;
        final int wrong;

        @Nullable
        Split split;

        @Nullable
        Branch below;

        @Nullable
        Branch above;

        private Branch(double[] counts, int n) {
            int most = 0;
            for (int c = 1; c < counts.length; c++) {
                most = counts[c] > counts[most] ? c : most;
            }
            this.counts = counts;
            this.n = n;
            this.is = most;
            this.wrong = (int) (n - counts[most]);
        }

        int leaves() {
            return below == null || above == null ? 1 : below.leaves() + above.leaves();
        }

        int wrongBelow() {
            return below == null || above == null ? wrong : below.wrongBelow() + above.wrongBelow();
        }

        ClassificationTree.Node node() {
            if (split == null || below == null || above == null) {
                double[] shares = counts.clone();
                Arrays.setAll(shares, c -> counts[c] / n);
                return new ClassificationTree.Answer(is, Vector.of(shares), n);
            }
            return new ClassificationTree.Question(split.column, split.cut, split.gain, below.node(), above.node(), n);
        }
    }

    record Split(int column, double cut, double gain) {}

    Branch grow(int[] rows, int depth) {
        Branch branch = new Branch(Training.counts(Training.take(labels, rows), classes), rows.length);
        if (depth == 0 || rows.length < options.leastToSplit() || branch.wrong == 0) {
            return branch;
        }
        Split split = bestSplit(rows, branch.counts);
        if (split.gain <= HELPS * rows.length) {
            return branch;
        }
        double[] column = columns[split.column];
        branch.split = split;
        branch.below =
                grow(Arrays.stream(rows).filter(i -> column[i] < split.cut).toArray(), depth - 1);
        branch.above =
                grow(Arrays.stream(rows).filter(i -> column[i] >= split.cut).toArray(), depth - 1);
        return branch;
    }

    /**
     * Cuts, weakest first, every branch that saves no more than {@code price} wrong answers a leaf.
     */
    void prune(Branch root, double price) {
        boolean cut = true;
        while (cut) {
            cut = false;
            Branch weakest = weakest(root, root);
            if (weakest.below != null && worth(weakest) <= price) {
                weakest.split = null;
                weakest.below = null;
                weakest.above = null;
                cut = true;
            }
        }
    }

    private static Branch weakest(Branch at, Branch soFar) {
        if (at.below == null || at.above == null) {
            return soFar;
        }
        Branch weakest = soFar.below == null || worth(at) < worth(soFar) ? at : soFar;
        return weakest(at.above, weakest(at.below, weakest));
    }

    /** Wrong answers that a branch saves, for each leaf it adds. */
    private static double worth(Branch branch) {
        return (branch.wrong - branch.wrongBelow()) / (branch.leaves() - 1.0);
    }

    private Split bestSplit(int[] rows, double[] counts) {
        Split best = new Split(0, 0, 0);
        for (int j = 0; j < columns.length; j++) {
            Split split = bestCut(j, rows, counts);
            best = split.gain > best.gain ? split : best;
        }
        return best;
    }

    /** The cut of one column, midway between neighbours, that lowers rows × Gini most. */
    private Split bestCut(int j, int[] rows, double[] counts) {
        double[] column = columns[j];
        int[] order = rows.clone();
        IntArrays.stableSort(order, (a, b) -> Double.compare(column[a], column[b]));
        int n = order.length;
        double[] below = new double[classes];
        double[] above = counts.clone();
        double belowSquares = 0;
        double aboveSquares = squares(counts);
        double before = n - aboveSquares / n;
        Split best = new Split(j, 0, 0);
        for (int i = 1; i < n; i++) {
            int label = labels[order[i - 1]];
            belowSquares += 2 * below[label]++ + 1;
            aboveSquares -= 2 * above[label]-- - 1;
            boolean between = column[order[i]] > column[order[i - 1]];
            if (between && i >= options.leastInLeaf() && n - i >= options.leastInLeaf()) {
                double gain = before - (i - belowSquares / i) - (n - i - aboveSquares / (n - i));
                if (gain > best.gain * (1 + HELPS)) {
                    double middle = column[order[i - 1]] + (column[order[i]] - column[order[i - 1]]) / 2;
                    best = new Split(j, middle > column[order[i - 1]] ? middle : column[order[i]], gain);
                }
            }
        }
        return best;
    }

    private static double squares(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count * count;
        }
        return sum;
    }
}
