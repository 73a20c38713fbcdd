package org.wayworth.kernel.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.ints.IntImmutableList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.random.Streams;

/** Laws: hold for any data; and messages. */
class SequenceLawsTest {

    private static final int ACTIVITIES = 5;

    /** 2,000 events of 150 cases; one case is long; no two events of a case at the same time. */
    private static final class Events {
        final int[] cases = new int[2000];
        final int[] activity = new int[2000];
        final long[] time = new long[2000];

        Events(long seed) {
            UniformRandomProvider random = Streams.stream(seed, 0);
            for (int i = 0; i < 2000; i++) {
                cases[i] = i % 10 == 0 ? 7 : 2 * random.nextInt(150);
                activity[i] = random.nextInt(ACTIVITIES);
                time[i] = 3L * i + 1_000_000L * random.nextInt(3);
            }
            // Different in every event, so that the order is one.
            for (int i = 0; i < 2000; i++) {
                time[i] = time[i] * 2000 + i;
            }
        }

        EventLog log() {
            return EventLog.of(cases, activity, time, ACTIVITIES);
        }

        EventLog shuffled(long seed) {
            int[] order = PermutationSampler.natural(2000);
            PermutationSampler.shuffle(Streams.stream(seed, 1), order);
            return EventLog.of(
                    Arrays.stream(order).map(i -> cases[i]).toArray(),
                    Arrays.stream(order).map(i -> activity[i]).toArray(),
                    Arrays.stream(order).mapToLong(i -> time[i]).toArray(),
                    ACTIVITIES);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderInTheFileDoesNotMatter(long seed) {
        Events events = new Events(seed);
        assertThat(DirectlyFollows.of(events.shuffled(seed))).isEqualTo(DirectlyFollows.of(events.log()));
        Variants straight = Variants.of(events.log());
        Variants mixed = Variants.of(events.shuffled(seed));
        assertThat(mixed.size()).isEqualTo(straight.size());
        assertThat(mixed.steps(3).toIntArray()).isEqualTo(straight.steps(3).toIntArray());
    }

    /** Against counting with maps. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void countsAndQuantilesAreThoseOfAPlainCount(long seed) {
        Events events = new Events(seed);
        Map<Integer, List<Integer>> byCase = IntStream.range(0, 2000)
                .boxed()
                .sorted((i, j) -> Long.compare(events.time[i], events.time[j]))
                .collect(Collectors.groupingBy(i -> events.cases[i], TreeMap::new, Collectors.toList()));
        Map<List<Integer>, Integer> variants = new java.util.HashMap<>();
        Map<List<Integer>, List<Long>> gaps = new java.util.HashMap<>();
        for (List<Integer> rows : byCase.values()) {
            variants.merge(rows.stream().map(i -> events.activity[i]).toList(), 1, Integer::sum);
            for (int k = 1; k < rows.size(); k++) {
                int a = rows.get(k - 1);
                int b = rows.get(k);
                gaps.computeIfAbsent(List.of(events.activity[a], events.activity[b]), pair -> new ArrayList<>())
                        .add(events.time[b] - events.time[a]);
            }
        }
        DirectlyFollows.Result graph = DirectlyFollows.of(events.log());
        assertThat(graph.arcs()).hasSize(gaps.size());
        for (DirectlyFollows.Arc arc : graph.arcs()) {
            List<Long> own = gaps.getOrDefault(List.of(arc.from(), arc.to()), List.of()).stream()
                    .sorted()
                    .toList();
            assertThat(arc.count()).isEqualTo(own.size());
            assertThat(arc.median()).isEqualTo(quantile(own, 0.5));
            assertThat(arc.p90()).isEqualTo(quantile(own, 0.9));
            assertThat(arc.mean())
                    .isCloseTo(own.stream().mapToLong(g -> g).average().orElseThrow(), within(1e-3));
        }
        Variants found = Variants.of(events.log());
        assertThat(found.size()).isEqualTo(variants.size());
        for (int rank = 0; rank < found.size(); rank++) {
            assertThat(variants.get(found.steps(rank).intStream().boxed().toList()))
                    .isEqualTo(found.count(rank));
        }
        assertThat(found.coverage(found.size())).isEqualTo(1);
    }

    @Test
    void everyEventIsAccountedFor() {
        DirectlyFollows.Result graph = DirectlyFollows.of(new Events(6).log());
        long followed =
                graph.arcs().stream().mapToLong(DirectlyFollows.Arc::count).sum();
        assertThat(followed + graph.cases()).isEqualTo(graph.events());
        assertThat(graph.starts().stream().mapToLong(s -> s).sum()).isEqualTo(graph.cases());
        assertThat(graph.ends().stream().mapToLong(s -> s).sum()).isEqualTo(graph.cases());
    }

    @Test
    void eventsAtTheSameTimeKeepTheOrderOfTheFileAndAreCounted() {
        EventLog log = EventLog.of(new int[] {0, 0, 0, 0}, new int[] {2, 1, 0, 3}, new long[] {5, 5, 1, 5}, ACTIVITIES);
        assertThat(Variants.of(log).steps(0).toIntArray()).containsExactly(0, 2, 1, 3);
        assertThat(log.equalTimes()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void distancesAreDistances(long seed) {
        UniformRandomProvider random = Streams.stream(seed, 0);
        List<IntImmutableList> sequences = new ArrayList<>();
        for (int s = 0; s < 12; s++) {
            sequences.add(new IntImmutableList(IntStream.range(0, 1 + random.nextInt(8))
                    .map(i -> random.nextInt(4))
                    .toArray()));
        }
        SequenceDistance.Costs costs = SequenceDistance.Costs.constant(1, 1.5, 4);
        for (IntList a : sequences) {
            assertThat(SequenceDistance.optimalMatching(a, a, costs)).isZero();
            for (IntList b : sequences) {
                double there = SequenceDistance.optimalMatching(a, b, costs);
                assertThat(there).isEqualTo(SequenceDistance.optimalMatching(b, a, costs));
                assertThat(there).isGreaterThanOrEqualTo(Math.abs(a.size() - b.size()));
                for (IntList c : sequences) {
                    assertThat(there)
                            .isLessThanOrEqualTo(SequenceDistance.optimalMatching(a, c, costs)
                                    + SequenceDistance.optimalMatching(c, b, costs)
                                    + 1e-12);
                }
            }
        }
        assertThat(SequenceDistance.hamming(IntList.of(1, 2, 3), IntList.of(1, 3, 3)))
                .isEqualTo(1);
    }

    /** One chain a → b → goal: both are needed for every path, so both effects are 1 and the parts are equal. */
    @Test
    void touchpointsThatAllPathsNeedShareTheGoalEvenly() {
        List<RemovalEffect.Path> paths =
                List.of(new RemovalEffect.Path(List.of(0, 1), 30, 70), new RemovalEffect.Path(List.of(2), 0, 50));
        RemovalEffect.Result result = RemovalEffect.of(paths, 3).get();
        assertThat(result.conversion()).isCloseTo(30 / 150.0, within(1e-12));
        assertThat(result.effect().toArray()).containsExactly(new double[] {1, 1, 0}, within(1e-12));
        assertThat(result.shapley().toArray()).containsExactly(new double[] {0.1, 0.1, 0}, within(1e-12));
        assertThat(result.attributed().toArray()).containsExactly(new double[] {15, 15, 0}, within(1e-9));
    }

    @Test
    void namesOfTouchpointsDoNotMatter() {
        UniformRandomProvider random = Streams.stream(9, 0);
        List<RemovalEffect.Path> paths = new ArrayList<>();
        List<RemovalEffect.Path> renamed = new ArrayList<>();
        for (int k = 0; k < 200; k++) {
            List<Integer> steps = IntStream.range(0, 1 + random.nextInt(6))
                    .map(i -> random.nextInt(5))
                    .boxed()
                    .toList();
            double reached = random.nextInt(5);
            paths.add(new RemovalEffect.Path(steps, reached, 3));
            renamed.add(new RemovalEffect.Path(steps.stream().map(s -> 4 - s).toList(), reached, 3));
        }
        RemovalEffect.Result one = RemovalEffect.of(paths, 5).get();
        RemovalEffect.Result other = RemovalEffect.of(renamed, 5).get();
        for (int t = 0; t < 5; t++) {
            assertThat(other.effect().at(4 - t)).isCloseTo(one.effect().at(t), within(1e-12));
            assertThat(other.shapley().at(4 - t)).isCloseTo(one.shapley().at(t), within(1e-12));
        }
    }

    @Test
    void deviationsArePutIntoWords() {
        PetriNet net = SequenceReferenceTest.runningExample();
        // register, decide, reject, reject: the checks were skipped, one rejection is too many
        IntImmutableList short0 = IntImmutableList.of(0, 4, 7, 7);
        Alignment.Result alignment = Alignment.of(net, short0).get();
        assertThat(alignment.cost()).isEqualTo(3);
        assertThat(alignment.moves().stream().filter(m -> m.kind() == Alignment.Kind.SKIPPED))
                .hasSize(2);
        assertThat(alignment.moves().stream().filter(m -> m.kind() == Alignment.Kind.EXTRA))
                .hasSize(1);
        assertThat(alignment.fitness()).isCloseTo(1 - 3.0 / (4 + 5), within(1e-12));
        TokenReplay.Result replay = TokenReplay.of(net, short0);
        assertThat(replay.fits()).isFalse();
        assertThat(replay.fitness()).isBetween(0.0, 0.99);
    }

    @Test
    void anAlignmentOfWhatFitsCostsNothingAndReplaysFully() {
        PetriNet net = SequenceReferenceTest.runningExample();
        IntImmutableList loop = IntImmutableList.of(0, 2, 1, 4, 5, 1, 3, 4, 6);
        assertThat(Alignment.of(net, loop).get().cost()).isZero();
        assertThat(TokenReplay.of(net, loop).fits()).isTrue();
        assertThat(TokenReplay.of(net, IntImmutableList.of(0, 4)).missing()).isPositive();
    }

    @Test
    void refusalsAndWrongArgumentsAreNamed() {
        assertThatThrownBy(() -> EventLog.of(new int[] {0}, new int[] {9}, new long[1], 3))
                .hasMessage("case must be 0 or more and activity from 0 to 2, not 0 and 9 at event 0");
        assertThatThrownBy(() -> SequenceDistance.hamming(IntList.of(1), IntList.of(1, 2)))
                .hasMessage("sequences must be equally long, not 1 and 2 steps");
        assertThat(RemovalEffect.of(List.of(new RemovalEffect.Path(List.of(0), 0, 5)), 1))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.found()).contains("no path reaches"));
        PetriNet endless = new PetriNet(
                2,
                List.of(new PetriNet.Transition(0, List.of(0), List.of(0))),
                IntImmutableList.of(1, 0),
                IntImmutableList.of(0, 1));
        assertThat(Alignment.of(endless, IntImmutableList.of(0)))
                .isInstanceOfSatisfying(
                        Fit.Impossible.class, no -> assertThat(no.advice()).contains("can be completed"));
    }

    private static double quantile(List<Long> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        double rest = place - below;
        return rest == 0 ? sorted.get(below) : sorted.get(below) + rest * (sorted.get(below + 1) - sorted.get(below));
    }
}
