package org.wayworth.kernel.importance;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.causal.BoostedTreesLearner;
import org.wayworth.kernel.causal.Folds;
import org.wayworth.kernel.causal.Learner;
import org.wayworth.kernel.causal.Lesson;
import org.wayworth.kernel.causal.LinearLearner;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.matrix.Rows;
import org.wayworth.kernel.tree.BoostedTrees;

/**
 * How much of the outcome boosted trees predict beyond what a straight line in each column predicts, on rows that
 * neither has seen: whether thresholds and interactions matter that a linear measure of importance cannot show.
 *
 * <p>Both learn from the same nine tenths and predict the rest, ten times over. The gain is a mean over rows of paired
 * differences of squared error; its error takes the two predictions as given, so it is a little small when rows are
 * few: with 400 rows 95% intervals held the gain of the models compared in 92 of 100 made-up worlds.
 *
 * <p>Sources: Friedman (2001), Annals of Statistics 29(5), for the trees; Stone (1974), JRSS B 36, for predicting what was
 * left out.
 */
public final class NonLinearGain {

    private static final int FOLDS = 10;

    private NonLinearGain() {}

    /**
     * @param linear share of the outcome's variance predicted by least squares; below 0 when the mean predicts better
     * @param trees the same by boosted trees
     * @param gain {@code trees} minus {@code linear}
     */
    public record Result(double linear, double trees, Estimate gain) {}

    /**
     * @param columns {@code columns[j][i]}: column j, row i; finite
     * @param weights one a row, or null for ones
     * @param cluster rows of one label are learnt from, or predicted, together; null when rows stand alone
     * @param seed of the ten parts
     */
    public static Fit<Result> fit(
            double[][] columns,
            double[] y,
            double @Nullable [] weights,
            int @Nullable [] cluster,
            double level,
            long seed) {
        Rows.requireFinite(columns);
        Rows.requireFinite("y", y);
        Lesson lesson = Lesson.of(columns, y, weights);
        int units = cluster == null
                ? y.length
                : (int) Arrays.stream(cluster).distinct().count();
        BoostedTrees trees = BoostedTrees.of(BoostedTrees.Loss.SQUARED);
        if (units < FOLDS || y.length < 10 * trees.leastRows()) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    y.length + " rows in " + units + " independent units",
                    "trees need " + 10 * trees.leastRows() + " rows and " + FOLDS + " units or more");
        }
        Folds folds = Folds.random(y.length, cluster, FOLDS, seed);
        boolean[] all = new boolean[y.length];
        Arrays.fill(all, true);
        List<Learner> learners = List.of(LinearLearner.leastSquares(), new BoostedTreesLearner(trees));
        return learners.get(0)
                .outOfFold(lesson, all, folds)
                .flatMap(line -> learners.get(1)
                        .outOfFold(lesson, all, folds)
                        .flatMap(sum -> compare(lesson, line, sum, cluster, level)));
    }

    private static Fit<Result> compare(
            Lesson lesson, double[] line, double[] trees, int @Nullable [] cluster, double level) {
        double[] y = lesson.outcome();
        double weight = 0;
        double mean = 0;
        for (int i = 0; i < y.length; i++) {
            weight += lesson.weight(i);
            mean += lesson.weight(i) * y[i];
        }
        mean /= weight;
        double total = 0;
        double lineRest = 0;
        double treesRest = 0;
        for (int i = 0; i < y.length; i++) {
            double w = lesson.weight(i);
            total += w * (y[i] - mean) * (y[i] - mean);
            lineRest += w * (y[i] - line[i]) * (y[i] - line[i]);
            treesRest += w * (y[i] - trees[i]) * (y[i] - trees[i]);
        }
        if (total <= 1e-26 * weight * mean * mean) {
            return Fit.impossible(
                    Fit.Reason.NO_VARIATION, "the outcome has one value only", "there is nothing to explain");
        }
        double gain = (lineRest - treesRest) / total;
        double[] influence = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double saved = (y[i] - line[i]) * (y[i] - line[i]) - (y[i] - trees[i]) * (y[i] - trees[i]);
            influence[i] = lesson.weight(i) * (saved - gain * (y[i] - mean) * (y[i] - mean)) / total;
        }
        double error = standardError(influence, cluster);
        double reach = Quantile.normalReach(level) * error;
        Interval interval = new Interval(gain - reach, gain + reach, level);
        return Fit.done(
                new Result(1 - lineRest / total, 1 - treesRest / total, new Estimate(gain, error, interval, y.length)));
    }

    /** Of a sum of parts that belong to independent units. */
    private static double standardError(double[] influence, int @Nullable [] cluster) {
        double[] sums = influence;
        if (cluster != null) {
            int[] labels = Arrays.stream(cluster).distinct().sorted().toArray();
            sums = new double[labels.length];
            for (int i = 0; i < influence.length; i++) {
                sums[Arrays.binarySearch(labels, cluster[i])] += influence[i];
            }
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        return Math.sqrt(squares * sums.length / (sums.length - 1.0));
    }
}
