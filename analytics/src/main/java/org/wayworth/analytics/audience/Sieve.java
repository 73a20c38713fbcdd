package org.wayworth.analytics.audience;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.wayworth.condition.Truth;

/**
 * A condition over rows, of which comparisons can be left out: from an "and", an "or", a "not", which go with the last of
 * their parts.
 *
 * @param root of the leaves by number
 * @param leaves one for each comparison as it is written; what is written twice is two
 * @param excluded for each text that the condition leaves customers out by: the number of its value, one a row
 */
record Sieve(Node root, List<Leaf> leaves, List<int[]> excluded) {

    /** Lets everything through. */
    static final Sieve NONE = new Sieve(new All(List.of()), List.of(), List.of());

    /** A part of the condition. */
    sealed interface Node {

        /** @param leaves what each comparison says; empty where it is left out */
        Optional<Truth> truth(IntFunction<Optional<Truth>> leaves);
    }

    record One(int leaf) implements Node {
        @Override
        public Optional<Truth> truth(IntFunction<Optional<Truth>> leaves) {
            return leaves.apply(leaf);
        }
    }

    record All(List<Node> parts) implements Node {
        @Override
        public Optional<Truth> truth(IntFunction<Optional<Truth>> leaves) {
            return parts.stream().flatMap(part -> part.truth(leaves).stream()).reduce(Truth::and);
        }
    }

    record Any(List<Node> parts) implements Node {
        @Override
        public Optional<Truth> truth(IntFunction<Optional<Truth>> leaves) {
            return parts.stream().flatMap(part -> part.truth(leaves).stream()).reduce(Truth::or);
        }
    }

    record Not(Node part) implements Node {
        @Override
        public Optional<Truth> truth(IntFunction<Optional<Truth>> leaves) {
            return part.truth(leaves).map(Truth::not);
        }
    }

    /** Whether it is nothing but comparisons that must all be met: then those with any left out are all that lies near. */
    boolean isPlain() {
        return isPlain(root);
    }

    private static boolean isPlain(Node node) {
        return node instanceof One
                || (node instanceof All all && all.parts().stream().allMatch(Sieve::isPlain));
    }

    boolean isOpen() {
        return leaves.isEmpty();
    }

    /** Whether a row meets the condition. */
    boolean holds(int row) {
        return holds(leaf -> Optional.of(leaves.get(leaf).truth(leaves.get(leaf).state(row))));
    }

    /** Where everything is left out, everybody is meant. */
    boolean holds(IntFunction<Optional<Truth>> truths) {
        return root.truth(truths).orElse(Truth.YES) == Truth.YES;
    }

    /**
     * Whether those who are here because a value of few was not left out are none or enough: "not Ulm" is all towns, small ones
     * among them, and the large ones by name are all but those.
     */
    boolean excludedTellNothing(int[] kept, long[] person, long bound) {
        for (int[] value : excluded) {
            Map<Integer, LongOpenHashSet> people = new HashMap<>();
            for (int i : kept) {
                people.computeIfAbsent(value[i], v -> new LongOpenHashSet()).add(person[i]);
            }
            LongOpenHashSet ofFew = new LongOpenHashSet();
            people.values().stream().filter(one -> one.size() < bound).forEach(ofFew::addAll);
            if (!ofFew.isEmpty() && ofFew.size() < bound) {
                return false;
            }
        }
        return true;
    }
}
