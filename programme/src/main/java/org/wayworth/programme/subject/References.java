package org.wayworth.programme.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.wayworth.programme.subject.Version.Name;

/** Whether what a thing names is there. */
final class References {

    private final World world;

    /** Kinds and names of all things, also of those that are brought in together. */
    private final Set<String> things;

    References(World world, Set<Name> things) {
        this.world = world;
        this.things = things.stream().map(Name::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Fault> check(Subject<?> subject, Map<String, List<String>> texts) {
        List<Fault> faults = new ArrayList<>();
        for (Described field : Forms.describe(subject)) {
            if (!field.refersTo().isEmpty()) {
                texts.getOrDefault(field.key(), List.of()).stream()
                        .map(text -> fault(field, text))
                        .flatMap(Optional::stream)
                        .forEach(faults::add);
            }
        }
        return faults;
    }

    private Optional<Fault> fault(Described field, String text) {
        return switch (field.refersTo()) {
            case Reference.QUESTION -> world.whyNoQuestion(text).map(why -> new Fault(field.key(), why, text));
            case Reference.FINDING -> world.whyNoFinding(text).map(why -> new Fault(field.key(), why, text));
            case Reference.ANYTHING -> missing(field, text, text);
            default -> missing(field, field.refersTo() + "/" + text, text);
        };
    }

    private Optional<Fault> missing(Described field, String name, String text) {
        if (things.contains(name)) {
            return Optional.empty();
        }
        String kind = name.contains("/") ? name.substring(0, name.indexOf('/') + 1) : "";
        List<String> there = things.stream()
                .filter(thing -> thing.startsWith(kind))
                .map(thing -> field.refersTo().equals(Reference.ANYTHING) ? thing : thing.substring(kind.length()))
                .toList();
        return Optional.of(new Fault(
                field.key(),
                field.key() + " must name something that is on record",
                text,
                there.isEmpty()
                        ? "There is none yet: add it first."
                        : "On record: "
                                + String.join(", ", there.stream().limit(12).toList())
                                + (there.size() > 12 ? " and others" : "") + "."));
    }
}
