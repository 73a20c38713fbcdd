package org.wayworth.kernel.sequence;

import it.unimi.dsi.fastutil.ints.IntImmutableList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Precision: how much of what a drawn process would allow, after what was seen, was ever done. A process that allows
 * everything fits everything and has no precision, so show it beside fitness.
 *
 * <p>Source: Muñoz-Gama and Carmona (2010), BPM, LNCS 6336, 211–226 (ETC), by token replay: beginnings that the
 * process cannot follow are left out.
 */
public final class EscapingEdges {

    /**
     * @param precision 1 − escaping / allowed
     * @param followed share of the beginnings of cases that the process could follow
     */
    public record Result(double precision, long allowed, long escaping, double followed) {}

    private static final class Beginning {
        long cases;
        final Set<Integer> next = new HashSet<>();
    }

    private EscapingEdges() {}

    public static Result of(PetriNet net, Variants variants) {
        Map<IntImmutableList, Beginning> beginnings = new HashMap<>();
        for (int rank = 0; rank < variants.size(); rank++) {
            IntImmutableList steps = variants.steps(rank);
            for (int length = 0; length < steps.size(); length++) {
                Beginning beginning = beginnings.computeIfAbsent(
                        new IntImmutableList(steps.subList(0, length)), taken -> new Beginning());
                beginning.cases += variants.count(rank);
                beginning.next.add(steps.getInt(length));
            }
        }
        long allowed = 0;
        long escaping = 0;
        long followed = 0;
        long all = 0;
        for (Map.Entry<IntImmutableList, Beginning> entry : beginnings.entrySet()) {
            Beginning beginning = entry.getValue();
            all += beginning.cases;
            Optional<IntImmutableList> marking = TokenReplay.markingAfter(net, entry.getKey());
            if (marking.isEmpty()) {
                continue;
            }
            followed += beginning.cases;
            Set<Integer> possible = net.possibleNext(marking.get());
            allowed += beginning.cases * possible.size();
            possible.removeAll(beginning.next);
            escaping += beginning.cases * possible.size();
        }
        double precision = allowed > 0 ? 1 - (double) escaping / allowed : 1;
        return new Result(precision, allowed, escaping, all > 0 ? (double) followed / all : 0);
    }
}
