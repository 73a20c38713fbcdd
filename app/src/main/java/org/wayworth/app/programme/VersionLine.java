package org.wayworth.app.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.FlatYaml;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Version;

/**
 * A version in a history.
 *
 * @param by who saved it, as people call them
 * @param changes against the version that it is based on
 * @param isCurrent whether it is the one that stands
 */
public record VersionLine(Version version, String by, List<Change> changes, boolean isCurrent) {

    /** @param label of the field @param was and is empty where the field said or says nothing */
    public record Change(String label, String was, String is) {}

    public VersionLine {
        changes = List.copyOf(changes);
    }

    /** What one version says otherwise than another. @param written how a text of a field is shown */
    static List<Change> changes(
            Subject<?> subject, String was, String is, BiFunction<Described, String, String> written) {
        Map<String, List<String>> before =
                was.isEmpty() ? Map.of() : FlatYaml.read(was).values();
        Map<String, List<String>> after = FlatYaml.read(is).values();
        List<Change> changes = new ArrayList<>();
        for (Described field : Forms.describe(subject)) {
            String old = text(field, before, written);
            String now = text(field, after, written);
            if (!old.equals(now)) {
                changes.add(new Change(field.label(), old, now));
            }
        }
        return changes;
    }

    private static String text(
            Described field, Map<String, List<String>> texts, BiFunction<Described, String, String> written) {
        return texts.getOrDefault(field.key(), List.of()).stream()
                .map(text -> written.apply(field, text))
                .collect(Collectors.joining("; "));
    }
}
