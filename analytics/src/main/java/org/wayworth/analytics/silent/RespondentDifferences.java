package org.wayworth.analytics.silent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.experiment.MeanDifference;
import org.wayworth.kernel.proportion.MultipleTests;
import org.wayworth.kernel.proportion.Share;
import org.wayworth.kernel.proportion.ShareDifference;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * How respondents differ from all customers asked, one thing at a time. All are known in full, so the difference is that
 * between respondents and non-respondents, times the share of non-respondents.
 */
final class RespondentDifferences {

    private static final double LEVEL = 0.95;
    private static final double RARE = 0.05;

    /** What a difference is measured in. */
    enum Measure {
        SHARE_POINTS,
        MONEY,
        STANDARD_DEVIATIONS
    }

    /**
     * @param group what is looked at: "region"
     * @param level its class; empty for numbers
     * @param rate of responding in the class; empty for numbers
     * @param chance of such a difference by chance, corrected for how many classes the group has, or how many numbers
     *     there are
     */
    record Difference(
            String group,
            String level,
            Measure measure,
            Measured heardLessAll,
            long n,
            Optional<Measured> rate,
            double chance) {

        String name() {
            return level.isEmpty() ? group : group + ": " + level;
        }

        boolean isClear() {
            return chance < RARE;
        }
    }

    private final List<Difference> all;
    private final long hidden;

    private RespondentDifferences(List<Difference> all, long hidden) {
        this.all = all;
        this.hidden = hidden;
    }

    static RespondentDifferences of(AskedCustomers people, SmallGroups small) {
        boolean[] heard = people.heard();
        List<Difference> found = new ArrayList<>();
        if (people.coverage().isPresent()) {
            double[] revenue = people.revenue();
            number(people.revenueName(), Measure.MONEY, people.money("a customer"), revenue, heard)
                    .ifPresent(found::add);
            number(people.revenueName(), Measure.STANDARD_DEVIATIONS, deviations(), standardised(revenue), heard)
                    .ifPresent(found::add);
            number(people.ordersName(), Measure.STANDARD_DEVIATIONS, deviations(), standardised(people.orders()), heard)
                    .ifPresent(found::add);
        }
        number("time as a customer", Measure.STANDARD_DEVIATIONS, deviations(), standardised(people.tenure()), heard)
                .ifPresent(found::add);
        long hidden = 0;
        for (Map.Entry<String, String[]> one : people.classes().entrySet()) {
            hidden += levels(people, one.getKey(), one.getValue(), small, found);
        }
        return new RespondentDifferences(corrected(found), hidden);
    }

    private static Unit deviations() {
        return Unit.number("standard deviations");
    }

    /** Returns how many classes are hidden. */
    private static long levels(
            AskedCustomers people, String group, String[] values, SmallGroups small, List<Difference> found) {
        boolean[] heard = people.heard();
        Map<String, long[]> counts = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            counts.computeIfAbsent(values[i], v -> new long[2])[heard[i] ? 1 : 0]++;
        }
        boolean[] shown = people.shown(small, group, counts.keySet());
        long nHeard = IntStream.range(0, heard.length).filter(i -> heard[i]).count();
        long nSilent = heard.length - nHeard;
        int at = 0;
        for (Map.Entry<String, long[]> level : counts.entrySet()) {
            if (shown[at++]) {
                long[] count = level.getValue();
                var tested = ShareDifference.fit(count[1], nHeard, count[0], nSilent, LEVEL);
                long n = count[0] + count[1];
                found.add(new Difference(
                        group,
                        level.getKey(),
                        Measure.SHARE_POINTS,
                        measured(tested.difference(), (double) nSilent / heard.length, Unit.sharePoints("")),
                        n,
                        Optional.of(measured(Share.fit(count[1], n, LEVEL), 1, Unit.share("respond"))),
                        tested.pValue()));
            }
        }
        return IntStream.range(0, shown.length).filter(i -> !shown[i]).count();
    }

    private static Optional<Difference> number(
            String name, Measure measure, Unit unit, double[] values, boolean[] heard) {
        double[] ofHeard = pick(values, heard, true);
        double[] ofSilent = pick(values, heard, false);
        double silent = (double) ofSilent.length / values.length;
        return MeanDifference.fit(ofHeard, ofSilent, LEVEL)
                .map(welch -> new Difference(
                        name,
                        "",
                        measure,
                        measured(welch.estimate(), silent, unit),
                        values.length,
                        Optional.empty(),
                        welch.pValue()))
                .fold(Optional::of, no -> Optional.empty());
    }

    private static List<Difference> corrected(List<Difference> found) {
        Map<String, List<Difference>> families = new LinkedHashMap<>();
        for (Difference d : found) {
            String family = d.level().isEmpty() ? "" : d.group();
            families.computeIfAbsent(family, name -> new ArrayList<>()).add(d);
        }
        List<Difference> corrected = new ArrayList<>();
        for (List<Difference> family : families.values()) {
            Vector chances = MultipleTests.BENJAMINI_HOCHBERG.adjust(
                    family.stream().mapToDouble(Difference::chance).toArray());
            for (int k = 0; k < family.size(); k++) {
                Difference d = family.get(k);
                corrected.add(new Difference(
                        d.group(), d.level(), d.measure(), d.heardLessAll(), d.n(), d.rate(), chances.at(k)));
            }
        }
        return corrected;
    }

    /** The largest first. */
    List<Difference> in(Measure measure) {
        return all.stream()
                .filter(d -> d.measure() == measure)
                .sorted(java.util.Comparator.comparingDouble(
                        (Difference d) -> -Math.abs(d.heardLessAll().value())))
                .toList();
    }

    /** Classes of one group, in order of name. */
    List<Difference> of(String group) {
        return all.stream()
                .filter(d -> d.group().equals(group) && d.measure() == Measure.SHARE_POINTS)
                .toList();
    }

    /** Classes that are too small to show, or would give others away. */
    long hidden() {
        return hidden;
    }

    private static Measured measured(Estimate estimate, double factor, Unit unit) {
        return new Measured(
                factor * estimate.value(),
                factor * estimate.interval().low(),
                factor * estimate.interval().high(),
                LEVEL,
                unit);
    }

    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double deviation = Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
        return deviation == 0
                ? values
                : Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
    }

    private static double[] pick(double[] values, boolean[] heard, boolean which) {
        return IntStream.range(0, values.length)
                .filter(i -> heard[i] == which)
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
