package org.wayworth.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.distribution.PValue;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.missing.EmMoments;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * Whether the questions account for other shares among some respondents than among others: a test of the differences,
 * since two intervals held against each other by eye are none.
 *
 * <p>All parts are worked out anew on each resample of the customers. So a customer who answered on both sides, once
 * among the best and once not, is in both at once, and what the two sides have in common does not count as difference.
 * Intervals are normal, from the standard error over the resamples.
 *
 */
record SegmentContrast(Against against, List<Difference> differences) {

    static final double ALPHA = 0.05;

    /** Responses of a group among those that resamples draw from; with fewer, hardly a resample has an answer. */
    private static final int FEWEST_DRAWN = 50;

    /** The standard error of a standard error from so many is 5%. */
    private static final int RESAMPLES = 200;

    /** What the parts are held against, and how false claims are held down among so many differences. */
    enum Against {
        /** The best customers against everyone else; a false claim about any question is held at 5% (Holm 1979). */
        THE_REST("the rest", "Holm", MultipleTests.HOLM),
        /** Segments against all together; of what is claimed, 5% is false (Benjamini and Hochberg 1995). */
        ALL("all customers", "Benjamini–Hochberg", MultipleTests.BENJAMINI_HOCHBERG);

        private final String label;
        private final String correction;
        private final MultipleTests family;

        Against(String label, String correction, MultipleTests family) {
            this.label = label;
            this.correction = correction;
            this.family = family;
        }

        String label() {
            return label;
        }

        /** Its name, as in textbooks. */
        String correction() {
            return correction;
        }
    }

    /**
     * One question in one part.
     *
     * @param question its place in the model
     * @param some share of what is explained in the part
     * @param others the same in what it is held against
     * @param adjusted probability of so large a difference by chance, over all that were looked at
     */
    record Difference(
            StudyGroup part, int question, double some, double others, double value, double error, double adjusted) {

        boolean isClear() {
            return adjusted < ALPHA;
        }

        Measured measured(Unit unit) {
            double reach = Quantile.normalReach(DriversModel.LEVEL) * error;
            return new Measured(value, value - reach, value + reach, DriversModel.LEVEL, unit);
        }

        private double chance() {
            return PValue.normal(value / error);
        }

        private Difference with(double probability) {
            return new Difference(part, question, some, others, value, error, probability);
        }
    }

    /** Respondents of the model who belong to a part. */
    record Part(StudyGroup group, DriversStudy study) {}

    SegmentContrast {
        differences = List.copyOf(differences);
    }

    /**
     * The best against everyone else.
     *
     * @param isKnown by the place of a response in the survey, whether it is known if it belongs to the best or to the rest
     */
    static Fit<SegmentContrast> withRest(DriversStudy all, Part best, IntPredicate isKnown, long seed) {
        double[] inside = marks(all, best);
        int[] places = all.rows().places();
        double[] rest = new double[inside.length];
        Arrays.setAll(rest, i -> isKnown.test(places[i]) ? 1 - inside[i] : 0);
        return of(all, List.of(best), List.of(inside, rest), Against.THE_REST, seed);
    }

    /** Segments against all respondents together. */
    static Fit<SegmentContrast> withAll(DriversStudy all, List<Part> groups, long seed) {
        List<Part> enough = groups.stream()
                .filter(part -> all.explainsEnough() && part.study().explainsEnough())
                .filter(part -> part.study().rows().size() * share(all) >= FEWEST_DRAWN)
                .toList();
        List<double[]> sides = new ArrayList<>();
        enough.forEach(part -> sides.add(marks(all, part)));
        double[] everyone = new double[all.rows().size()];
        Arrays.fill(everyone, 1);
        sides.add(everyone);
        return of(all, enough, sides, Against.ALL, seed);
    }

    /** Of the customers that resamples draw from. */
    private static double share(DriversStudy all) {
        return (double) all.model().resampled().units()
                / all.model().resampled().of();
    }

