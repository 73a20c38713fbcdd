package org.wayworth.kernel.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.matrix.Rows;

/**
 * Fellegi–Sunter record linkage: from how pairs of records agree, field by field, the chance that each pair is a match.
 *
 * <p>Two classes of pairs, matches and others; given the class the fields agree independently. m is the chance of a
 * level of agreement among matches, u among the others. Without labels both come from EM. Leave out the field that
 * made the block: it agrees in every pair. Better still, give u from random pairs ({@link Options#withOthers}): EM over
 * blocks rich in chance agreement finds a false class of matches.
 *
 * <p>Sources: Fellegi and Sunter (1969), JASA 64, 1183–1210; EM: Winkler (1988), Proc. Survey Research Methods, ASA,
 * 667–671.
 */
public final class FellegiSunter {

    /** The level of a field that one of the two records lacks: it says nothing either way. */
    public static final int MISSING = -1;

    /** Chances are kept this far from 0 and 1, so that one odd pair cannot decide alone. */
    private static final double EDGE = 1e-12;

    /**
     * @param share of matches at the start, strictly between 0 and 1
     * @param agreeMatch chance of full agreement among matches at the start
     * @param agreeOther the same among other pairs; below {@code agreeMatch}
     * @param others u, by field and level, when known from random pairs; null to estimate it
     * @param maxSteps of EM
     * @param tolerance EM ends when no chance moves by more than this share of itself
     */
    public record Options(
            double share,
            double agreeMatch,
            double agreeOther,
            @Nullable List<Vector> others,
            int maxSteps,
            double tolerance) {
        public Options {
            if (!(share > 0 && share < 1) || !(agreeOther > 0 && agreeOther < agreeMatch && agreeMatch < 1)) {
                throw new IllegalArgumentException("share must lie between 0 and 1, and 0 < agreeOther < agreeMatch < 1"
                        + "; they are " + share + ", " + agreeOther + ", " + agreeMatch);
            }
            others = others == null ? null : List.copyOf(others);
        }

        public static Options defaults() {
            return new Options(0.1, 0.9, 0.1, null, 10_000, 1e-12);
        }

        /** u as measured on random pairs, one vector of level shares for each field. */
        public Options withOthers(List<Vector> shares) {
            return new Options(share, agreeMatch, agreeOther, shares, maxSteps, tolerance);
        }
    }

    /**
     * @param share of matches among the pairs
     * @param matches m: for each field the chance of each level among matches
     * @param others u: the same among other pairs
     * @param steps of EM taken
     * @param pairs sum of the counts
     */
    public record Result(
            double share, List<Vector> matches, List<Vector> others, double logLikelihood, int steps, double pairs) {
        public Result {
            matches = List.copyOf(matches);
            others = List.copyOf(others);
        }

        /** log2(m/u) of a level of a field: what it adds to the evidence. */
        public double weight(int field, int level) {
            return level == MISSING
                    ? 0
                    : Math.log(matches.get(field).at(level) / others.get(field).at(level)) / Math.log(2);
        }

        /** The evidence of a whole pattern: the sum of its weights. */
        public double weight(int[] pattern) {
            double sum = 0;
            for (int field = 0; field < pattern.length; field++) {
                sum += weight(field, pattern[field]);
            }
            return sum;
        }

        /** The chance that a pair with this pattern is a match. */
        public double posterior(int[] pattern) {
            return posteriorOfWeight(weight(pattern));
        }

        /** The chance of a match given evidence that was adjusted, for instance for common names. */
        public double posteriorOfWeight(double weight) {
            double odds = share / (1 - share) * Math.pow(2, weight);
            return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
        }

        /**
         * What to add to the evidence when a field agrees on a value held by {@code frequency} of records rather than
         * by an average one: rare values say more (Winkler 1988).
         */
        public double termFrequencyAdjustment(int field, double frequency) {
            Vector levels = others.get(field);
            return Math.log(levels.at(levels.size() - 1) / frequency) / Math.log(2);
        }
    }

    private FellegiSunter() {}

