package org.wayworth.app.programme;

import java.util.List;
import java.util.Map;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.Fault;

/**
 * A field of a form.
 *
 * @param value as it stands; of a list one a line
 * @param offered what is there to choose from, with its label; none where it is typed
 * @param errors what is wrong with it, as sentences
 */
public record FormField(Described field, String value, List<Described.Choice> offered, List<String> errors) {

    public FormField {
        offered = List.copyOf(offered);
        errors = List.copyOf(errors);
    }

    static FormField of(
            Described field, Map<String, List<String>> texts, List<Described.Choice> offered, List<Fault> faults) {
        return new FormField(
                field,
                String.join("\n", texts.getOrDefault(field.key(), List.of())),
                offered,
                faults.stream()
                        .filter(fault -> fault.key().equals(field.key()))
                        .map(Fault::text)
                        .toList());
    }

    /** Whether one of what is offered is all that can be chosen. */
    public boolean isChosen() {
        return field.kind() == Described.Kind.CHOICE || (!offered.isEmpty() && field.kind() == Described.Kind.LINE);
    }

    /** Whether it has several lines. */
    public boolean isTall() {
        return field.kind() == Described.Kind.PARAGRAPHS || field.kind() == Described.Kind.LIST;
    }

    /** The help, and how it is typed. */
    public String help() {
        return field.help() + (field.kind() == Described.Kind.LIST ? "; one a line" : "") + ".";
    }
}
