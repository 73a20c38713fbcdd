package org.wayworth.kernel.typing;

import java.util.Arrays;
import java.util.Optional;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * A shallow classification tree (CART): a few yes-or-no questions that end in a class.
 *
 * <p>Each question is the split that lowers the Gini impurity most; a branch stays only while it lowers the share of
 * wrong answers by enough. Give categories as 0/1 columns: a cut at ½ then reads "is X". Do not read the order of the
 * questions as importance.
 *
 * <p>Source: Breiman, Friedman, Olshen and Stone (1984), Classification and Regression Trees, chapters 2 to 4.
 */
public final class ClassificationTree {

    /**
     * @param depth questions to an answer at most, 1 to 30; 4 or fewer can be asked
     * @param leastToSplit rows that a node must have to be split
     * @param leastInLeaf rows that each side must have
     * @param complexity share of the root's wrong answers that a further answer must save
     */
    public record Options(int depth, int leastToSplit, int leastInLeaf, double complexity) {
        public Options {
            if (depth < 1 || depth > 30 || leastToSplit < 2 || leastInLeaf < 1 || !(complexity >= 0)) {
                throw new IllegalArgumentException("depth must lie from 1 to 30, leastToSplit be 2 or more, leastInLeaf"
                        + " 1 or more and complexity 0 or more, not " + depth + ", " + leastToSplit + ", " + leastInLeaf
                        + ", " + complexity);
            }
        }

        /** Four questions; 20 rows to split, 7 in a leaf, 1 %. */
        public static Options defaults() {
            return new Options(4, 20, 7, 0.01);
        }
    }

    /** A question, or an answer. */
    public sealed interface Node permits Question, Answer {

        /** Rows that came here. */
        int n();
    }

    /**
     * Is column {@code column} below {@code cut}?
     *
     * @param gain by which the split lowered the impurity, times rows
     */
    public record Question(int column, double cut, double gain, Node below, Node above, int n) implements Node {}

    /**
     * @param is the commonest class
     * @param shares of the classes
     */
    public record Answer(int is, Vector shares, int n) implements Node {}

    /**
     * @param wrong rows of the training data that the tree gets wrong: do not report it, cross-validate
     */
    public record Result(Node root, int leaves, int wrong, int n) implements Classifier {

        @Override
        public int classOf(double[] row) {
            Node at = root;
            while (at instanceof Question question) {
                at = row[question.column()] < question.cut() ? question.below() : question.above();
            }
            return ((Answer) at).is();
        }
    }

    private ClassificationTree() {}

    /**
     * @param columns {@code columns[j][i]}, finite
     * @param labels class of each row, 0 to {@code classes} − 1
     */
    public static Fit<Result> fit(double[][] columns, int[] labels, int classes, Options options) {
        int n = Training.requireRows(columns, labels, classes);
        Optional<Fit<Result>> out = Magnitude.out(columns);
        if (out.isPresent()) {
            return out.get();
        }

        if (Arrays.stream(Training.counts(labels, classes))
                        .filter(count -> count > 0)
                        .count()
                < 2) {
            return Fit.impossible(Fit.Reason.NO_VARIATION, "all rows have one class", "there is nothing to tell apart");
        }
        TreeGrowth growth = new TreeGrowth(columns, labels, classes, options);
        int[] rows = new int[n];
        Arrays.setAll(rows, i -> i);
        TreeGrowth.Branch root = growth.grow(rows, options.depth());
        growth.prune(root, options.complexity() * root.wrong);
        return Fit.done(new Result(root.node(), root.leaves(), root.wrongBelow(), n));
    }
}
