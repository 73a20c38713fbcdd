package org.wayworth.vocabulary.finding;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.wayworth.vocabulary.Base;
import org.wayworth.vocabulary.Check;
import org.wayworth.vocabulary.Design;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.Provenance;
import org.wayworth.vocabulary.Statement;
import org.wayworth.vocabulary.Step;
import org.wayworth.vocabulary.Unit;
import org.wayworth.vocabulary.exhibit.Exhibit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An outcome as data: what the address {@code /api/v1/analyses/…} answers and what {@code --json} prints. The shape is
 * a promise, described field by field in docs/reference/api.md; fields are added, never renamed or removed.
 */
public final class FindingJson {

    /**
     * Which shape a finding has: 1 had the statement as a text alone; 2 has its template and arguments, the headline in
     * the reader's unit, and whether it is a forecast.
     */
    static final int FORMAT = 2;

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FindingJson() {}

    /** @param folder the data folder that the re-creating command names */
    public static ObjectNode of(Outcome outcome, String folder) {
        return outcome.<ObjectNode>fold(answer -> answer(answer, folder), refusal -> refusal(refusal, folder));
    }

    /** The same, as indented text. */
    public static String text(Outcome outcome, String folder) {
        return text(of(outcome, folder));
    }

    public static String text(ObjectNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    private static ObjectNode answer(Outcome.Answer answer, String folder) {
        ObjectNode node = NODES.objectNode();
        node.put("result", "ANSWER");
        node.put("analysis", answer.headline().provenance().analysis());
        node.set("findings", each(answer.findings(), finding -> finding(finding, folder)));
        return node;
    }

    private static ObjectNode finding(Finding finding, String folder) {
        ObjectNode node = NODES.objectNode();
        node.put("format", FORMAT);
        node.put("id", finding.id().value());
        node.put("question", finding.question());
        node.put("estimand", finding.estimand());
        node.put("statement", finding.statement().text());
        node.set("statement_parts", statement(finding.statement()));
        node.put("qualification", finding.qualification());
        finding.estimate()
                .ifPresentOrElse(value -> node.set("estimate", measured(value)), () -> node.putNull("estimate"));
        finding.headline()
                .ifPresentOrElse(
                        value -> node.set("headline_estimate", measured(value)),
                        () -> node.putNull("headline_estimate"));
        node.set("base", base(finding.base()));
        node.set("design", design(finding.design()));
        node.set("checks", each(finding.checks(), FindingJson::check));
        node.set("grade", grade(finding.grade()));
        node.put("is_forecast", finding.isForecast());
        node.set("exhibits", each(finding.exhibits(), FindingJson::exhibit));
        ArrayNode assumptions = node.putArray("assumptions");
        finding.assumptions().forEach(assumptions::add);
        node.set("workings", each(finding.workings(), FindingJson::step));
        node.set("provenance", provenance(finding.provenance(), folder));
        return node;
    }

    private static ObjectNode statement(Statement statement) {
        ObjectNode node = NODES.objectNode();
        node.put("template", statement.template());
        node.put("claim", statement.claim().name());
        node.set("arguments", each(statement.arguments(), argument -> {
            ObjectNode one = NODES.objectNode();
            one.put("place", argument.place());
            one.put("kind", argument.kind().name());
            one.put("text", argument.text());
            return one;
        }));
        return node;
    }

    private static ObjectNode refusal(Outcome.Refusal refusal, String folder) {
        ObjectNode node = NODES.objectNode();
        node.put("result", "REFUSAL");
        node.put("analysis", refusal.provenance().analysis());
        node.put("reason", refusal.reason().name());
        node.put("headline", refusal.reason().headline());
        node.put("question", refusal.question());
        node.put("have", refusal.have());
        node.put("need", refusal.need());
        node.put("next", refusal.next());
        node.set("base", base(refusal.base()));
        node.set("checks", each(refusal.checks(), FindingJson::check));
        node.set("exhibits", each(refusal.exhibits(), FindingJson::exhibit));
        node.set("workings", each(refusal.workings(), FindingJson::step));
        node.set("provenance", provenance(refusal.provenance(), folder));
        return node;
    }

    /** An exhibit as data; pictures are drawn from this too, so they cannot differ from what the API says. */
    public static ObjectNode exhibit(Exhibit exhibit) {
        return exhibit.draw(new ExhibitJson());
    }

    static ObjectNode measured(Measured measured) {
        ObjectNode node = NODES.objectNode();
        node.put("value", measured.value());
        node.put("low", measured.low());
        node.put("high", measured.high());
        node.put("level", measured.level());
        node.set("unit", unit(measured.unit()));
        node.put("value_text", measured.valueText());
        node.put("interval_text", measured.isCounted() ? "" : measured.intervalText());
        return node;
    }

    static ObjectNode unit(Unit unit) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", unit.kind().name());
        if (unit.kind() == Unit.Kind.MONEY) {
            node.put("currency", unit.symbol());
        }
        node.put("name", unit.name());
        return node;
    }

    static ObjectNode base(Base base) {
        ObjectNode node = NODES.objectNode();
        node.put("n", base.n());
        node.put("noun", base.noun());
        node.put("before", base.before());
        node.set("drops", each(base.drops(), drop -> {
            ObjectNode one = NODES.objectNode();
            one.put("rule", drop.rule());
            one.put("n", drop.n());
            return one;
        }));
        base.observed().ifPresent(observed -> {
            ObjectNode one = NODES.objectNode();
            one.put("from", observed.from().toString());
            one.put("until", observed.until().toString());
            one.put("set_aside", observed.setAside());
            node.set("observed", one);
        });
        return node;
    }

    private static ObjectNode design(Design design) {
        ObjectNode node = NODES.objectNode();
        node.put("name", design.name());
        node.put("meaning", design.meaning());
        node.put("ceiling", design.ceiling().name());
        return node;
    }

    private static ObjectNode grade(Grade grade) {
        ObjectNode node = NODES.objectNode();
        node.put("name", grade.name());
        node.put("level", grade.level());
        node.put("label", grade.label());
        node.put("meaning", grade.meaning());
        return node;
    }

    private static ObjectNode check(Check check) {
        ObjectNode node = NODES.objectNode();
        node.put("name", check.name());
        node.put("question", check.question());
        node.put("verdict", check.verdict().name());
        node.put("found", check.found());
        node.put("limit", check.limit().name());
        return node;
    }

    private static ObjectNode step(Step step) {
        ObjectNode node = NODES.objectNode();
        node.put("name", step.name());
        node.put("value", step.value());
        node.set("steps", each(step.steps(), FindingJson::step));
        return node;
    }

    private static ObjectNode provenance(Provenance provenance, String folder) {
        ObjectNode node = NODES.objectNode();
        node.put("data_version", provenance.dataVersion());
        node.put("analysis", provenance.analysis());
        ObjectNode options = node.putObject("options");
        provenance.options().forEach(options::put);
        node.put("seed", provenance.seed());
        node.put("code_version", provenance.codeVersion());
        node.put("java_version", provenance.javaVersion());
        node.put("architecture", provenance.architecture());
        node.put("command", provenance.command(folder));
        return node;
    }

    static <T> ArrayNode each(Collection<? extends T> things, Function<? super T, ObjectNode> drawn) {
        ArrayNode array = NODES.arrayNode();
        List.copyOf(things).forEach(thing -> array.add(drawn.apply(thing)));
        return array;
    }
}
