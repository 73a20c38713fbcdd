package org.wayworth.app.programme;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.Fault;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.Subject;

/**
 * What someone has written into a form.
 *
 * @param slug of the thing; empty for a new one
 * @param basedOn the version that they had before them; 0 for a new thing
 * @param why in their words
 */
public record Draft(
        Subject<?> subject, String slug, int basedOn, Map<String, List<String>> texts, String why, List<Fault> faults) {

    /** The keys in a form that are no fields of the thing. */
    static final String BASED_ON = "based-on";

    static final String REASON = "reason";

    static Draft of(Subject<?> subject, String slug, Map<String, String[]> sent) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (Described field : Forms.describe(subject)) {
            String[] values = sent.getOrDefault(field.key(), new String[0]);
            List<String> said = field.kind() == Described.Kind.LIST
                    ? Arrays.stream(values).flatMap(String::lines).toList()
                    : Arrays.asList(values);
            if (!said.isEmpty()) {
                texts.put(field.key(), said);
            }
        }
        return new Draft(subject, slug, number(first(sent, BASED_ON)), texts, first(sent, REASON), List.of());
    }

    private static String first(Map<String, String[]> sent, String key) {
        String[] values = sent.getOrDefault(key, new String[0]);
        return values.length == 0 ? "" : values[0];
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    Draft with(List<Fault> found) {
        return new Draft(subject, slug, basedOn, texts, why, found);
    }

    public boolean isNew() {
        return slug.isEmpty();
    }
}
