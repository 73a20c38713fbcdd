package org.wayworth.kernel.causal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.random.Streams;
import org.wayworth.kernel.regression.Ols;

/**
 * What rows that the learning did not see say about it.
 *
 * @param learner that was taken, by its place
 * @param pValue of a slope of 0 or less
 * @param parts in order of what was learnt, the least first
 */
record HeldOut(
        int learner, Told average, Told slope, double pValue, List<Told> parts, Told mostLessLeast, List<Told> traits) {

    /** Share of a value that an error may be where nothing should be left. */
    private static final double ROUNDING = 1e-13;

    /** What was learnt varies less than this share of its size: it is the same for all. */
    private static final double FLAT = 1e-12;

    /** Streams of chance that are not used elsewhere in a split. */
    private static final int TIES = 1;

    /** A number from one split. */
    record Told(double value, double standardError, long n) {}

    /**
     * @param learnt the effect foretold, one a row of {@code rows}
     * @param rows with the signal as outcome
     * @param cluster null when rows stand alone
     */
    static Fit<HeldOut> of(int learner, double[] learnt, Lesson rows, int @Nullable [] cluster, int parts, long seed) {
        int[] part = parts(learnt, parts, seed);
        for (int g = 0; g < parts; g++) {
            if (!Double.isFinite(mean(rows, part, g))) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "no row of part " + (g + 1) + " of " + parts + " tells anything about the effect",
                        "ask of rows whose exposure varies among those alike");
            }
        }
        List<Told> effects = new ArrayList<>();
        for (int g = 0; g < parts; g++) {
            int one = g;
            long n = IntStream.of(part).filter(p -> p == one).count();
            effects.add(told(influence(rows, part, g), mean(rows, part, g), cluster, n));
        }
        double size = Arrays.stream(rows.outcome()).map(Math::abs).max().orElse(0);
        for (int g = 0; g < parts; g++) {
            if (!(effects.get(g).standardError() > ROUNDING * size)) {
                return Fit.impossible(
                        Fit.Reason.NO_VARIATION,
                        "all rows of part " + (g + 1) + " of " + parts + " tell the same of the effect",
                        "ask for fewer parts, or of an outcome that varies in each");
            }
        }
        int last = parts - 1;
        double[] difference = influence(rows, part, last);
        double[] first = influence(rows, part, 0);
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= first[i];
        }
        Told apart = told(
                difference,
                mean(rows, part, last) - mean(rows, part, 0),
                cluster,
                effects.get(0).n() + effects.get(last).n());
        List<Told> traits = new ArrayList<>();
        for (double[] column : rows.columns()) {
            traits.add(trait(column, part, last, cluster, apart.n()));
        }
        return slope(learnt, rows, cluster)
                .map(model -> new HeldOut(
                        learner,
                        new Told(model.coefficients().at(0), model.standardError(0), rows.rows()),
                        new Told(slopeOf(model), slopeError(model), rows.rows()),
                        pValue(model),
                        effects,
                        apart,
                        traits));
    }

    /** Parts of equal size by what was learnt; chance decides among equals, which order in the file must not. */
    private static int[] parts(double[] learnt, int parts, long seed) {
        UniformRandomProvider random = Streams.stream(seed, TIES);
        double[] tie = new double[learnt.length];
        for (int i = 0; i < tie.length; i++) {
            tie[i] = random.nextDouble();
        }
        int[] order = IntStream.range(0, learnt.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> learnt[i]).thenComparingDouble(i -> tie[i]))
                .mapToInt(i -> i)
                .toArray();
        int[] part = new int[learnt.length];
        for (int rank = 0; rank < order.length; rank++) {
            part[order[rank]] = (int) ((long) rank * parts / order.length);
        }
        return part;
    }

    private static double mean(Lesson rows, int[] part, int one) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < part.length; i++) {
            if (part[i] == one) {
                sum += rows.weight(i) * rows.outcome()[i];
                weight += rows.weight(i);
            }
        }
        return sum / weight;
    }

    private static double[] influence(Lesson rows, int[] part, int one) {
        double mean = mean(rows, part, one);
        double weight = 0;
        for (int i = 0; i < part.length; i++) {
            weight += part[i] == one ? rows.weight(i) : 0;
        }
        double[] influence = new double[part.length];
        for (int i = 0; i < part.length; i++) {
            if (part[i] == one) {
                influence[i] = rows.weight(i) * (rows.outcome()[i] - mean) * part.length / weight;
            }
        }
        return influence;
    }

    private static Told told(double[] influence, double value, int @Nullable [] cluster, long n) {
        return new Told(value, Scores.standardError(influence, cluster), n);
    }

    /** Mean of a column in the last part less that in the first. */
    private static Told trait(double[] column, int[] part, int last, int @Nullable [] cluster, long n) {
        double[] sum = new double[2];
        double[] count = new double[2];
        for (int i = 0; i < part.length; i++) {
            if (part[i] == 0 || part[i] == last) {
                int side = part[i] == 0 ? 0 : 1;
                sum[side] += column[i];
                count[side]++;
            }
        }
        double low = sum[0] / count[0];
        double high = sum[1] / count[1];
        double[] influence = new double[part.length];
        for (int i = 0; i < part.length; i++) {
            if (part[i] == last) {
                influence[i] = (column[i] - high) * part.length / count[1];
            } else if (part[i] == 0) {
                influence[i] = (low - column[i]) * part.length / count[0];
            }
        }
        return told(influence, high - low, cluster, n);
    }

    /** The signal on what was learnt, centred so that the intercept is the average effect. */
    private static Fit<Ols.Result> slope(double[] learnt, Lesson rows, int @Nullable [] cluster) {
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < learnt.length; i++) {
            weight += rows.weight(i);
            sum += rows.weight(i) * learnt[i];
        }
        double mean = sum / weight;
        double[] centred = new double[learnt.length];
        double squares = 0;
        for (int i = 0; i < learnt.length; i++) {
            centred[i] = learnt[i] - mean;
            squares += rows.weight(i) * centred[i] * centred[i];
        }
        double[] weights = new double[learnt.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = rows.weight(i);
        }
        Ols.Options errors =
                (cluster == null ? Ols.Options.standard() : Ols.Options.clustered(cluster)).weighted(weights);
        double[] ones = new double[learnt.length];
        Arrays.fill(ones, 1);
        return Math.sqrt(squares / weight) <= FLAT * Math.abs(mean)
                ? Ols.fit(new double[][] {ones}, rows.outcome(), errors.withoutIntercept())
                : Ols.fit(new double[][] {centred}, rows.outcome(), errors);
    }

    /** A learner that found the same for all has no slope; its word is that nothing differs. */
    private static boolean isFlat(Ols.Result model) {
        return model.coefficients().size() == 1;
    }

    private static double slopeOf(Ols.Result model) {
        return isFlat(model) ? 0 : model.coefficients().at(1);
    }

    private static double slopeError(Ols.Result model) {
        return isFlat(model) ? 0 : model.standardError(1);
    }

    private static double pValue(Ols.Result model) {
        if (isFlat(model)) {
            return 1;
        }
        double t = slopeOf(model) / slopeError(model);
        double two = PValue.student(t, model.coefficientDegrees().at(1));
        return t > 0 ? two / 2 : 1 - two / 2;
    }
}
