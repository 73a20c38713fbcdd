package org.wayworth.programme.file;

import java.util.List;
import org.wayworth.programme.subject.Described;
import org.wayworth.programme.subject.Forms;
import org.wayworth.programme.subject.Subject;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a file of a subject must be, as JSON Schema (draft 2020-12), for editors that check while one types. */
public final class Schema {

    private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    private Schema() {}

    public static ObjectNode of(Subject<?> subject) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", subject.title());
        schema.put("description", subject.purpose());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject(Envelope.FORM_KEY).put("const", 1);
        properties.putObject(Envelope.KIND).put("const", subject.kind());
        properties
                .putObject(Envelope.SLUG)
                .put("type", "string")
                .put("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$")
                .put("maxLength", 80);
        properties
                .putObject(Envelope.EDITION)
                .put("type", "string")
                .put("description", "What was on record when the file was exported; leave it as it is.");
        ArrayNode required = schema.putArray("required");
        List.of(Envelope.FORM_KEY, Envelope.KIND, Envelope.SLUG).forEach(required::add);
        for (Described field : Forms.describe(subject)) {
            field(field, properties.putObject(field.key()));
            if (field.isRequired()) {
                required.add(field.key());
            }
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static void field(Described field, ObjectNode node) {
        node.put("title", field.label());
        node.put("description", field.help() + ".");
        switch (field.kind()) {
            case LINE, PARAGRAPHS -> node.put("type", "string");
            case LIST -> node.put("type", "array").putObject("items").put("type", "string");
            case NUMBER -> node.put("type", "number");
            case DATE -> node.put("type", "string").put("pattern", DAY);
            case CHOICE -> {
                ArrayNode choices = node.putArray("enum");
                field.choices().forEach(choice -> choices.add(choice.value()));
            }
        }
    }
}
