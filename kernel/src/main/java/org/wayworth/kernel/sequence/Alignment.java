package org.wayworth.kernel.sequence;

import it.unimi.dsi.fastutil.ints.IntImmutableList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.wayworth.kernel.Fit;

/**
 * The explanation of a sequence by a drawn process with the fewest deviations: steps that the process did not foresee
 * (extra) and steps that it asked for and that did not happen (skipped), each at cost 1.
 *
 * <p>Dijkstra's search over pairs of a marking and a place in the sequence. Source: Adriansyah, van Dongen and van
 * der Aalst (2011), EDOC, 55–64.
 */
public final class Alignment {

    /** States looked at before giving up. */
    private static final int MOST_STATES = 500_000;

    /** What a move of the alignment is. */
    public enum Kind {
        /** The sequence and the process agree. */
        TOGETHER,
        /** A step of the sequence that the process does not allow there. */
        EXTRA,
        /** A step that the process asks for and the sequence lacks. */
        SKIPPED,
        /** A silent transition; costs nothing. */
        SILENT
    }

    /** @param activity {@link PetriNet#SILENT} for a silent move */
    public record Move(Kind kind, int activity) {}

    /**
     * @param cost extra and skipped steps
     * @param fitness 1 − cost / (cost of the worst: all steps extra, the shortest run skipped)
     */
    public record Result(List<Move> moves, int cost, double fitness) {

        public Result {
            moves = List.copyOf(moves);
        }
    }

    private record State(IntImmutableList marking, int place) {}

    private record Step(
            State state,
            int cost,
            @Nullable Step before,
            @Nullable Move move) {}

    private Alignment() {}

    public static Fit<Result> of(PetriNet net, IntList sequence) {
        Step end = search(net, sequence);
        Step shortest = search(net, IntImmutableList.of());
        if (end == null || shortest == null) {
            return Fit.impossible(
                    Fit.Reason.NOT_CONVERGED,
                    "the end of the process was not reached within " + MOST_STATES + " states",
                    "Check that the drawn process can be completed, or make it smaller.");
        }
        List<Move> moves = new ArrayList<>();
        for (Step step = end; step.before() != null && step.move() != null; step = step.before()) {
            moves.add(step.move());
        }
        Collections.reverse(moves);
        int worst = sequence.size() + shortest.cost();
        return Fit.done(new Result(moves, end.cost(), worst == 0 ? 1 : 1 - (double) end.cost() / worst));
    }

    private static @Nullable Step search(PetriNet net, IntList sequence) {
        PriorityQueue<Step> open = new PriorityQueue<>((a, b) -> a.cost() != b.cost()
                ? Integer.compare(a.cost(), b.cost())
                : Integer.compare(b.state().place(), a.state().place()));
        Map<State, Integer> best = new HashMap<>();
        State start = new State(net.initial(), 0);
        best.put(start, 0);
        open.add(new Step(start, 0, null, null));
        while (!open.isEmpty() && best.size() < MOST_STATES) {
            Step here = open.remove();
            if (here.cost() > best.getOrDefault(here.state(), Integer.MAX_VALUE)) {
                continue;
            }
            if (here.state().place() == sequence.size()
                    && here.state().marking().equals(net.goal())) {
                return here;
            }
            expand(net, sequence, here, open, best);
        }
        return null;
    }

    private static void expand(
            PetriNet net, IntList sequence, Step here, PriorityQueue<Step> open, Map<State, Integer> best) {
        IntImmutableList marking = here.state().marking();
        int place = here.state().place();
        boolean more = place < sequence.size();
        if (more) {
            Move extra = new Move(Kind.EXTRA, sequence.getInt(place));
            offer(new Step(new State(marking, place + 1), here.cost() + 1, here, extra), open, best);
        }
        for (int t = 0; t < net.transitions().size(); t++) {
            if (!net.enables(marking, t)) {
                continue;
            }
            int label = net.transitions().get(t).label();
            IntImmutableList there = net.fire(marking, t);
            boolean silent = label == PetriNet.SILENT;
            Move alone = new Move(silent ? Kind.SILENT : Kind.SKIPPED, label);
            offer(new Step(new State(there, place), here.cost() + (silent ? 0 : 1), here, alone), open, best);
            if (more && label == sequence.getInt(place)) {
                Move together = new Move(Kind.TOGETHER, label);
                offer(new Step(new State(there, place + 1), here.cost(), here, together), open, best);
            }
        }
    }

    private static void offer(Step step, PriorityQueue<Step> open, Map<State, Integer> best) {
        if (step.cost() < best.getOrDefault(step.state(), Integer.MAX_VALUE)) {
            best.put(step.state(), step.cost());
            open.add(step);
        }
    }
}
