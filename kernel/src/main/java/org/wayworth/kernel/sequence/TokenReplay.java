package org.wayworth.kernel.sequence;

import it.unimi.dsi.fastutil.ints.IntImmutableList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;
import java.util.Optional;

/**
 * Plays a sequence on a drawn process, counting the tokens it has to borrow and those it leaves behind: fast, but it
 * may take a costly way round; {@link Alignment} finds the least deviations.
 *
 * <p>Source: Rozinat and van der Aalst (2008), Information Systems 33, 64–95.
 */
public final class TokenReplay {

    /**
     * @param missing tokens borrowed to go on
     * @param remaining tokens left when the case was over
     * @param unknown steps that the net does not have
     */
    public record Result(int produced, int consumed, int missing, int remaining, int unknown) {

        /** 1 when the process explains the sequence; half for tokens not missing, half for none remaining. */
        public double fitness() {
            return 0.5 * (1 - (double) missing / consumed) + 0.5 * (1 - (double) remaining / produced);
        }

        public boolean fits() {
            return missing == 0 && remaining == 0 && unknown == 0;
        }
    }

    private final PetriNet net;
    private IntImmutableList marking;
    private int produced;
    private int consumed;
    private int missing;
    private int unknown;

    private TokenReplay(PetriNet net) {
        this.net = net;
        marking = net.initial();
        produced = sum(marking);
    }

    public static Result of(PetriNet net, IntList sequence) {
        TokenReplay replay = new TokenReplay(net);
        for (int i = 0; i < sequence.size(); i++) {
            replay.step(sequence.getInt(i));
        }
        return replay.end();
    }

    /** Where the net stands after the sequence, or nothing if it cannot follow without borrowing. */
    static Optional<IntImmutableList> markingAfter(PetriNet net, IntList sequence) {
        TokenReplay replay = new TokenReplay(net);
        for (int i = 0; i < sequence.size(); i++) {
            replay.step(sequence.getInt(i));
        }
        return replay.missing + replay.unknown == 0 ? Optional.of(replay.marking) : Optional.empty();
    }

    private void step(int activity) {
        Optional<List<Integer>> way = net.wayTo(marking, activity);
        if (way.isPresent()) {
            way.get().forEach(this::fire);
            return;
        }
        for (int t = 0; t < net.transitions().size(); t++) {
            if (net.transitions().get(t).label() == activity) {
                borrow(net.transitions().get(t).before());
                fire(t);
                return;
            }
        }
        unknown++;
    }

    private void borrow(List<Integer> places) {
        int[] tokens = marking.toIntArray();
        for (int place : places) {
            if (tokens[place] < 1) {
                tokens[place]++;
                missing++;
            }
        }
        marking = new IntImmutableList(tokens);
    }

    private void fire(int transition) {
        consumed += net.transitions().get(transition).before().size();
        produced += net.transitions().get(transition).after().size();
        marking = net.fire(marking, transition);
    }

    private Result end() {
        List<Integer> way = net.silentlyFrom(marking).get(net.goal());
        if (way != null) {
            way.forEach(this::fire);
        }
        int remaining = 0;
        for (int place = 0; place < net.places(); place++) {
            int wanted = net.goal().getInt(place);
            consumed += wanted;
            missing += Math.max(0, wanted - marking.getInt(place));
            remaining += Math.max(0, marking.getInt(place) - wanted);
        }
        return new Result(produced, consumed, missing, remaining, unknown);
    }

    private static int sum(IntList tokens) {
        int sum = 0;
        for (int i = 0; i < tokens.size(); i++) {
            sum += tokens.getInt(i);
        }
        return sum;
    }
}
