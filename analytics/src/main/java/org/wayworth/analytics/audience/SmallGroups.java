package org.wayworth.analytics.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which groups are too small to show, so that no reader learns what single people said or spent. Counted in people,
 * never in answers.
 *
 * <p>Leaving out the small groups is not enough: the total less the groups that are shown is what was hidden. So groups
 * that could be shown are hidden with them, the smallest first, until what is hidden could be shown as a whole and holds
 * groups of more than one size. Groups of one size are shown or hidden together, so what is hidden does not say which
 * group is the smaller one.
 *
 * @param fewest people that a group must have
 */
public record SmallGroups(int fewest) {

    /** Ten people, as official statistics have it. */
    public static final int STANDARD = 10;

    /** No setting goes below. */
    public static final int LEAST = 5;

    /** One customer may bring at most this share of a sum of money. */
    private static final double LARGEST = 0.50;

    /** Three customers together may bring at most this share. */
    private static final double THREE_LARGEST = 0.80;

    /**
     * Money of a group of people. Amounts count by their size, so that refunds cannot hide a large customer.
     *
     * @param total of the sizes of all amounts
     * @param first size of the largest amount
     */
    public record Money(long people, double total, double first, double second, double third) {

        /** @param amounts one a customer */
        public static Money of(double... amounts) {
            double[] sizes = Arrays.stream(amounts).map(Math::abs).sorted().toArray();
            int n = sizes.length;
            return new Money(
                    n,
                    Arrays.stream(sizes).sum(),
                    n > 0 ? sizes[n - 1] : 0,
                    n > 1 ? sizes[n - 2] : 0,
                    n > 2 ? sizes[n - 3] : 0);
        }

        /** Both groups as one; they have no customer in common. */
        Money and(Money other) {
            double[] top = {first, second, third, other.first, other.second, other.third};
            Arrays.sort(top);
            return new Money(people + other.people, total + other.total, top[5], top[4], top[3]);
        }
    }

    public SmallGroups {
        if (fewest < LEAST) {
            throw new IllegalArgumentException(
                    "a group that is shown must have at least " + LEAST + " people, not " + fewest);
        }
    }

    public static SmallGroups standard() {
        return new SmallGroups(STANDARD);
    }

    /** Whether a group on its own is large enough. */
    public boolean shows(long people) {
        return people >= fewest;
    }

    /**
     * Whether a part may be shown to those who see the whole: neither it nor the rest may be a few people.
     *
     * @param whole people in what the part was taken from
     */
    public boolean showsPart(long people, long whole) {
        long rest = whole - people;
        if (rest < 0) {
            throw new IllegalArgumentException("a part of " + whole + " people cannot have " + people);
        }
        return shows(people) && (rest == 0 || shows(rest));
    }

    /** Whether a sum of money may be shown: enough people, and none of them brings most of it. */
    public boolean showsMoney(Money money) {
        return shows(money.people())
                && money.first() <= LARGEST * money.total()
                && money.first() + money.second() + money.third() <= THREE_LARGEST * money.total();
    }

    /**
     * Neighbours joined, from the first on, until every class holds enough people in every row (or nobody), so that an
     * ordered scale can be counted without hiding any of it.
     *
     * @param people {@code people[row][step]}: in each row, how many at each step of the scale
     * @return for each step the class that it belongs to, from 0, never falling
     */
    public int[] joined(long[][] people) {
        int steps = people[0].length;
        int[] joined = new int[steps];
        int current = 0;
        int first = 0;
        for (int step = 0; step < steps; step++) {
            joined[step] = current;
            if (allShown(people, first, step)) {
                current++;
                first = step + 1;
            }
        }
        // What remains at the end joins the classes before it, as many as it takes.
        int last = joined[steps - 1];
        while (last > 0 && !allShown(people, firstOf(joined, last), steps - 1)) {
            last--;
        }
        int highest = last;
        return Arrays.stream(joined).map(c -> Math.min(c, highest)).toArray();
    }

