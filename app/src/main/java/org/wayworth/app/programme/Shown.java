package org.wayworth.app.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.FlatYaml;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.Programme;
import org.wayworth.programme.subject.Reference;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Version;
import org.wayworth.vocabulary.Sentence;

/**
 * A field as a page shows it.
 *
 * @param label what people call it
 * @param items what it says: one text, or those of a list
 * @param isLong whether it is paragraphs
 */
public record Shown(String label, List<Item> items, boolean isLong) {

    /** @param address where what is named has its page; empty where it has none */
    public record Item(String text, Optional<String> address) {}

    /**
     * Those fields of a version that say something the page does not show elsewhere: its name, and what it cites, have
     * places of their own.
     *
     * @param name what the thing is called
     */
    static List<Shown> of(Subject<?> subject, Version version, String name, Programme programme, Places places) {
        Map<String, List<String>> texts = FlatYaml.read(version.body()).values();
        List<Shown> shown = new ArrayList<>();
        for (Described field : Forms.describe(subject)) {
            List<Item> items = texts.getOrDefault(field.key(), List.of()).stream()
                    .map(text -> item(field, text, programme, places))
                    .toList();
            boolean isElsewhere = field.refersTo().equals(Reference.FINDING)
                    || (items.size() == 1 && items.get(0).text().equals(name));
            if (!items.isEmpty() && !isElsewhere) {
                shown.add(new Shown(field.label(), items, field.kind() == Described.Kind.PARAGRAPHS));
            }
        }
        return shown;
    }

    /** A text of a field as people write it: a date, a name instead of its word in addresses, a choice by its label. */
    static Item item(Described field, String text, Programme programme, Places places) {
        if (field.kind() == Described.Kind.DATE) {
            return new Item(Sentence.date(java.time.LocalDate.parse(text)), Optional.empty());
        }
        if (field.refersTo().equals(Reference.QUESTION)) {
            return places.question(text);
        }
        String thing = text.contains("/") ? text : field.refersTo() + "/" + text;
        return Places.name(thing)
                .filter(name -> Subjects.find(name.kind()).isPresent()
                        && !field.refersTo().isEmpty())
                .map(name -> new Item(called(name, programme), places.address(thing)))
                .orElseGet(() -> new Item(field.labelOf(text), Optional.empty()));
    }

    /** What a thing is called: its name where it is on record. */
    static String called(Version.Name name, Programme programme) {
        return Subjects.find(name.kind())
                .flatMap(subject -> nameOf(subject, name.slug(), programme))
                .orElse(name.slug());
    }

    private static <T extends Record> Optional<String> nameOf(Subject<T> subject, String slug, Programme programme) {
        return programme.find(subject, slug).map(thing -> subject.name(thing.value()));
    }
}
