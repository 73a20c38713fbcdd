package org.wayworth.analytics.best;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.kernel.proportion.ShareDifference;
import org.wayworth.kernel.proportion.TestedDifference;

/**
 * What the best customers are more often, or less often, than the rest. All values of all attributes are looked at
 * together, and the probabilities are corrected for that (Benjamini and Hochberg 1995).
 */
record BestTraits(List<Trait> all, int hidden) {

    private static final double LEVEL = 0.95;

    /** Of a hundred traits told, at most five are told by chance. */
    private static final double FALSE_FINDINGS = 0.05;

    /**
     * @param difference share among the best less share among the rest
     * @param n customers of whom the attribute is known
     */
    record Trait(String attribute, String value, Estimate difference, double shareBest, double adjusted, long n) {

        boolean isClear() {
            return adjusted <= FALSE_FINDINGS;
        }

        /** "plan large". */
        String text() {
            return attribute.replace('_', ' ') + " " + value;
        }
    }

    /** A value of an attribute, counted. */
    private record Counted(String attribute, String value, long best, long rest, long nBest, long nRest) {}

    BestTraits {
        all = List.copyOf(all);
    }

    static BestTraits of(BestTier tier, Attributes attributes, double day) {
        long[] customers = tier.customers();
        double[] days = new double[customers.length];
        java.util.Arrays.fill(days, day);
        List<Counted> counted = new ArrayList<>();
        int hidden = 0;
        for (String name : attributes.names()) {
            String[] values = attributes.at(name, customers, days);
            for (Counted value : count(tier, name, attributes.values(name), values)) {
                SmallGroups small = SmallGroups.standard();
                boolean may =
                        small.showsPart(value.best(), value.nBest()) && small.showsPart(value.rest(), value.nRest());
                hidden += may ? 0 : 1;
                if (may) {
                    counted.add(value);
                }
            }
        }
        return new BestTraits(tested(counted), hidden);
    }

    private static List<Counted> count(BestTier tier, String name, List<String> possible, String[] values) {
        List<Counted> counted = new ArrayList<>();
        for (String value : possible) {
            long[] n = new long[4];
            for (int i = 0; i < values.length; i++) {
                int side = tier.isBest(i) ? 0 : 1;
                n[side] += values[i].equals(value) ? 1 : 0;
                n[2 + side]++;
            }
            counted.add(new Counted(name, value, n[0], n[1], n[2], n[3]));
        }
        return counted;
    }

    private static List<Trait> tested(List<Counted> counted) {
        List<TestedDifference> tests = counted.stream()
                .map(c -> ShareDifference.fit(c.best(), c.nBest(), c.rest(), c.nRest(), LEVEL))
                .toList();
        var adjusted = MultipleTests.BENJAMINI_HOCHBERG.adjust(
                tests.stream().mapToDouble(TestedDifference::pValue).toArray());
        return IntStream.range(0, counted.size())
                .mapToObj(k -> {
                    Counted c = counted.get(k);
                    return new Trait(
                            c.attribute(),
                            c.value(),
                            tests.get(k).difference(),
                            (double) c.best() / c.nBest(),
                            adjusted.at(k),
                            c.nBest() + c.nRest());
                })
                .sorted(Comparator.comparingDouble(
                        trait -> -Math.abs(trait.difference().value())))
                .toList();
    }

    List<Trait> clear() {
        return all.stream().filter(Trait::isClear).toList();
    }
}