    private static int firstOf(int[] joined, int wanted) {
        int step = 0;
        while (joined[step] < wanted) {
            step++;
        }
        return step;
    }

    private boolean allShown(long[][] people, int first, int last) {
        for (long[] row : people) {
            long sum = 0;
            for (int step = first; step <= last; step++) {
                sum += row[step];
            }
            if (sum != 0 && !shows(sum)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Which groups of one breakdown may be shown to those who see its total. An empty group has nothing to hide.
     *
     * @param people in each group; nobody is in two of them
     * @return one a group: whether it may be shown
     */
    public boolean[] shown(long... people) {
        List<Money> groups = new ArrayList<>();
        for (long count : people) {
            groups.add(new Money(count, count, 1, 1, 1));
        }
        return shown(groups, false, g -> true, hidden -> true);
    }

    /**
     * The same, where there is more to look at than how many people there are.
     *
     * @param may whether a group may be shown as far as the rest goes
     * @param mayTogether whether the marked groups may be, as one
     */
    boolean[] shown(long[] people, IntPredicate may, Predicate<boolean[]> mayTogether) {
        return shown(
                LongStream.of(people)
                        .mapToObj(count -> new Money(count, count, 1, 1, 1))
                        .toList(),
                false,
                may,
                mayTogether);
    }

    /**
     * The same for sums of money.
     *
     * @param may whether a group may be shown as far as the rest goes
     * @param mayTogether whether the marked groups may be, as one
     */
    boolean[] shownMoney(List<Money> groups, IntPredicate may, Predicate<boolean[]> mayTogether) {
        return shown(groups, true, may, mayTogether);
    }

    /** The same for sums of money. */
    public boolean[] shownMoney(List<Money> groups) {
        return shown(groups, true, g -> true, hidden -> true);
    }

    private boolean[] shown(
            List<Money> groups, boolean money, IntPredicate mayAlone, Predicate<boolean[]> mayTogether) {
        int[] occupied = IntStream.range(0, groups.size())
                .filter(g -> groups.get(g).people() > 0)
                .toArray();
        long[] sizes = IntStream.of(occupied)
                .mapToLong(g -> groups.get(g).people())
                .sorted()
                .distinct()
                .toArray();
        boolean[] shown = new boolean[groups.size()];
        Arrays.fill(shown, true);
        for (int g : occupied) {
            shown[g] = may(groups.get(g), money) && mayAlone.test(g);
        }
        for (int s = 0; s < sizes.length && !isSafe(groups, shown, money, mayTogether); s++) {
            for (int g : occupied) {
                shown[g] &= groups.get(g).people() > sizes[s];
            }
        }
        return shown;
    }

    /** Whether what is hidden tells nothing but its sum, and the sum may be told. */
    private boolean isSafe(List<Money> groups, boolean[] shown, boolean money, Predicate<boolean[]> mayTogether) {
        boolean[] isHidden = new boolean[shown.length];
        for (int g = 0; g < shown.length; g++) {
            isHidden[g] = !shown[g] && groups.get(g).people() > 0;
        }
        List<Money> hidden = IntStream.range(0, shown.length)
                .filter(g -> !shown[g])
                .mapToObj(groups::get)
                .toList();
        return hidden.isEmpty()
                || (hidden.stream().mapToLong(Money::people).distinct().count() > 1
                        && may(hidden.stream().reduce(Money::and).orElseThrow(), money)
                        && mayTogether.test(isHidden));
    }

    private boolean may(Money group, boolean money) {
        return money ? showsMoney(group) : shows(group.people());
    }

    /** What stands in the place of a hidden group: "Hidden: fewer than 10 people". */
    public String hiddenText() {
        return "Hidden: fewer than " + fewest + " people";
    }

    /** Why a group may be hidden though it is large: "Hidden: would give away a group of fewer than 10 people". */
    public String withheldText() {
        return "Hidden: would give away a group of fewer than " + fewest + " people";
    }
}
