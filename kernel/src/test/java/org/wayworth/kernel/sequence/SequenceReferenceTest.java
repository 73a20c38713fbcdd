package org.wayworth.kernel.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import it.unimi.dsi.fastutil.ints.IntImmutableList;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Matrix;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/** Reference: pm4py on its running example, R's ChannelAttribution data by exact algebra, distances by hand. */
class SequenceReferenceTest {

    private static final List<String> ACTIVITIES = List.of(
            "register request",
            "check ticket",
            "examine casually",
            "examine thoroughly",
            "decide",
            "reinitiate request",
            "pay compensation",
            "reject request");

    @Tag("larger")
    @Test
    void directlyFollowsAndDwellMatchPm4py() {
        ReferenceCase example = ReferenceCase.open("process_running_example");
        JsonNode expected = example.expected();
        DirectlyFollows.Result graph = DirectlyFollows.of(log(example));
        assertThat(graph.arcs()).hasSize(expected.get("dfg").size());
        for (int k = 0; k < graph.arcs().size(); k++) {
            JsonNode row = expected.get("performance_seconds").get(k);
            DirectlyFollows.Arc arc =
                    arc(graph, row.get(0).asString(), row.get(1).asString());
            String what = row.get(0).asString() + " > " + row.get(1).asString();
            example.assertClose(
                    "count " + what, arc.count(), expected.get("dfg").get(k).get(2), 0);
            example.assertClose("mean " + what, arc.mean(), row.get(2).get("mean"), 1e-14);
            example.assertClose("median " + what, arc.median(), row.get(2).get("median"), 0);
            example.assertClose("longest " + what, arc.longest(), row.get(2).get("max"), 0);
            example.assertClose("shortest " + what, arc.shortest(), row.get(2).get("min"), 0);
            if (arc.count() > 1) {
                example.assertClose(
                        "deviation " + what, arc.deviation(), row.get(2).get("stdev"), 1e-13);
            }
        }
        assertThat(graph.starts().get(0)).isEqualTo(6);
        assertThat(graph.ends().get(ACTIVITIES.indexOf("pay compensation"))).isEqualTo(3);
        assertThat(graph.ends().get(ACTIVITIES.indexOf("reject request"))).isEqualTo(3);
    }

    @Tag("larger")
    @Test
    void variantsMatchPm4py() {
        ReferenceCase example = ReferenceCase.open("process_running_example");
        Variants variants = Variants.of(log(example));
        List<List<String>> ours = new ArrayList<>();
        for (int rank = 0; rank < variants.size(); rank++) {
            assertThat(variants.count(rank)).isEqualTo(1);
            ours.add(variants.steps(rank).intStream().mapToObj(ACTIVITIES::get).toList());
        }
        List<List<String>> theirs = new ArrayList<>();
        for (JsonNode row : example.expected().get("variants")) {
            theirs.add(row.get(0).valueStream().map(JsonNode::asString).toList());
        }
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
        assertThat(variants.coverage(3)).isEqualTo(0.5);
    }

    /** The net of the tree that pm4py's inductive miner finds. */
    @Tag("larger")
    @Test
    void fitnessAndPrecisionMatchPm4py() {
        ReferenceCase example = ReferenceCase.open("process_running_example");
        Variants variants = Variants.of(log(example));
        PetriNet net = runningExample();
        for (int rank = 0; rank < variants.size(); rank++) {
            TokenReplay.Result replay = TokenReplay.of(net, variants.steps(rank));
            assertThat(replay.fitness()).isEqualTo(1);
            assertThat(replay.fits()).isTrue();
            assertThat(Alignment.of(net, variants.steps(rank)).get().cost()).isZero();
        }
        EscapingEdges.Result edges = EscapingEdges.of(net, variants);
        assertThat(edges.followed()).isEqualTo(1);
        // pm4py counts the empty beginning once for each of the 42 events instead of each of the 6 cases (it takes the
        // length of its table for the number of cases). With that undone the two agree.
        double asPm4py = 1 - (double) edges.escaping() / (edges.allowed() - 6 + 42);
        example.assertClose("precision", asPm4py, example.expected().get("imf02_precision_etconformance"), 1e-14);
    }

