package org.wayworth.app.command;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.wayworth.warehouse.ImportResult;
import org.wayworth.warehouse.State;
import org.wayworth.warehouse.message.Reject;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** State and imports as data for scripts; the shape is described in docs/reference/api.md. */
final class StateJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StateJson() {}

    static String text(State state) {
        ObjectNode node = JSON.createObjectNode();
        ObjectNode tables = node.putObject("tables");
        state.tables().forEach(tables::put);
        ObjectNode unresolved = node.putObject("unresolved");
        state.unresolved().forEach(unresolved::put);
        node.set("money", money(state.money()));
        node.set("coverage", CoverageJson.of(state.coverage()));
        ArrayNode imports = node.putArray("imports");
        state.imports().forEach(one -> imports.add(imported(one)));
        ArrayNode notes = node.putArray("notes");
        state.notes().forEach(notes::add);
        node.put("dataVersion", state.dataVersion());
        return print(node);
    }

    /** Sums are decimal texts: a number in JSON would be read as binary. */
    private static ObjectNode money(Map<String, Map<String, BigDecimal>> sums) {
        ObjectNode money = JSON.createObjectNode();
        new TreeMap<>(sums).forEach((kind, byCurrency) -> {
            ObjectNode currencies = money.putObject(kind);
            new TreeMap<>(byCurrency).forEach((currency, sum) -> currencies.put(currency, sum.toPlainString()));
        });
        return money;
    }

    private static ObjectNode imported(State.Imported one) {
        ObjectNode node = JSON.createObjectNode();
        node.put("importId", one.importId());
        node.put("mapping", one.mapping());
        node.put("importedAt", one.importedAt());
        ArrayNode files = node.putArray("files");
        for (State.File file : one.files()) {
            ObjectNode entry = files.addObject();
            entry.put("loadId", file.loadId());
            entry.put("fileName", file.fileName());
            entry.put("sha256", file.sha256());
            entry.put("read", file.read());
            entry.put("loaded", file.loaded());
            entry.put("rejected", file.rejected());
            entry.put("leftOut", file.leftOut());
            entry.put("updated", file.updated());
        }
        return node;
    }

    static String text(ImportResult result) {
        ObjectNode node = JSON.createObjectNode();
        node.put("read", result.read());
        node.put("loaded", result.loaded());
        node.put("rejected", result.rejected());
        node.put("leftOut", result.leftOut());
        ArrayNode files = node.putArray("files");
        for (ImportResult.Loaded file : result.files()) {
            ObjectNode entry = files.addObject();
            entry.put("loadId", file.loadId());
            entry.put("fileName", file.fileName());
            entry.put("read", file.read());
            entry.put("loaded", file.loaded());
            entry.put("rejected", file.rejected());
            entry.put("leftOut", file.leftOut());
            entry.put("updated", file.updated());
            entry.put("encoding", file.encoding());
            entry.put("alreadyImportedAt", file.alreadyImportedAt());
            ObjectNode rejected = entry.putObject("rejectedBy");
            file.rejectedBy().forEach((code, count) -> rejected.put(code.id(), count));
        }
        ArrayNode ignored = node.putArray("ignored");
        result.ignored()
                .forEach(one ->
                        ignored.addObject().put("fileName", one.fileName()).put("reason", one.reason()));
        ArrayNode notes = node.putArray("notes");
        result.notes().forEach(notes::add);
        node.set("coverage", CoverageJson.of(result.coverage()));
        node.put("dataVersion", result.dataVersion());
        return print(node);
    }

    static String text(Iterable<Reject> rejects) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode items = node.putArray("items");
        for (Reject reject : rejects) {
            ObjectNode entry = items.addObject();
            entry.put("loadId", reject.loadId());
            entry.put("fileName", reject.fileName());
            entry.put("line", reject.line());
            entry.put("column", reject.column());
            entry.put("code", reject.code());
            entry.put("expected", reject.expected());
            entry.put("found", reject.found());
        }
        return print(node);
    }

    private static String print(ObjectNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