    private static double[] marks(DriversStudy all, Part part) {
        boolean[] in = all.rows().in(part.study().respondents());
        double[] marks = new double[in.length];
        Arrays.setAll(marks, i -> in[i] ? 1 : 0);
        return marks;
    }

    /** @param sides one a part, then what they are held against: 1 for rows that belong to it, else 0 */
    private static Fit<SegmentContrast> of(
            DriversStudy all, List<Part> parts, List<double[]> sides, Against against, long seed) {
        if (parts.isEmpty()) {
            return Fit.impossible(Fit.Reason.TOO_FEW_ROWS, "no segment is large enough", "ask about larger segments");
        }
        int p = all.model().size();
        double[][] ratings = all.rows().ratings(all.choice().togetherArray());
        double[][] columns = Arrays.copyOf(ratings, p + sides.size());
        for (int s = 0; s < sides.size(); s++) {
            columns[p + s] = sides.get(s);
        }
        DriversSample sample = all.model().sample();
        DriversSample.Statistic statistic = (some, y, weights) -> shares(some, y, weights, p);
        double[] estimate = statistic.of(columns, sample.outcome(), sample.weights());
        if (estimate.length == 0) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS, "in one segment the questions explain nothing", "join segments");
        }
        return sample.resample(columns, estimate, statistic, RESAMPLES, seed)
                .map(resampled -> new SegmentContrast(
                        against, adjusted(differences(parts, Vector.of(estimate), resampled, p), against.family)));
    }

    /** Relative shares in each side, one side after the other; and each but the last less the last. */
    private static double[] shares(double[][] columns, double[] y, double[] weights, int p) {
        int sides = columns.length - p;
        double[] values = new double[p * (2 * sides - 1)];
        double[][] withOutcome = Arrays.copyOf(columns, p + 1);
        withOutcome[p] = y;
        for (int s = 0; s < sides; s++) {
            double[] each = new double[weights.length];
            for (int i = 0; i < each.length; i++) {
                each[i] = weights[i] * columns[p + s][i];
            }
            double[] relative = EmMoments.fit(withOutcome, each)
                    .fold(moments -> DriversModel.relative(moments.correlation()), no -> new double[0]);
            if (relative.length == 0 || Arrays.stream(relative).anyMatch(share -> !Double.isFinite(share))) {
                return new double[0];
            }
            System.arraycopy(relative, 0, values, s * p, p);
        }
        for (int k = 0; k < (sides - 1) * p; k++) {
            values[sides * p + k] = values[k] - values[(sides - 1) * p + k % p];
        }
        return values;
    }

    private static List<Difference> differences(
            List<Part> parts, Vector estimate, DriversSample.Resampled resampled, int p) {
        int against = parts.size() * p;
        List<Difference> found = new ArrayList<>();
        for (int k = 0; k < against; k++) {
            int figure = against + p + k;
            double error = resampled.replicates().standardError(figure);
            if (error > 0) {
                found.add(new Difference(
                        parts.get(k / p).group(),
                        k % p,
                        estimate.at(k),
                        estimate.at(against + k % p),
                        estimate.at(figure),
                        error,
                        1));
            }
        }
        return found;
    }

    private static List<Difference> adjusted(List<Difference> found, MultipleTests family) {
        double[] chances = found.stream().mapToDouble(Difference::chance).toArray();
        Vector adjusted = family.adjust(chances);
        return IntStream.range(0, chances.length)
                .mapToObj(k -> found.get(k).with(adjusted.at(k)))
                .toList();
    }

    /** The surest first. */
    List<Difference> surest() {
        return differences.stream()
                .sorted(Comparator.comparingDouble(each -> -Math.abs(each.value() / each.error())))
                .toList();
    }

    /** The largest of those beyond chance. */
    Optional<Difference> largestClear() {
        return differences.stream()
                .filter(Difference::isClear)
                .max(Comparator.comparingDouble(each -> Math.abs(each.value())));
    }

    long clear() {
        return differences.stream().filter(Difference::isClear).count();
    }
}
