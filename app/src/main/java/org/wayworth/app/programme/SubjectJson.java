package org.wayworth.app.programme;

import java.util.List;
import java.util.Map;
import org.wayworth.programme.Subjects;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.FlatYaml;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.Programme;
import org.wayworth.programme.subject.Saved;
import org.wayworth.programme.subject.Subject;
import org.wayworth.programme.subject.Version;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Things of the programme as JSON: flat keys, texts as they are in files. */
final class SubjectJson {

    private static final int UNPROCESSABLE = 422;
    private static final int PRECONDITION_FAILED = 412;

    private SubjectJson() {}

    static ObjectNode subjects() {
        ObjectNode node = node();
        ArrayNode all = node.putArray("subjects");
        for (Subject<?> subject : Subjects.all()) {
            ObjectNode one = all.addObject();
            one.put("kind", subject.kind());
            one.put("address", "/api/v1/programme/" + subject.plural());
            one.put("purpose", subject.purpose());
            ArrayNode fields = one.putArray("fields");
            Forms.describe(subject).forEach(field -> field(field, fields.addObject()));
        }
        return node;
    }

    private static void field(Described field, ObjectNode node) {
        node.put("key", field.key());
        node.put("label", field.label());
        node.put("kind", field.kind().name());
        node.put("required", field.isRequired());
        node.put("help", field.help());
        if (!field.choices().isEmpty()) {
            ArrayNode choices = node.putArray("choices");
            field.choices().forEach(choice -> choices.add(choice.value()));
        }
    }

    static <T extends Record> ObjectNode list(Subject<T> subject, Programme programme) {
        ObjectNode node = node();
        ArrayNode items = node.putArray("items");
        programme.list(subject).forEach(thing -> items.add(of(subject, thing.version())));
        return node;
    }

    static ObjectNode of(Subject<?> subject, Version version) {
        ObjectNode node = node();
        node.put("kind", subject.kind());
        node.put("slug", version.thing().slug());
        node.put("version", version.number());
        node.put("saved_at", version.at().toString());
        node.put("saved_by", version.by());
        node.put("why_saved", version.why());
        ObjectNode fields = node.putObject("fields");
        Map<String, List<String>> texts = FlatYaml.read(version.body()).values();
        for (Described field : Forms.describe(subject)) {
            List<String> said = texts.getOrDefault(field.key(), List.of());
            if (field.kind() == Described.Kind.LIST) {
                ArrayNode list = fields.putArray(field.key());
                said.forEach(list::add);
            } else if (!said.isEmpty()) {
                fields.put(field.key(), said.get(0));
            }
        }
        return node;
    }

    static ObjectNode history(Subject<?> subject, List<Version> versions) {
        ObjectNode node = node();
        ArrayNode items = node.putArray("items");
        versions.forEach(version -> {
            ObjectNode one = of(subject, version);
            one.put("based_on", version.basedOn());
            one.put("set_aside", version.isSetAside());
            items.add(one);
        });
        return node;
    }

    static ObjectNode conflict(Subject<?> subject, Saved.Conflict conflict) {
        ObjectNode node = problem(
                PRECONDITION_FAILED,
                "version-changed",
                "Someone else has saved another version meanwhile. Both texts are kept: theirs is current, yours is version "
                        + conflict.yours().number() + " and set aside.");
        node.set("current", of(subject, conflict.current()));
        node.set("yours", of(subject, conflict.yours()));
        return node;
    }

    static ObjectNode wrong(Saved.Wrong wrong) {
        ObjectNode node = problem(UNPROCESSABLE, "invalid-fields", "Nothing was saved.");
        ArrayNode errors = node.putArray("errors");
        wrong.faults()
                .forEach(fault -> errors.addObject().put("field", fault.key()).put("message", fault.text()));
        return node;
    }

    static ObjectNode problem(int status, String code, String detail) {
        ObjectNode node = node();
        node.put("type", "urn:wayworth:problem:" + code);
        node.put("title", detail.substring(0, Math.max(1, detail.indexOf('.'))));
        node.put("status", status);
        node.put("detail", detail);
        return node;
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
