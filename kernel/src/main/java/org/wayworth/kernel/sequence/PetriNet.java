package org.wayworth.kernel.sequence;

import it.unimi.dsi.fastutil.ints.IntImmutableList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A drawn process: places hold tokens, a transition takes one token from each place before it and puts one on each
 * place after it. Small nets, as people draw them.
 *
 * @param places how many; numbered from 0
 * @param initial tokens on each place at the start
 * @param goal tokens on each place when a case is complete
 */
public record PetriNet(int places, List<Transition> transitions, IntImmutableList initial, IntImmutableList goal) {

    /** The label of a transition that leaves no event. */
    public static final int SILENT = -1;

    /** Markings looked at while searching through silent transitions; drawn processes need a few dozen. */
    private static final int MOST_MARKINGS = 10_000;

    /** @param label an activity, or {@link #SILENT} */
    public record Transition(int label, List<Integer> before, List<Integer> after) {

        public Transition {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    public PetriNet {
        transitions = List.copyOf(transitions);
        if (initial.size() != places || goal.size() != places) {
            throw new IllegalArgumentException("initial and goal must have one value for each place (" + places
                    + "), not " + initial.size() + " and " + goal.size());
        }
        for (Transition transition : transitions) {
            requirePlaces(transition.before(), places);
            requirePlaces(transition.after(), places);
        }
    }

    private static void requirePlaces(List<Integer> numbers, int places) {
        for (int place : numbers) {
            if (place < 0 || place >= places) {
                throw new IllegalArgumentException("places must be from 0 to " + (places - 1) + ", not " + place);
            }
        }
    }

    boolean enables(IntList marking, int transition) {
        for (int place : transitions.get(transition).before()) {
            if (marking.getInt(place) < 1) {
                return false;
            }
        }
        return true;
    }

    IntImmutableList fire(IntList marking, int transition) {
        int[] tokens = marking.toIntArray();
        for (int place : transitions.get(transition).before()) {
            tokens[place]--;
        }
        for (int place : transitions.get(transition).after()) {
            tokens[place]++;
        }
        return new IntImmutableList(tokens);
    }

    /** Markings that silent transitions alone lead to, nearest first, each with the transitions that lead there. */
    Map<IntImmutableList, List<Integer>> silentlyFrom(IntImmutableList marking) {
        Map<IntImmutableList, List<Integer>> reached = new LinkedHashMap<>();
        ArrayDeque<IntImmutableList> open = new ArrayDeque<>();
        reached.put(marking, List.of());
        open.add(marking);
        while (!open.isEmpty() && reached.size() < MOST_MARKINGS) {
            IntImmutableList here = open.remove();
            for (int t = 0; t < transitions.size(); t++) {
                if (transitions.get(t).label() != SILENT || !enables(here, t)) {
                    continue;
                }
                IntImmutableList there = fire(here, t);
                if (!reached.containsKey(there)) {
                    List<Integer> way = new ArrayList<>(reached.get(here));
                    way.add(t);
                    reached.put(there, way);
                    open.add(there);
                }
            }
        }
        return reached;
    }

    /** Activities that could come next, silent transitions aside. */
    Set<Integer> possibleNext(IntImmutableList marking) {
        Set<Integer> next = new TreeSet<>();
        for (IntImmutableList here : silentlyFrom(marking).keySet()) {
            for (int t = 0; t < transitions.size(); t++) {
                if (transitions.get(t).label() != SILENT && enables(here, t)) {
                    next.add(transitions.get(t).label());
                }
            }
        }
        return next;
    }

    /** The nearest way by silent transitions to a marking that enables the activity: those, then its transition. */
    Optional<List<Integer>> wayTo(IntImmutableList marking, int activity) {
        for (Map.Entry<IntImmutableList, List<Integer>> entry :
                silentlyFrom(marking).entrySet()) {
            for (int t = 0; t < transitions.size(); t++) {
                if (transitions.get(t).label() == activity && enables(entry.getKey(), t)) {
                    List<Integer> way = new ArrayList<>(entry.getValue());
                    way.add(t);
                    return Optional.of(way);
                }
            }
        }
        return Optional.empty();
    }
}
