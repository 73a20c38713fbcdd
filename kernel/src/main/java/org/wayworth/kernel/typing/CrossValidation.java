package org.wayworth.kernel.typing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Interval;
import org.wayworth.kernel.classification.Confusion;
import org.wayworth.kernel.parallel.Blocks;
import org.wayworth.kernel.random.Streams;

/**
 * How often a classifier is right about rows it has not seen: each fold is classified by what was fitted to the others.
 * Folds keep the shares of the classes. Compare with {@link Confusion#baseline}: always saying the commonest class.
 *
 * <p>The interval of the accuracy is Wilson's, which takes the answers as independent; folds share training rows, so it
 * is a little short. Source: Kohavi (1995), IJCAI, 1137–1143.
 */
public final class CrossValidation {

    /** Fits a classifier to rows. */
    @FunctionalInterface
    public interface Learner {
        Fit<? extends Classifier> fit(double[][] columns, int[] labels, int classes);
    }

    /**
     * @param folds 2 or more; as many as rows leaves one row out at a time
     * @param level of the interval
     * @param seed of the folds
     */
    public record Options(int folds, double level, long seed) {
        public Options {
            if (folds < 2) {
                throw new IllegalArgumentException("folds must be 2 or more, not " + folds);
            }
            Interval.requireLevel(level);
        }

        /** Ten folds. */
        public static Options seeded(long seed) {
            return new Options(10, 0.95, seed);
        }
    }

    /** @param accuracy share of rows classified rightly when left out */
    public record Result(Estimate accuracy, Confusion confusion) {}

    private CrossValidation() {}

    public static Fit<Result> fit(double[][] columns, int[] labels, int classes, Learner learner, Options options) {
        int n = Training.requireRows(columns, labels, classes);
        if (n < options.folds()) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS, n + " rows for " + options.folds() + " folds", "take fewer folds");
        }
        int[] fold = folds(labels, classes, options);
        int[] predicted = new int[n];
        List<Fit<Integer>> done =
                Blocks.map(options.folds(), f -> predict(columns, labels, classes, learner, fold, f, predicted));
        for (Fit<Integer> one : done) {
            if (!one.isDone()) {
                return one.map(none -> null);
            }
        }
        Confusion confusion = Confusion.of(labels, predicted, classes);
        return Fit.done(new Result(accuracy(confusion.accuracy(), n, options.level()), confusion));
    }

    private static Fit<Integer> predict(
            double[][] columns, int[] labels, int classes, Learner learner, int[] fold, int f, int[] predicted) {
        int n = labels.length;
        int[] kept = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (fold[i] != f) {
                kept[count++] = i;
            }
        }
        int[] rows = Arrays.copyOf(kept, count);
        return learner.fit(Training.take(columns, rows), Training.take(labels, rows), classes)
                .map(classifier -> {
                    for (int i = 0; i < n; i++) {
                        if (fold[i] == f) {
                            predicted[i] = classifier.classOf(Training.row(columns, i));
                        }
                    }
                    return f;
                });
    }

    /** Rows of each class, shuffled, are dealt to the folds in turn, one class after the other. */
    private static int[] folds(int[] labels, int classes, Options options) {
        int[] fold = new int[labels.length];
        int next = 0;
        for (int c = 0; c < classes; c++) {
            int of = c;
            int[] rows = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == of)
                    .toArray();
            UniformRandomProvider random = Streams.stream(options.seed(), c);
            for (int i = rows.length - 1; i >= 0; i--) {
                int j = random.nextInt(i + 1);
                int taken = rows[j];
                rows[j] = rows[i];
                fold[taken] = next++ % options.folds();
            }
        }
        return fold;
    }

    private static Estimate accuracy(double share, int n, double level) {
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
        double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
        double reach = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        Interval interval = new Interval(Math.max(0, centre - reach), Math.min(1, centre + reach), level);
        return new Estimate(share, Math.sqrt(share * (1 - share) / n), interval, n);
    }
}
