package org.wayworth.kernel.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.random.Streams;

/** One EM run of a latent class model on unique answer patterns. */
final class LatentClassEm {

    private final AnswerPatterns patterns;
    private final int classes;
    private final double[] shares;
    /** {@code answers[c][j][a − 1]}: chance of answer a to item j in class c. */
    private final double[][][] answers;
    /** {@code chances[u][c]}. */
    private final double[][] chances;
    /** Likelihood of each pattern. */
    private final double[] likelihood;

    private double logLikelihood = Double.NEGATIVE_INFINITY;
    private int steps;

    LatentClassEm(AnswerPatterns patterns, int classes) {
        this.patterns = patterns;
        this.classes = classes;
        this.shares = new double[classes];
        this.answers = new double[classes][patterns.items()][];
        this.chances = new double[patterns.unique().length][classes];
        this.likelihood = new double[patterns.unique().length];
    }

    /** False when the likelihood still rose after the last step allowed. */
    boolean run(LatentClass.Options options, int start) {
        begin(Streams.stream(options.seed(), start));
        for (steps = 1; steps <= options.maxSteps(); steps++) {
            double before = logLikelihood;
            expect();
            if (logLikelihood - before <= options.tolerance() * Math.abs(logLikelihood)) {
                return true;
            }
            maximise();
        }
        return false;
    }

    double logLikelihood() {
        return logLikelihood;
    }

    private void begin(UniformRandomProvider random) {
        Arrays.fill(shares, 1.0 / classes);
        for (double[][] ofClass : answers) {
            for (int j = 0; j < ofClass.length; j++) {
                ofClass[j] = new double[patterns.levels(j)];
                Arrays.setAll(ofClass[j], a -> random.nextDouble() + 1e-3);
                normalise(ofClass[j]);
            }
        }
    }

    private void expect() {
        logLikelihood = 0;
        for (int u = 0; u < chances.length; u++) {
            int[] pattern = patterns.unique()[u];
            double total = 0;
            for (int c = 0; c < classes; c++) {
                double joint = shares[c];
                for (int j = 0; j < pattern.length; j++) {
                    joint *= pattern[j] == LatentClass.UNANSWERED ? 1 : answers[c][j][pattern[j] - 1];
                }
                chances[u][c] = joint;
                total += joint;
            }
            for (int c = 0; c < classes; c++) {
                chances[u][c] /= total;
            }
            likelihood[u] = total;
            logLikelihood += patterns.counts()[u] * Math.log(total);
        }
    }

    private void maximise() {
        for (int c = 0; c < classes; c++) {
            double rows = 0;
            double[][] sums = new double[patterns.items()][];
            Arrays.setAll(sums, j -> new double[patterns.levels(j)]);
            for (int u = 0; u < chances.length; u++) {
                double weight = patterns.counts()[u] * chances[u][c];
                rows += weight;
                int[] pattern = patterns.unique()[u];
                for (int j = 0; j < pattern.length; j++) {
                    if (pattern[j] != LatentClass.UNANSWERED) {
                        sums[j][pattern[j] - 1] += weight;
                    }
                }
            }
            shares[c] = rows / patterns.rows();
            for (int j = 0; j < sums.length; j++) {
                if (Arrays.stream(sums[j]).sum() > 0) {
                    normalise(sums[j]);
                    answers[c][j] = sums[j];
                }
            }
        }
    }

    private static void normalise(double[] values) {
        double sum = Arrays.stream(values).sum();
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum;
        }
    }

    LatentClass.Result result(int parameters, int agreeing) {
        int[] order = LatentClass.largestFirst(shares);
        double[] sorted = new double[classes];
        Arrays.setAll(sorted, c -> shares[order[c]]);
        List<Matrix> byItem = new ArrayList<>();
        for (int j = 0; j < patterns.items(); j++) {
            double[][] ofItem = new double[classes][];
            for (int c = 0; c < classes; c++) {
                ofItem[c] = answers[order[c]][j];
            }
            byItem.add(Matrix.of(ofItem));
        }
        double[][] byRow = new double[patterns.rows()][classes];
        int[] group = new int[patterns.rows()];
        for (int i = 0; i < byRow.length; i++) {
            for (int c = 0; c < classes; c++) {
                byRow[i][c] = chances[patterns.patternOf()[i]][order[c]];
                group[i] = byRow[i][c] > byRow[i][group[i]] ? c : group[i];
            }
        }
        return new LatentClass.Result(
                Vector.of(sorted),
                byItem,
                Matrix.of(byRow),
                Partition.of(classes, group),
                logLikelihood,
                parameters,
                deviance(),
                chiSquared(),
                agreeing,
                steps);
    }

    private double deviance() {
        double sum = 0;
        for (int u = 0; u < likelihood.length; u++) {
            double count = patterns.counts()[u];
            sum += 2 * count * Math.log(count / (patterns.rows() * likelihood[u]));
        }
        return sum;
    }

    /** Patterns that nobody gave count with what was expected of them. */
    private double chiSquared() {
        double sum = 0;
        double expectedOfSeen = 0;
        for (int u = 0; u < likelihood.length; u++) {
            double expected = patterns.rows() * likelihood[u];
            double gap = patterns.counts()[u] - expected;
            sum += gap * gap / expected;
            expectedOfSeen += expected;
        }
        return sum + Math.max(0, patterns.rows() - expectedOfSeen);
    }
}
