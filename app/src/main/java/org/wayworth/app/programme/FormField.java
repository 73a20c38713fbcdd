package org.wayworth.app.programme;

import java.util.List;
import java.util.Map;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.Fault;
import org.wayworth.vocabulary.Sentence;

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
                        .map(fault -> labelled(field, fault.text()))
                        .toList());
    }

    /** A fault names the key, as in files; in a form the field's label stands for it. */
    private static String labelled(Described field, String fault) {
        return fault.startsWith(field.key() + " ")
                ? field.label() + fault.substring(field.key().length())
                : Sentence.begin(fault);
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
