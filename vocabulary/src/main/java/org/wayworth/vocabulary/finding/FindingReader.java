package org.wayworth.vocabulary.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.FindingId;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads back what {@link FindingJson} wrote, of this build and of earlier ones. */
public final class FindingReader {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FindingReader() {}

    /**
     * The outcome that was written.
     *
     * @throws IllegalArgumentException when the text is of a later build, or was not written by {@link FindingJson}
     */
    public static Outcome outcome(String json) {
        JsonNode node = MAPPER.readTree(json);
        String result = text(node, "result");
        return switch (result) {
            case "ANSWER" -> new Outcome.Answer(each(node, "findings", FindingReader::finding));
            case "REFUSAL" -> refusal(node);
            default -> throw new IllegalArgumentException("result must be ANSWER or REFUSAL, not \"" + result + "\"");
        };
    }

    private static Finding finding(JsonNode node) {
        int format = node.path("format").asInt(1);
        if (format > FindingJson.FORMAT) {
            throw new IllegalArgumentException("the finding " + node.path("id").asString() + " has the format " + format
                    + ", which a later Wayworth wrote; this one reads up to " + FindingJson.FORMAT);
        }
        return new Finding(
                new FindingId(text(node, "id")),
                text(node, "question"),
                text(node, "estimand"),
                format == 1 ? sentence(text(node, "statement")) : statement(node.required("statement_parts")),
                measured(node.path("estimate")),
                measured(node.path("headline_estimate")),
                base(node.required("base")),
                Design.valueOf(text(node.required("design"), "name")),
                each(node, "checks", FindingReader::check),
                Grade.valueOf(text(node.required("grade"), "name")),
                node.path("is_forecast").asBoolean(false),
                each(node, "exhibits", ExhibitReader::exhibit),
                each(node, "assumptions", JsonNode::asString),
                each(node, "workings", FindingReader::step),
                provenance(node.required("provenance")));
    }

    private static Outcome.Refusal refusal(JsonNode node) {
        return new Outcome.Refusal(
                Outcome.Reason.valueOf(text(node, "reason")),
                text(node, "question"),
                text(node, "have"),
                text(node, "need"),
                text(node, "next"),
                base(node.required("base")),
                each(node, "checks", FindingReader::check),
                each(node, "exhibits", ExhibitReader::exhibit),
                each(node, "workings", FindingReader::step),
                provenance(node.required("provenance")));
    }

    /** Of the first format only the words are known: they stand as one name, which no rule holds to a grade. */
    private static Statement sentence(String text) {
        return Statement.description("{sentence}", Statement.name("sentence", text));
    }

    private static Statement statement(JsonNode node) {
        return new Statement(
                text(node, "template"),
                Statement.Claim.valueOf(text(node, "claim")),
                each(
                        node,
                        "arguments",
                        one -> new Statement.Argument(
                                text(one, "place"),
                                Statement.Argument.Kind.valueOf(text(one, "kind")),
                                text(one, "text"))));
    }

    private static Check check(JsonNode node) {
        return new Check(
                text(node, "name"),
                text(node, "question"),
                Check.Verdict.valueOf(text(node, "verdict")),
                text(node, "found"),
                Grade.valueOf(text(node, "limit")));
    }

    private static Step step(JsonNode node) {
        return new Step(text(node, "name"), text(node, "value"), each(node, "steps", FindingReader::step));
    }

    private static Provenance provenance(JsonNode node) {
        SortedMap<String, String> options = new TreeMap<>();
        node.required("options")
                .properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asString()));
        return new Provenance(
                text(node, "data_version"),
                text(node, "analysis"),
                options,
                node.required("seed").asLong(),
                text(node, "code_version"),
                text(node, "java_version"),
                text(node, "architecture"));
    }

    static Base base(JsonNode node) {
        return new Base(
                node.required("n").asLong(),
                text(node, "noun"),
                each(
                        node,
                        "drops",
                        drop -> new Base.Drop(
                                text(drop, "rule"), drop.required("n").asLong())),
                observed(node.path("observed")));
    }

    /** Findings of before 2026-12 do not tell it. */
    private static Optional<Base.Observed> observed(JsonNode node) {
        return node.isObject()
                ? Optional.of(new Base.Observed(
                        LocalDate.parse(text(node, "from")),
                        LocalDate.parse(text(node, "until")),
                        node.required("set_aside").asLong()))
                : Optional.empty();
    }

    private static Optional<Measured> measured(JsonNode node) {
        return node.isObject() ? Optional.of(requireMeasured(node)) : Optional.empty();
    }

    static Measured requireMeasured(JsonNode node) {
        return new Measured(
                node.required("value").asDouble(),
                node.required("low").asDouble(),
                node.required("high").asDouble(),
                node.required("level").asDouble(),
                unit(node.required("unit")));
    }

    static Unit unit(JsonNode node) {
        return new Unit(
                Unit.Kind.valueOf(text(node, "kind")), node.path("currency").asString(""), text(node, "name"));
    }

    static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }

    static <T> List<T> each(JsonNode node, String field, Function<? super JsonNode, T> read) {
        List<T> things = new ArrayList<>();
        node.required(field).forEach(one -> things.add(read.apply(one)));
        return things;
    }
}
