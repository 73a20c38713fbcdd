package org.wayworth.analytics.audience;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wayworth.condition.Truth;

/**
 * What a reader could ask instead of an audience that is more than some attributes with their values: the same condition with
 * any comparisons left out, and with numbers divided at any other of the {@link UsualNumbers}. The audience is shown only if
 * none of these tells of a few people beside it.
 *
 * <ul>
 *   <li>Where comparisons are left out, those who come in are none or enough, and those who go out.
 *   <li>Where a number is divided elsewhere, the same for an alternative that lies wholly within the audience, or the
 *       audience within it: only then is one the other and a few people.
 *   <li>Where a condition is more than comparisons that must all be met, each thing that they can say together is said of none
 *       or of enough: see {@link #cellsTellNothing}.
 * </ul>
 */
final class Alternatives {

    /** Alternatives that are looked at; a condition with more is held to the rule for many conditions. */
    private static final int MOST = 4_096;

    /** How much work that may be: alternatives times kinds of rows. */
    private static final long MOST_WORK = 2_000_000;

    /** Rows that no comparison tells apart. People are counted up to the bound. */
    private static final class Like {
        private final long failed;
        private final int[] states;
        private final LongOpenHashSet people = new LongOpenHashSet();
        private boolean isMeant;

        Like(long failed, int[] states) {
            this.failed = failed;
            this.states = states;
        }
    }

    private final Sieve sieve;
    private final int equalities;
    private final List<Like> rows;
    private final long bound;

    /** For each leaf the places at which it could divide instead; of one that does not divide, none. */
    private final List<int[]> places;

    private Alternatives(Sieve sieve, int equalities, List<Like> rows, long bound) {
        this.sieve = sieve;
        this.equalities = equalities;
        this.rows = rows;
        this.bound = bound;
        this.places =
                IntStream.range(0, sieve.leaves().size()).mapToObj(this::places).toList();
        int[] asAsked = places.stream().mapToInt(none -> 0).toArray();
        rows.forEach(like -> like.isMeant = isMet(like, 0, asAsked));
    }

    /**
     * @param person of all rows
     * @param failed for each of the wide rows: bit c is set where it does not meet equality c
     * @param wide rows that would be there without conditions
     */
    static Alternatives of(long[] person, long[] failed, int[] wide, int equalities, Sieve sieve, long bound) {
        Map<String, Like> kinds = new HashMap<>();
        for (int k = 0; k < wide.length; k++) {
            int row = wide[k];
            int[] states =
                    sieve.leaves().stream().mapToInt(leaf -> leaf.state(row)).toArray();
            long fails = failed[k];
            Like like = kinds.computeIfAbsent(name(fails, states), name -> new Like(fails, states));
            if (like.people.size() < bound) {
                like.people.add(person[row]);
            }
        }
        return new Alternatives(sieve, equalities, List.copyOf(kinds.values()), bound);
    }

    private static String name(long failed, int[] states) {
        StringBuilder name = new StringBuilder().append(failed);
        for (int state : states) {
            name.append((char) (state + 1));
        }
        return name.toString();
    }

    /** One place between any two bands in which somebody is, one below and one above all. */
    private int[] places(int leaf) {
        if (!(sieve.leaves().get(leaf) instanceof Leaf.Divide)) {
            return new int[0];
        }
        return IntStream.concat(IntStream.of(Leaf.Divide.BLANK), rows.stream().mapToInt(like -> like.states[leaf]))
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * Whether the people of whom the comparisons say the same are, for each thing that they say, none or enough. Any two
     * conditions over the same comparisons then differ by none or enough people, however they are put together: by other
     * brackets, by leaving values out, by asking for what is known.
     */
    boolean cellsTellNothing() {
        Map<String, LongOpenHashSet> cells = new HashMap<>();
        for (Like like : rows) {
            if (like.failed == 0) {
                LongOpenHashSet cell = cells.computeIfAbsent(said(like), name -> new LongOpenHashSet());
                if (cell.size() < bound) {
                    cell.addAll(like.people);
                }
            }
        }
        return cells.values().stream().allMatch(this::isEnough);
    }

    private String said(Like like) {
        return IntStream.range(0, like.states.length)
                .mapToObj(leaf ->
                        sieve.leaves().get(leaf).truth(like.states[leaf]).name())
                .collect(Collectors.joining(" "));
    }

    /** Whether so many alternatives can be looked at. */
    boolean areFew() {
        long count = 1L << equalities;
        for (int[] instead : places) {
            count *= instead.length + 2L;
            if (count > MOST) {
                return false;
            }
        }
        return count * rows.size() <= MOST_WORK;
    }

    /** Whether no alternative tells of a few. */
    boolean allTellNothing() {
        int[] choices = new int[places.size()];
        do {
            for (long left = 0; left < 1L << equalities; left++) {
                if (!tellsNothing(left, choices)) {
                    return false;
                }
            }
        } while (next(choices));
        return true;
    }

    /** The same for each comparison by itself, and for all of them left out. */
    boolean singlesTellNothing() {
        for (int c = 0; c < equalities; c++) {
            if (!tellsNothing(1L << c, new int[places.size()])) {
                return false;
            }
        }
        for (int leaf = 0; leaf < places.size(); leaf++) {
            int[] choices = new int[places.size()];
            for (choices[leaf] = 1; choices[leaf] < places.get(leaf).length + 2; choices[leaf]++) {
                if (!tellsNothing(0, choices)) {
                    return false;
                }
            }
        }
        int[] none = places.stream().mapToInt(all -> 1).toArray();
        return tellsNothing((1L << equalities) - 1, none);
    }

    /** Of each leaf: 0 as it was asked, 1 left out, from 2 on divided at another place. False after the last. */
    private boolean next(int[] choices) {
        for (int leaf = 0; leaf < choices.length; leaf++) {
            if (++choices[leaf] < places.get(leaf).length + 2) {
                return true;
            }
            choices[leaf] = 0;
        }
        return false;
    }

    private boolean tellsNothing(long left, int[] choices) {
        LongOpenHashSet out = new LongOpenHashSet();
        LongOpenHashSet in = new LongOpenHashSet();
        for (Like like : rows) {
            boolean isMeant = isMet(like, left, choices);
            LongOpenHashSet side = isMeant ? in : out;
            if (isMeant != like.isMeant && side.size() < bound) {
                side.addAll(like.people);
            }
        }
        boolean isMoved = IntStream.of(choices).anyMatch(choice -> choice > 1);
        boolean isOnlyOneWay = in.isEmpty() || out.isEmpty();
        return (isMoved && !isOnlyOneWay) || (isEnough(in) && isEnough(out));
    }

    private boolean isEnough(LongOpenHashSet people) {
        return people.isEmpty() || people.size() >= bound;
    }

    private boolean isMet(Like like, long left, int[] choices) {
        return (like.failed & ~left) == 0
                && sieve.holds(leaf -> Optional.ofNullable(truth(leaf, like.states[leaf], choices[leaf])));
    }

    private @Nullable Truth truth(int number, int state, int choice) {
        if (choice == 1) {
            return null;
        }
        Leaf leaf = sieve.leaves().get(number);
        return choice > 1 && leaf instanceof Leaf.Divide divide
                ? divide.truth(state, places.get(number)[choice - 2])
                : leaf.truth(state);
    }
}