    /**
     * @param patterns {@code patterns[i][f]}: level of field f in pattern i, 0 for disagreement, the highest for full
     *     agreement, {@link #MISSING} where a value lacks
     * @param counts pairs with each pattern, 0 or more
     */
    public static Fit<Result> fit(int[][] patterns, double[] counts, Options options) {
        int[] levels = levels(patterns, counts);
        Rows.requireWeights(counts, counts.length);
        for (int f = 0; f < levels.length; f++) {
            if (levels[f] < 2) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "field " + f + " disagrees or lacks in every pair",
                        "leave the field out");
            }
        }
        return new Em(patterns, counts, levels, options).run();
    }

    private static int[] levels(int[][] patterns, double[] counts) {
        if (patterns.length == 0 || patterns.length != counts.length) {
            throw new IllegalArgumentException(
                    "patterns and counts must be as many, 1 or more, not " + patterns.length + " and " + counts.length);
        }
        int[] levels = new int[patterns[0].length];
        for (int i = 0; i < patterns.length; i++) {
            if (patterns[i].length != levels.length || !(counts[i] >= 0)) {
                throw new IllegalArgumentException("pattern " + i + " must have " + levels.length
                        + " fields and a count of 0 or more, not " + patterns[i].length + " and " + counts[i]);
            }
            for (int f = 0; f < levels.length; f++) {
                if (patterns[i][f] < MISSING) {
                    throw new IllegalArgumentException(
                            "levels must be 0 or more; pattern " + i + ", field " + f + " has " + patterns[i][f]);
                }
                levels[f] = Math.max(levels[f], patterns[i][f] + 1);
            }
        }
        return levels;
    }

    /** The state of one EM run. */
    private static final class Em {

        private final int[][] patterns;
        private final double[] counts;
        private final Options options;
        private final double[][] matches;
        private final double[][] others;
        private double share;
        private double logLikelihood;

        Em(int[][] patterns, double[] counts, int[] levels, Options options) {
            this.patterns = patterns;
            this.counts = counts;
            this.options = options;
            this.share = options.share();
            this.matches = new double[levels.length][];
            this.others = new double[levels.length][];
            for (int f = 0; f < levels.length; f++) {
                matches[f] = start(levels[f], options.agreeMatch());
                others[f] = start(levels[f], options.agreeOther());
                if (options.others() != null) {
                    others[f] = given(options.others().get(f), f, levels[f]);
                }
            }
        }

        private static double[] given(Vector shares, int field, int levels) {
            if (shares.size() < levels) {
                throw new IllegalArgumentException(
                        "others must have " + levels + " levels for field " + field + ", not " + shares.size());
            }
            return shares.toArray();
        }

        private static double[] start(int levels, double agree) {
            double[] chances = new double[levels];
            Arrays.fill(chances, (1 - agree) / (levels - 1));
            chances[levels - 1] = agree;
            return chances;
        }

        Fit<Result> run() {
            for (int step = 1; step <= options.maxSteps(); step++) {
                double moved = step();
                if (share < EDGE || share > 1 - EDGE) {
                    return Fit.impossible(
                            Fit.Reason.OUTSIDE_MODEL,
                            "the share of matches ran to " + share,
                            "give u from random pairs, or block on another field");
                }
                if (moved <= options.tolerance()) {
                    return Fit.done(new Result(
                            share,
                            vectors(matches),
                            vectors(others),
                            logLikelihood,
                            step,
                            Arrays.stream(counts).sum()));
                }
            }
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED,
                    "chances still moved after " + options.maxSteps() + " steps",
                    "allow more steps, or give u from random pairs");
        }

        /** One round of EM; returns the largest relative change of a chance. Sets the log-likelihood of where it began. */
        private double step() {
            double[][] hits = zeros(matches);
            double[][] misses = zeros(others);
            double matched = 0;
            double total = 0;
            logLikelihood = 0;
            for (int i = 0; i < patterns.length; i++) {
                double match = share * chance(matches, patterns[i]);
                double other = (1 - share) * chance(others, patterns[i]);
                double posterior = counts[i] * match / (match + other);
                logLikelihood += counts[i] == 0 ? 0 : counts[i] * Math.log(match + other);
                matched += posterior;
                total += counts[i];
                for (int f = 0; f < matches.length; f++) {
                    if (patterns[i][f] != MISSING) {
                        hits[f][patterns[i][f]] += posterior;
                        misses[f][patterns[i][f]] += counts[i] - posterior;
                    }
                }
            }
            double moved = Math.abs(matched / total - share) / share;
            share = matched / total;
            moved = Math.max(moved, update(matches, hits));
            return options.others() == null ? Math.max(moved, update(others, misses)) : moved;
        }

        private static double chance(double[][] chances, int[] pattern) {
            double product = 1;
            for (int f = 0; f < pattern.length; f++) {
                product *= pattern[f] == MISSING ? 1 : chances[f][pattern[f]];
            }
            return product;
        }

        private static double update(double[][] chances, double[][] sums) {
            double moved = 0;
            for (int f = 0; f < chances.length; f++) {
                double total = Arrays.stream(sums[f]).sum();
                for (int level = 0; level < chances[f].length; level++) {
                    double next = total == 0 ? chances[f][level] : sums[f][level] / total;
                    next = Math.min(1 - EDGE, Math.max(EDGE, next));
                    moved = Math.max(moved, Math.abs(next - chances[f][level]) / next);
                    chances[f][level] = next;
                }
            }
            return moved;
        }

        private static double[][] zeros(double[][] like) {
            double[][] zeros = new double[like.length][];
            Arrays.setAll(zeros, f -> new double[like[f].length]);
            return zeros;
        }

        private static List<Vector> vectors(double[][] chances) {
            List<Vector> vectors = new ArrayList<>();
            for (double[] chance : chances) {
                vectors.add(Vector.of(chance));
            }
            return vectors;
        }
    }
}
