package org.wayworth.analytics.audience;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some rows of those that an analysis reads: what its figures are made from, and beside them the rows that would be there
 * without the conditions of {@code where}. Both are cut by the same rules, so every part of an audience, such as a
 * segment or a period, knows what it would be for a reader who asks with fewer conditions.
 *
 * <p><b>The rule.</b> A reader may ask the same question with any of the conditions left out, and take one answer from
 * the other. What is left belongs to the people who meet some conditions and not all. So a figure is shown only if, for
 * every set of conditions that is left out, these people are none or at least {@link SmallGroups#fewest}, and those whom
 * all conditions leave are as many as well. People are counted, by any row of theirs that makes the difference: one who
 * met the conditions once, and once not, is one of both.
 *
 * <p>A condition that all of an audience meet counts as said, whether it was said or not. So the rule does not depend on
 * how an audience is described, and of any two audiences that are shown, one of which lies within the other, the larger
 * has at least so many people more: the conditions of the larger are among those that all of the smaller meet.
 *
 * <p>The rule looks at the data and the question alone and remembers nothing, so the same question is answered alike at
 * any time. Up to {@link #MOST_CONDITIONS} conditions every set is looked at; with more, single conditions and all of
 * them, and nothing below {@link #FEWEST_OF_MANY} people is shown.
 *
 * <p>What it cannot stop is told in docs/explanation/privacy.md.
 */
public final class Cut {

    /** Up to so many conditions every set of them is looked at: 255 sets. */
    static final int MOST_CONDITIONS = 8;

    /** People that a group must have, and a difference, where there are more conditions than that. */
    static final int FEWEST_OF_MANY = 30;

    /**
     * Attribute and value by number.
     *
     * @param attribute of {@link Facts}
     */
    private record Condition(int attribute, int value) {}

    /**
     * Who each row is of, and what is known of them: of all rows that were read.
     *
     * @param person rows of one person have the same number
     */
    private record Rows(long[] person, Facts facts) {

        boolean meets(int row, List<Condition> conditions) {
            for (Condition condition : conditions) {
                if (facts.value(condition.attribute(), row) != condition.value()) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Rows rows;
    private final List<Condition> conditions;

    /** What is asked beside them, of all rows. */
    private final Sieve sieve;

    /** Rows that would be there without conditions. */
    private final int[] wide;

    /** Of these, the rows that meet all of them. */
    private final int[] kept;

    private Cut(Rows rows, List<Condition> conditions, Sieve sieve, int[] wide, int[] kept) {
        this.rows = rows;
        this.conditions = conditions;
        this.sieve = sieve;
        this.wide = wide;
        this.kept = kept;
    }

    /**
     * All rows, without conditions.
     *
     * @param person one a row; rows of one person have the same number
     */
    public static Cut all(long[] person) {
        int[] all = IntStream.range(0, person.length).toArray();
        return new Cut(new Rows(person, Facts.NONE), List.of(), Sieve.NONE, all, all);
    }

    /**
     * The rows that meet the conditions on their day.
     *
     * @param customer of all rows that were read, as {@link Attributes#at} takes them
     * @param day days since 2000-01-01, one a row of all
     */
    public Cut asked(Where where, Attributes attributes, long[] customer, double[] day) {
        Cut known = knowing(attributes.facts(customer, day));
        for (Where.Equality one : where.equalities()) {
            known = known.and(
                    new Condition(attributes.number(one.attribute()), attributes.number(one.attribute(), one.value())));
        }
        Cut equal = known;
        return where.rest()
                .map(rest -> equal.through(Sieves.of(rest, attributes, customer, day)))
                .orElse(equal);
    }

    /** Those that a condition lets through. */
    Cut through(Sieve more) {
        return new Cut(
                rows,
                conditions,
                more,
                wide,
                IntStream.of(kept).filter(more::holds).toArray());
    }

    /** The same rows, with what conditions can ask about. */
    Cut knowing(Facts facts) {
        return new Cut(new Rows(rows.person(), facts), conditions, sieve, wide, kept);
    }

    /** Those that meet one more condition. */
    Cut and(int attribute, int value) {
        return and(new Condition(attribute, value));
    }

    private Cut and(Condition condition) {
        List<Condition> more = Stream.concat(conditions.stream(), Stream.of(condition))
                .distinct()
                .toList();
        return new Cut(
                rows,
                more,
                sieve,
                wide,
                IntStream.of(kept)
                        .filter(i -> rows.facts().value(condition.attribute(), i) == condition.value())
                        .toArray());
    }

    /**
     * The parts of these rows by the value of an attribute, which a reader could ask about one by one.
     *
     * @param names of the values, {@link Attributes#NOT_KNOWN} among them where it is wanted
     * @param customer and day: of all rows that were read, as {@link Attributes#at} takes them
     */
    public List<Cut> byAttribute(
            String attribute, List<String> names, Attributes attributes, long[] customer, double[] day) {
        Cut known = rows.facts().count() == 0 ? knowing(attributes.facts(customer, day)) : this;
        int number = attributes.number(attribute);
        return names.stream()
                .map(name -> attributes.number(attribute, name))
                .map(value -> value == Facts.NOT_KNOWN
                        ? known.where(i -> known.rows.facts().value(number, i) == Facts.NOT_KNOWN)
                        : known.and(number, value))
                .toList();
    }

    /** Those of these rows for which the rule holds; it must not look at what the conditions ask about. */
    public Cut where(IntPredicate rule) {
        return new Cut(
                rows,
                conditions,
                sieve,
                IntStream.of(wide).filter(rule).toArray(),
                IntStream.of(kept).filter(rule).toArray());
    }

    /**
     * The parts of these rows by a number of each, in order of the numbers; a part without any row that meets the
     * conditions is left out.
     */
    public SortedMap<Integer, Cut> split(IntUnaryOperator key) {
        SortedMap<Integer, IntArrayList> parts = new TreeMap<>();
        for (int i : wide) {
            parts.computeIfAbsent(key.applyAsInt(i), k -> new IntArrayList()).add(i);
        }
        SortedMap<Integer, Cut> cuts = new TreeMap<>();
        parts.forEach((k, places) -> cuts.put(k, of(places.toIntArray())));
        cuts.values().removeIf(cut -> cut.size() == 0);
        return cuts;
    }

    /** The same conditions among other rows. */
    private Cut of(int[] others) {
        return new Cut(
                rows,
                conditions,
                sieve,
                others,
                IntStream.of(others)
                        .filter(i -> rows.meets(i, conditions) && sieve.holds(i))
                        .toArray());
    }

    /** Places of the rows that figures are made from, in order. */
    public int[] kept() {
        return kept;
    }

    public int size() {
        return kept.length;
    }

    /** Different people among the rows. */
    public long people() {
        return IntStream.of(kept).mapToLong(i -> rows.person()[i]).distinct().count();
    }

    /** Whether figures of these rows may be shown, also to those who ask with other conditions. */
    public boolean shows(SmallGroups small) {
        List<Condition> met = met();
        boolean areMany = met.size() + sieve.leaves().size() > MOST_CONDITIONS;
        if (sieve.isOpen()) {
            long bound = areMany ? Math.max(FEWEST_OF_MANY, small.fewest()) : small.fewest();
            return people() >= bound && (kept.length == wide.length || tellsNothingBesides(met, bound));
        }
        return people() >= small.fewest() && alternativesTellNothing(met, areMany, small);
    }

    private boolean alternativesTellNothing(List<Condition> met, boolean areMany, SmallGroups small) {
        if (!sieve.excludedTellNothing(kept, rows.person(), small.fewest())) {
            return false;
        }
        long[] failed = failed(met);
        Alternatives few = alternatives(failed, met, small.fewest());
        if (!sieve.isPlain() && !few.cellsTellNothing()) {
            return false;
        }
        if (!areMany && few.areFew()) {
            return few.allTellNothing();
        }
        long bound = Math.max(FEWEST_OF_MANY, small.fewest());
        return people() >= bound && alternatives(failed, met, bound).singlesTellNothing();
    }

    private Alternatives alternatives(long[] failed, List<Condition> met, long bound) {
        return Alternatives.of(rows.person(), failed, wide, met.size(), sieve, bound);
    }

    /** The conditions, and those that all of these rows meet though they were not said. */
    private List<Condition> met() {
        List<Condition> met = new ArrayList<>(conditions);
        Facts facts = rows.facts();
        for (int attribute = 0; attribute < facts.count() && kept.length > 0; attribute++) {
            Condition common = new Condition(attribute, facts.value(attribute, kept[0]));
            boolean isMet = common.value() != Facts.NOT_KNOWN
                    && !met.contains(common)
                    && IntStream.of(kept).allMatch(i -> facts.value(common.attribute(), i) == common.value());
            // What all rows meet with and without the conditions tells nobody apart.
            if (isMet && IntStream.of(wide).anyMatch(i -> facts.value(common.attribute(), i) != common.value())) {
                met.add(common);
            }
        }
        return met;
    }

    /** Whether the difference to what fewer of the conditions leave tells of no group too small to show. */
    private boolean tellsNothingBesides(List<Condition> met, long bound) {
        if (met.size() <= MOST_CONDITIONS) {
            return FailedSets.of(rows.person(), failed(met), wide, met.size()).allAreNoneOrAtLeast(bound);
        }
        long[] failed = failed(met);
        if (!isNoneOrAtLeast(bound, failed, sets -> sets != 0)) {
            return false;
        }
        for (int c = 0; c < met.size(); c++) {
            long only = 1L << c;
            if (!isNoneOrAtLeast(bound, failed, sets -> sets == only)) {
                return false;
            }
        }
        return true;
    }

    /** For each row that would be there without conditions: bit c is set where it does not meet condition c. */
    private long[] failed(List<Condition> met) {
        long[] failed = new long[wide.length];
        for (int c = 0; c < met.size(); c++) {
            Condition condition = met.get(c);
            for (int k = 0; k < wide.length; k++) {
                failed[k] |= rows.facts().value(condition.attribute(), wide[k]) == condition.value() ? 0 : 1L << c;
            }
        }
        return failed;
    }

    private boolean isNoneOrAtLeast(long bound, long[] failed, LongPredicate which) {
        long people = IntStream.range(0, wide.length)
                .filter(k -> which.test(failed[k]))
                .mapToLong(k -> rows.person()[wide[k]])
                .distinct()
                .limit(bound)
                .count();
        return people == 0 || people >= bound;
    }

    /**
     * Which parts of one breakdown may be shown to those who see the whole.
     *
     * @param parts nobody's row is in two of them
     * @return one a part: whether it may be shown
     */
    public static boolean[] shown(SmallGroups small, List<Cut> parts) {
        return small.shown(
                parts.stream().mapToLong(Cut::people).toArray(),
                part -> parts.get(part).shows(small),
                hidden -> together(parts, hidden).shows(small));
    }

    /** The same for what each part brings: none of a part may bring most of it. */
    public static boolean[] shownMoney(SmallGroups small, List<Cut> parts, List<SmallGroups.Money> money) {
        return small.shownMoney(
                money,
                part -> parts.get(part).shows(small),
                hidden -> together(parts, hidden).shows(small));
    }

    /** The marked parts as one, for those who take the others from the whole. */
    private static Cut together(List<Cut> parts, boolean[] which) {
        Cut first = parts.get(0);
        List<Condition> shared = first.conditions.stream()
                .filter(condition -> parts.stream().allMatch(part -> part.conditions.contains(condition)))
                .toList();
        int[] wide = IntStream.range(0, which.length)
                .filter(part -> which[part])
                .mapToObj(parts::get)
                .flatMapToInt(part -> {
                    List<Condition> own = new ArrayList<>(part.conditions);
                    own.removeAll(shared);
                    return IntStream.of(part.wide).filter(i -> part.rows.meets(i, own));
                })
                .sorted()
                .toArray();
        return new Cut(first.rows, shared, first.sieve, new int[0], new int[0]).of(wide);
    }
}
