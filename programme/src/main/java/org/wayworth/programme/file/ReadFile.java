package org.wayworth.programme.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Body;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.Fault;
import org.wayworth.programme.subject.FlatYaml;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.Incoming;
import org.wayworth.programme.subject.Slug;
import org.wayworth.programme.subject.Subject;
import org.wayworth.vocabulary.Nearest;

/** A file of the programme, read on its own: the thing in it, or what is wrong. */
final class ReadFile {

    private final String file;
    private final List<FileFault> faults = new ArrayList<>();
    private Map<String, Integer> lines = Map.of();

    private ReadFile(String file) {
        this.file = file;
    }

    /** @param lines on which each key stands */
    record Result(Optional<Incoming> thing, Map<String, Integer> lines, List<FileFault> faults) {}

    static Result of(String file, String text) {
        ReadFile read = new ReadFile(file);
        Optional<Incoming> thing = read.thing(text);
        return new Result(read.faults.isEmpty() ? thing : Optional.empty(), read.lines, List.copyOf(read.faults));
    }

    private Optional<Incoming> thing(String text) {
        FlatYaml.Document document;
        try {
            document = FlatYaml.read(text);
        } catch (FlatYaml.Unreadable unreadable) {
            faults.add(new FileFault(file, unreadable.line(), unreadable.getMessage() + "."));
            return Optional.empty();
        }
        lines = document.lines();
        Map<String, List<String>> values = new LinkedHashMap<>(document.values());
        String form = take(values, Envelope.FORM_KEY);
        String kind = take(values, Envelope.KIND);
        String slug = take(values, Envelope.SLUG);
        String edition = take(values, Envelope.EDITION);
        if (!form.equals(Envelope.FORM)) {
            add(Envelope.FORM_KEY, "the file must begin with wayworth: " + Envelope.FORM, form);
        }
        Optional<Subject<?>> subject = Subjects.find(kind);
        if (subject.isEmpty()) {
            add(Envelope.KIND, "kind must be " + kinds(), kind);
        }
        if (!Slug.isOne(slug)) {
            add(Envelope.SLUG, "slug must be lower-case words of letters and digits, joined by hyphens", slug);
        }
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        return subject.flatMap(known -> read(known, slug, edition, values));
    }

    private static String kinds() {
        return String.join(" or ", Subjects.all().stream().map(Subject::kind).toList());
    }

    private static String take(Map<String, List<String>> values, String key) {
        List<String> said = values.remove(key);
        return said == null || said.size() != 1 ? "" : said.get(0);
    }

    private <T extends Record> Optional<Incoming> read(
            Subject<T> subject, String slug, String edition, Map<String, List<String>> values) {
        List<Described> fields = Forms.describe(subject);
        List<String> keys = fields.stream().map(Described::key).toList();
        values.keySet().removeIf(key -> {
            if (!keys.contains(key)) {
                add(key, "there is no key " + key + " in a " + subject.kind() + nearest(key, keys), "");
            }
            return !keys.contains(key);
        });
        Forms.Read<T> read = Forms.read(subject, values);
        read.faults().forEach(fault -> add(fault.key(), fault));
        return read.thing().map(thing -> {
            Map<String, List<String>> texts = Forms.texts(subject, thing);
            if (subject.isOnlyOne() && !slug.equals(subject.slug(thing))) {
                add(
                        Envelope.SLUG,
                        "there is one " + subject.kind() + ", and its slug must be " + subject.slug(thing),
                        slug);
            }
            return new Incoming(subject, slug, edition, texts, Body.of(texts, fields), file);
        });
    }

    private static String nearest(String key, List<String> keys) {
        return Nearest.of(key, keys)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; there are " + String.join(", ", keys));
    }

    private void add(String key, String must, String found) {
        add(key, new Fault(key, must, found));
    }

    private void add(String key, Fault fault) {
        faults.add(new FileFault(file, lines.getOrDefault(key, key.isEmpty() ? 0 : 1), fault.text()));
    }
}
