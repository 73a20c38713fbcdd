package org.wayworth.app.desk;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The first place at which a finding made again differs from the one on record.
 *
 * @param where the way to it: "checks, 2, found"
 */
record Difference(String where, String then, String now) {

    private static final int LONGEST = 120;
    private static final String NOTHING = "nothing";

    /** Empty when both are the same. */
    static Optional<Difference> first(@Nullable JsonNode then, @Nullable JsonNode now) {
        return first("", then, now);
    }

    private static Optional<Difference> first(String where, @Nullable JsonNode then, @Nullable JsonNode now) {
        if (Objects.equals(then, now)) {
            return Optional.empty();
        }
        if (then != null && now != null && then.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>(then.propertyNames());
            names.addAll(now.propertyNames());
            return names.stream()
                    .flatMap(name -> first(inside(where, name), then.get(name), now.get(name)).stream())
                    .findFirst();
        }
        if (then != null && now != null && then.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
                Optional<Difference> found = first(inside(where, String.valueOf(i + 1)), then.get(i), now.get(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(new Difference(where, shown(then), shown(now)));
    }

    private static String inside(String where, String name) {
        return where.isEmpty() ? name : where + ", " + name;
    }

    private static String shown(@Nullable JsonNode node) {
        String text = node == null ? NOTHING : node.isValueNode() ? node.asString() : node.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026";
    }

    /** "It differs in checks, 2, found: “…” then, “…” now." */
    String text() {
        return "It differs in " + where + ": \u201c" + then + "\u201d then, \u201c" + now + "\u201d now.";
    }
}