    @Tag("larger")
    @Test
    void removalEffectsMatchTheExactChain() {
        ReferenceCase paths = ReferenceCase.open("markov_attribution_pathdata");
        Columns input = paths.input();
        JsonNode exact = paths.expected().get("exact");
        List<String> channels = new ArrayList<>();
        exact.get("removal_effect").propertyNames().forEach(channels::add);
        double[] conversions = input.numbers("total_conversions");
        double[] lost = input.numbers("total_null");
        List<RemovalEffect.Path> given = new ArrayList<>();
        List<String> texts = input.texts("path");
        for (int i = 0; i < input.rows(); i++) {
            List<Integer> steps = new ArrayList<>();
            for (String name : texts.get(i).split(" > ", -1)) {
                steps.add(channels.indexOf(name));
            }
            given.add(new RemovalEffect.Path(steps, conversions[i], lost[i]));
        }
        RemovalEffect.Result result = RemovalEffect.of(given, channels.size()).get();
        paths.assertClose("conversion", result.conversion(), exact.get("base_conversion"), 1e-12);
        double shapley = 0;
        for (int t = 0; t < channels.size(); t++) {
            String name = channels.get(t);
            paths.assertClose(
                    "effect of " + name,
                    result.effect().at(t),
                    exact.get("removal_effect").get(name),
                    1e-10);
            paths.assertClose(
                    "attributed to " + name,
                    result.attributed().at(t),
                    exact.get("attributed_conversions").get(name),
                    1e-10);
            shapley += result.shapley().at(t);
        }
        assertThat(shapley).isCloseTo(result.conversion(), org.assertj.core.data.Offset.offset(1e-14));
    }

    @Tag("larger")
    @Test
    void distancesMatchTheHandMadeOnes() {
        ReferenceCase strings = ReferenceCase.open("strings_sequences");
        List<IntImmutableList> sequences = new ArrayList<>();
        for (String text : strings.input("sequences.csv").texts("s")) {
            sequences.add(new IntImmutableList(text.chars().map(c -> c - 'A').toArray()));
        }
        Matrix matching = SequenceDistance.between(sequences, SequenceDistance.Costs.constant(1, 2, 26));
        Matrix matchingAtOne = SequenceDistance.between(sequences, SequenceDistance.Costs.constant(1, 1, 26));
        JsonNode expected = strings.expected();
        for (int i = 0; i < sequences.size(); i++) {
            for (int j = 0; j < sequences.size(); j++) {
                String what = " " + i + " to " + j;
                strings.assertClose(
                        "optimal matching" + what,
                        matching.at(i, j),
                        expected.get("om_indel1_sub2").get(i).get(j),
                        0);
                strings.assertClose(
                        "Levenshtein" + what,
                        SequenceDistance.levenshtein(sequences.get(i), sequences.get(j)),
                        expected.get("levenshtein").get(i).get(j),
                        0);
                assertThat(matchingAtOne.at(i, j))
                        .isEqualTo(SequenceDistance.levenshtein(sequences.get(i), sequences.get(j)));
            }
        }
    }

    private static EventLog log(ReferenceCase example) {
        Columns input = example.input();
        int[] activity = input.texts("concept:name").stream()
                .mapToInt(ACTIVITIES::indexOf)
                .toArray();
        long[] time = input.texts("time:timestamp").stream()
                .mapToLong(text -> OffsetDateTime.parse(text.replace(' ', 'T')).toEpochSecond())
                .toArray();
        return EventLog.of(input.integers("case:concept:name"), activity, time, ACTIVITIES.size());
    }

    private static DirectlyFollows.Arc arc(DirectlyFollows.Result graph, String from, String to) {
        return graph.arcs().stream()
                .filter(a -> a.from() == ACTIVITIES.indexOf(from) && a.to() == ACTIVITIES.indexOf(to))
                .findFirst()
                .orElseThrow();
    }

    /** register, then (check beside either examination, then decide) again after each reinitiation, then pay or reject. */
    static PetriNet runningExample() {
        return new PetriNet(
                8,
                List.of(
                        new PetriNet.Transition(0, List.of(0), List.of(1)),
                        new PetriNet.Transition(PetriNet.SILENT, List.of(1), List.of(2, 3)),
                        new PetriNet.Transition(1, List.of(2), List.of(4)),
                        new PetriNet.Transition(2, List.of(3), List.of(5)),
                        new PetriNet.Transition(3, List.of(3), List.of(5)),
                        new PetriNet.Transition(4, List.of(4, 5), List.of(6)),
                        new PetriNet.Transition(5, List.of(6), List.of(1)),
                        new PetriNet.Transition(6, List.of(6), List.of(7)),
                        new PetriNet.Transition(7, List.of(6), List.of(7))),
                IntImmutableList.of(1, 0, 0, 0, 0, 0, 0, 0),
                IntImmutableList.of(0, 0, 0, 0, 0, 0, 0, 1));
    }
}
