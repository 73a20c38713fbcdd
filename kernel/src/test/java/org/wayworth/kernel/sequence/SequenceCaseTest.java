package org.wayworth.kernel.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.ints.IntImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: sequences of steps are counted, compared and replayed as by hand")
class SequenceCaseTest {

    private final ReferenceCase reference = ReferenceCase.open("sequences");
    private final JsonNode expected = reference.expected();
    private final Columns input = reference.input();
    private final int[] cases = input.integers("case");
    private final int[] steps = input.integers("step");
    private final EventLog log = EventLog.of(
            cases, steps, Arrays.stream(input.integers("time")).asLongStream().toArray(), 5);

    private IntImmutableList sequence(int of) {
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < cases.length; i++) {
            if (cases[i] == of) {
                taken.add(steps[i]);
            }
        }
        return new IntImmutableList(taken.stream().mapToInt(step -> step).toArray());
    }

    @Test
    @DisplayName("what follows what, and after how long; variants")
    void counts() {
        DirectlyFollows.Result graph = DirectlyFollows.of(log);
        assertThat(graph.arcs()).hasSameSizeAs(expected.get("arcs"));
        for (JsonNode row : expected.get("arcs")) {
            DirectlyFollows.Arc arc = graph.arcs().stream()
                    .filter(a -> a.from() == row.get(0).asInt()
                            && a.to() == row.get(1).asInt())
                    .findFirst()
                    .orElseThrow();
            String what = arc.from() + " to " + arc.to();
            reference.assertClose(what + ", count", arc.count(), row.get(2), 0);
            reference.assertClose(what + ", mean", arc.mean(), row.get(3), 1e-13);
            reference.assertClose(what + ", median", arc.median(), row.get(4), 0);
            reference.assertClose(what + ", shortest", arc.shortest(), row.get(5), 0);
            reference.assertClose(what + ", longest", arc.longest(), row.get(6), 0);
        }
        Variants variants = Variants.of(log);
        double[] counts = new double[variants.size()];
        Arrays.setAll(counts, variants::count);
        reference.assertAll("variant", counts, expected.get("variants"), 0);
    }

    @Test
    @DisplayName("distances")
    void distances() {
        List<IntImmutableList> few = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            few.add(sequence(k));
        }
        reference.assertAll(
                "matching",
                SequenceDistance.between(few, SequenceDistance.Costs.constant(1, 1.5, 5)),
                expected.get("matching"),
                1e-14);
        double[][] levenshtein = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                levenshtein[i][j] = SequenceDistance.levenshtein(few.get(i), few.get(j));
            }
        }
        reference.assertAll("Levenshtein", levenshtein, expected.get("levenshtein"), 0);
    }

    @Test
    @DisplayName("what a touchpoint's removal would cost: the chain, solved")
    void removal() {
        RemovalEffect.Result result = RemovalEffect.of(
                        List.of(
                                new RemovalEffect.Path(List.of(0, 1), 30, 50),
                                new RemovalEffect.Path(List.of(1), 12, 90),
                                new RemovalEffect.Path(List.of(0, 2, 1), 25, 20),
                                new RemovalEffect.Path(List.of(2), 3, 60),
                                new RemovalEffect.Path(List.of(2, 0), 18, 22),
                                new RemovalEffect.Path(List.of(1, 1, 0), 9, 14)),
                        3)
                .get();
        reference.assertClose("conversion", result.conversion(), expected.get("conversion"), 1e-12);
        reference.assertAll("effect", result.effect(), expected.get("effect"), 1e-12);
        reference.assertAll("attributed", result.attributed(), expected.get("attributed"), 1e-12);
        reference.assertAll("Shapley", result.shapley(), expected.get("shapley"), 1e-12);
    }

    @Test
    @DisplayName("a drawn process: replay, alignment, precision")
    void process() {
        PetriNet net = new PetriNet(
                5,
                List.of(
                        new PetriNet.Transition(0, List.of(0), List.of(1)),
                        new PetriNet.Transition(1, List.of(1), List.of(2)),
                        new PetriNet.Transition(2, List.of(2), List.of(3)),
                        new PetriNet.Transition(3, List.of(2), List.of(3)),
                        new PetriNet.Transition(1, List.of(3), List.of(2)),
                        new PetriNet.Transition(4, List.of(3), List.of(4))),
                IntImmutableList.of(1, 0, 0, 0, 0),
                IntImmutableList.of(0, 0, 0, 0, 1));
        for (int k = 0; k < expected.get("replay").size(); k++) {
            TokenReplay.Result replay = TokenReplay.of(net, sequence(k));
            reference.assertAll(
                    "replay of " + k,
                    new double[] {replay.produced(), replay.consumed(), replay.missing(), replay.remaining()},
                    expected.get("replay").get(k),
                    0);
            int cost = Alignment.of(net, sequence(k)).get().cost();
            reference.assertCloseOnScale(
                    "alignment of " + k, cost, expected.get("alignment").get(k).asInt(), 1, 0);
        }
        EscapingEdges.Result edges = EscapingEdges.of(net, Variants.of(log));
        reference.assertClose("precision", edges.precision(), expected.get("precision"), 1e-13);
    }
}
