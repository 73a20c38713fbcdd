package org.wayworth.condition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.wayworth.vocabulary.Fact;
import org.wayworth.vocabulary.Nearest;

/**
 * Which fact a name means. A plain name means a fact of ours before an attribute of the same name; a name in backquotes
 * means an attribute.
 *
 * @param ours by name
 * @param attributes by name
 * @param anyAttribute whether attributes that are not listed may exist: which there are, only the data say
 */
record FactNames(Map<String, Fact> ours, Map<String, Fact> attributes, boolean anyAttribute) {

    static FactNames of(Collection<Fact> facts, boolean anyAttribute) {
        Map<String, Fact> ours = new LinkedHashMap<>();
        Map<String, Fact> attributes = new LinkedHashMap<>();
        for (Fact fact : facts) {
            (fact.isAttribute() ? attributes : ours).put(fact.name(), fact);
        }
        return new FactNames(ours, attributes, anyAttribute);
    }

    Optional<Fact> find(Token name) {
        Optional<Fact> attribute = attribute(name.text());
        return name.kind() == Token.Kind.NAME
                ? attribute
                : Optional.ofNullable(ours.get(name.text())).or(() -> attribute);
    }

    Optional<Fact> attribute(String name) {
        return Optional.ofNullable(attributes.get(name))
                .or(() -> anyAttribute ? Optional.of(Fact.attribute(name)) : Optional.empty());
    }

    /** Whether the name is one that only the data can tell of. */
    boolean isAssumed(Fact fact) {
        return fact.isAttribute() && !attributes.containsKey(fact.name());
    }

    /** The fact most likely meant. */
    Optional<String> nearest(String name) {
        return Nearest.of(name, known());
    }

    private TreeSet<String> known() {
        TreeSet<String> known = new TreeSet<>(ours.keySet());
        known.addAll(attributes.keySet());
        return known;
    }

    /** A full sentence: the fact most likely meant, or which there are. */
    String advice(String name) {
        TreeSet<String> known = known();
        return nearest(name)
                .map(near -> "did you mean " + written(near) + "?")
                .orElseGet(() -> known.isEmpty()
                        ? "there are no facts that can be asked for."
                        : "facts are: " + String.join(", ", known) + ".");
    }

    /** A name as it is written in a condition. */
    String written(String name) {
        return Keywords.isPlainName(name) ? name : ConditionText.quoted(name, '`');
    }
}
