package org.wayworth.kernel.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;

/**
 * Latent classes: groups that explain why answers to categorical items go together. Given the class, items are
 * independent.
 *
 * <p>Unanswered items are left out of their row's likelihood, which is right when what is missing does not depend on
 * the answer. EM from many random starts, on unique answer patterns; classes come largest first.
 *
 * <p>Sources: Goodman (1974), Biometrika 61, 215–231; Linzer and Lewis (2011), J. Statistical Software 42(10).
 */
public final class LatentClass {

    /** The code of an item without an answer; answers are coded from 1. */
    public static final int UNANSWERED = 0;

    /**
     * @param classes 1 or more
     * @param starts the most likely of which is kept; 20 or more
     * @param maxSteps of EM
     * @param tolerance EM ends when the log-likelihood gains less than this share of itself
     * @param seed start s uses stream s of it
     */
    public record Options(int classes, int starts, int maxSteps, double tolerance, long seed) {
        public Options {
            if (classes < 1 || starts < 1 || maxSteps < 1 || !(tolerance > 0)) {
                throw new IllegalArgumentException(
                        "classes, starts, maxSteps must be 1 or more and tolerance above 0, not " + classes + ", "
                                + starts + ", " + maxSteps + ", " + tolerance);
            }
        }

        public static Options of(int classes, long seed) {
            return new Options(classes, 20, 5_000, 1e-10, seed);
        }
    }

    /**
     * @param shares of the classes, largest first
     * @param answers for each item, the chance of each answer (column; answer 1 first) in each class (row)
     * @param chances of each row to belong to each class
     * @param partition by the largest chance
     * @param deviance likelihood-ratio statistic against the saturated model; of use when all items are answered
     * @param chiSquared Pearson's
     * @param agreeing starts that reached the best likelihood to a millionth: few say that it may not be the best
     */
    public record Result(
            Vector shares,
            List<Matrix> answers,
            Matrix chances,
            Partition partition,
            double logLikelihood,
            int parameters,
            double deviance,
            double chiSquared,
            int agreeing,
            int steps) {
        public Result {
            answers = List.copyOf(answers);
        }

        /** Smaller is better. */
        public double bic() {
            return -2 * logLikelihood + parameters * Math.log(partition.size());
        }

        /** Smaller is better. */
        public double aic() {
            return -2 * logLikelihood + 2 * parameters;
        }

        /** How well classes are told apart: 1 − mean entropy of the chances over that of even chances; 0 to 1. */
        public double entropyR2() {
            double entropy = 0;
            for (int i = 0; i < chances.rows(); i++) {
                for (int c = 0; c < chances.columns(); c++) {
                    entropy -= xlogx(chances.at(i, c));
                }
            }
            return chances.columns() == 1 ? 1 : 1 - entropy / (chances.rows() * Math.log(chances.columns()));
        }

        private static double xlogx(double x) {
            return x > 0 ? x * Math.log(x) : 0;
        }
    }

    private LatentClass() {}

    /** @param items {@code items[j][i]}: answer of row i to item j, 1 to its number of answers, or {@link #UNANSWERED} */
    public static Fit<Result> fit(int[][] items, Options options) {
        AnswerPatterns patterns = AnswerPatterns.of(items);
        for (int j = 0; j < items.length; j++) {
            if (patterns.levels(j) < 2) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION, "item " + j + " has one answer only", "leave the item out");
            }
        }
        int parameters = patterns.parameters(options.classes());
        if (patterns.rows() <= parameters) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    patterns.rows() + " rows for " + parameters + " parameters",
                    "ask for fewer classes or items");
        }
        List<LatentClassEm> runs = new ArrayList<>();
        for (int start = 0; start < options.starts(); start++) {
            LatentClassEm run = new LatentClassEm(patterns, options.classes());
            if (run.run(options, start)) {
                runs.add(run);
            }
        }
        if (runs.isEmpty()) {
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED,
                    "no start converged within " + options.maxSteps() + " steps",
                    "allow more steps or ask for fewer classes");
        }
        LatentClassEm best = runs.get(0);
        for (LatentClassEm run : runs) {
            best = run.logLikelihood() > best.logLikelihood() ? run : best;
        }
        double most = best.logLikelihood();
        int agreeing = (int) runs.stream()
                .filter(run -> most - run.logLikelihood() <= 1e-6 * Math.abs(most))
                .count();
        return Fit.done(best.result(parameters, agreeing));
    }

    /** Positions of {@code values}, largest value first. */
    static int[] largestFirst(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[b], values[a]));
        return Arrays.stream(order).mapToInt(i -> i).toArray();
    }
}
