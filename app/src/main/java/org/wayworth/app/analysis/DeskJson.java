package org.wayworth.app.analysis;

import org.wayworth.analytics.Card;
import org.wayworth.app.data.DataState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The desk's lists as data: what can be asked, with which options, and the state of the data. */
final class DeskJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DeskJson() {}

    static ObjectNode index() {
        ObjectNode node = NODES.objectNode();
        node.put("name", "Wayworth");
        node.put("api", "v1");
        ObjectNode links = node.putObject("links");
        links.put("analyses", "/api/v1/analyses");
        links.put("jobs", "/api/v1/jobs");
        links.put("status", "/api/v1/status");
        return node;
    }

    static ObjectNode analyses(AnalysisDesk desk) {
        ObjectNode node = NODES.objectNode();
        ArrayNode items = node.putArray("items");
        for (Card card : desk.cards()) {
            ObjectNode item = items.addObject();
            item.put("name", card.name());
            item.put("title", card.title());
            item.put("question", card.question());
            item.put("address", "/api/v1/analyses/" + card.name());
            ArrayNode options = item.putArray("options");
            desk.options(card.name()).forEach(field -> options.add(option(field)));
        }
        return node;
    }

    private static ObjectNode option(OptionField field) {
        ObjectNode node = NODES.objectNode();
        node.put("name", field.name());
        node.put("kind", field.kind().name());
        node.put("help", field.help());
        node.put("unit", field.unit());
        node.put("default", field.defaultText());
        field.min().ifPresent(min -> node.put("min", min));
        field.max().ifPresent(max -> node.put("max", max));
        ArrayNode choices = node.putArray("choices");
        field.choices()
                .forEach(choice ->
                        choices.addObject().put("value", choice.value()).put("meaning", choice.meaning()));
        return node;
    }

    static ObjectNode working(Ask ask, Asked.Working working) {
        ObjectNode node = NODES.objectNode();
        node.put("result", "WORKING");
        node.put("analysis", ask.analysis());
        node.put("before", working.before());
        working.first()
                .ifPresent(first -> node.putObject("first_figure")
                        .put("statement", first.statement())
                        .put("qualification", first.qualification()));
        working.job().ifPresent(job -> {
            node.put("job", job.id());
            node.put("stage", job.stage().text());
            job.taken().ifPresent(time -> node.put("seconds", time.toMillis() / 1000.0));
            job.usual().ifPresent(time -> node.put("usual_seconds", time.toMillis() / 1000.0));
        });
        node.put("detail", working.text() + " Ask for the same address again.");
        return node;
    }

    static ObjectNode status(AnalysisDesk desk) {
        DataState state = desk.state();
        ObjectNode node = NODES.objectNode();
        node.put("data_version", state.version());
        node.put("sample", desk.isSample());
        ObjectNode tables = node.putObject("tables");
        state.tables().forEach(table -> tables.put(table.table(), table.rows()));
        ObjectNode money = node.putObject("money");
        state.money().forEach(sum -> money.withObjectProperty(sum.kind()).put(sum.currency(), sum.sum()));
        ArrayNode coverage = node.putArray("coverage");
        state.coverage().forEach(coverage::add);
        ArrayNode notes = node.putArray("notes");
        state.notes().forEach(notes::add);
        ArrayNode missing = node.putArray("missing");
        state.missing()
                .forEach(need -> missing.addObject().put("table", need.table()).put("would_tell", need.unlocks()));
        ArrayNode imports = node.putArray("imports");
        for (DataState.Load load : state.imports()) {
            ObjectNode one = imports.addObject();
            one.put("id", load.id());
            one.put("file", load.file());
            one.put("mapping", load.mapping());
            one.put("at", load.at().toString());
            one.put("read", load.read());
            one.put("loaded", load.loaded());
            one.put("rejected", load.rejected());
            one.put("left_out", load.leftOut());
        }
        ArrayNode rejects = node.putArray("rejects");
        for (DataState.RejectGroup group : state.rejects()) {
            ObjectNode one = rejects.addObject();
            one.put("code", group.code());
            one.put("meaning", group.meaning());
            one.put("count", group.count());
        }
        return node;
    }
}
