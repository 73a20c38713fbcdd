package org.wayworth.analytics.listening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.distribution.Quantile;
import org.wayworth.kernel.weighting.DirectStandardisation;
import org.wayworth.kernel.weighting.DirectStandardisation.Sample;

/**
 * The change of the score at the mix of customers of the time before, by one attribute that customers do not change.
 *
 * @param attribute its name as the source has it
 * @param plain the change as it is
 * @param standardised the change at the mix of the time before
 * @param byMix what the mix itself moved
 * @param tried attributes that could have been named, of which this is one
 */
record CustomerMix(String attribute, double plain, Estimate standardised, Estimate byMix, int tried) {

    /** A mix is compared where at least this share of the responses of both times is of customers with a value. */
    private static final double LEAST_KNOWN = 0.95;

    /** Of them at least this share must still have the value that it had at the answer. */
    private static final double LEAST_CONSTANT = 0.99;

    /** Fewer answers of a class have no mean of their own; such classes are joined. */
    private static final int FEWEST_IN_CLASS = 10;

    /** The change is another one where the mix moved at least this share of the larger of the two. */
    private static final double MOST_BY_MIX = 0.5;

    private static final double CHANCE = 0.05;

    /** By the attribute whose mix matters most; empty where no attribute is known for both times. */
    static Optional<CustomerMix> of(
            RatedResponses before, RatedResponses now, Attributes attributes, ScoreMeasure measure) {
        List<CustomerMix> found = new ArrayList<>();
        for (String name : attributes.names()) {
            byAttribute(name, before, now, attributes, measure).ifPresent(found::add);
        }
        return found.stream()
                .map(mix ->
                        new CustomerMix(mix.attribute(), mix.plain(), mix.standardised(), mix.byMix(), found.size()))
                .max(Comparator.comparing(CustomerMix::isDecisive)
                        .thenComparingDouble(mix -> Math.abs(mix.byMix().value())));
    }

    private static Optional<CustomerMix> byAttribute(
            String name, RatedResponses before, RatedResponses now, Attributes attributes, ScoreMeasure measure) {
        String[] value = attributes.at(name, now.customers(), now.days());
        double[] ever = new double[value.length];
        Arrays.fill(ever, Double.POSITIVE_INFINITY);
        String[] latest = attributes.at(name, now.customers(), ever);
        String[] then = before.pick(value);
        String[] since = now.pick(value);
        if (!isConstant(then, before.pick(latest)) || !isConstant(since, now.pick(latest))) {
            return Optional.empty();
        }
        Map<String, Integer> levels = levels(then, since);
        int count = 1 + levels.values().stream().mapToInt(level -> level).max().orElse(0);
        return DirectStandardisation.fit(
                        sample(before, then, levels, measure), sample(now, since, levels, measure), count, Score.LEVEL)
                .map(result -> new CustomerMix(
                        name,
                        result.standardised().value() + result.mix().value(),
                        result.standardised(),
                        result.mix(),
                        1))
                .fold(Optional::of, no -> Optional.empty());
    }

    private static boolean isConstant(String[] value, String[] latest) {
        long known = Arrays.stream(value)
                .filter(v -> !v.equals(Attributes.NOT_KNOWN))
                .count();
        long constant = IntStream.range(0, value.length)
                .filter(i -> value[i].equals(latest[i]))
                .count();
        return known >= LEAST_KNOWN * value.length && constant >= LEAST_CONSTANT * value.length;
    }

    private static Sample sample(
            RatedResponses rows, String[] value, Map<String, Integer> levels, ScoreMeasure measure) {
        return new Sample(
                rows.values(measure),
                rows.weights(),
                Arrays.stream(value).mapToInt(v -> levels.getOrDefault(v, 0)).toArray(),
                rows.persons());
    }

    /**
     * The number of each value. Those of the time before that too few have now are joined, with the smallest of the others
     * where they are too few together; those that nobody had before need no mean.
     */
    private static Map<String, Integer> levels(String[] then, String[] since) {
        Map<String, Integer> now = new TreeMap<>();
        for (String value : since) {
            now.merge(value, 1, Integer::sum);
        }
        List<String> values = Arrays.stream(then)
                .distinct()
                .sorted(Comparator.<String>comparingInt(value -> now.getOrDefault(value, 0))
                        .thenComparing(value -> value))
                .toList();
        Map<String, Integer> levels = new TreeMap<>();
        int level = 0;
        int inLevel = 0;
        for (String value : values) {
            if (inLevel >= FEWEST_IN_CLASS) {
                level++;
                inLevel = 0;
            }
            levels.put(value, level);
            inLevel += now.getOrDefault(value, 0);
        }
        int last = inLevel < FEWEST_IN_CLASS && level > 0 ? level - 1 : level;
        levels.replaceAll((value, l) -> Math.min(l, last));
        int fresh = last;
        for (String value : now.keySet()) {
            if (!levels.containsKey(value)) {
                levels.put(value, ++fresh);
            }
        }
        return levels;
    }

    /** Whether the change at the same mix is another one than the plain change, beyond chance. */
    boolean isDecisive() {
        double reach = Quantile.normalReach(1 - CHANCE / tried) * byMix.standardError();
        double larger = Math.max(Math.abs(plain), Math.abs(standardised.value()));
        boolean isOther = plain * standardised.value() < 0 || Math.abs(byMix.value()) >= MOST_BY_MIX * larger;
        return Math.abs(byMix.value()) > reach && isOther;
    }

    /** "country", "age band". */
    String noun() {
        return attribute.replace('_', ' ');
    }
}
