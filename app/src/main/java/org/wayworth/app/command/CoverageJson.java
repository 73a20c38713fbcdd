package org.wayworth.app.command;

import org.wayworth.warehouse.Coverage;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the tables can say, as data; described in docs/reference/api.md. Sums are decimal texts. */
final class CoverageJson {

    private CoverageJson() {}

    static ObjectNode of(Coverage coverage) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode without = node.putArray("salesWithout");
        for (Coverage.Without one : coverage.without()) {
            ObjectNode entry = without.addObject();
            entry.put("lacksCustomer", one.lacksCustomer());
            entry.put("lacksDate", one.lacksDate());
            entry.put("currency", one.currency());
            entry.put("records", one.records());
            entry.put("amount", one.amount().toPlainString());
            entry.put("refunded", one.refunded().toPlainString());
        }
        ObjectNode buyers = node.putObject("customersWithSales");
        coverage.buyers().forEach(buyers::put);
        ObjectNode answers = node.putObject("answers");
        answers.put("all", coverage.answers().all());
        answers.put("ofCustomersWhoBought", coverage.answers().ofBuyers());
        answers.put("ofCustomersWhoBoughtNothing", coverage.answers().ofKnown());
        answers.put("ofCustomersUnknownToSales", coverage.answers().ofStrangers());
        answers.put("ofNoCustomer", coverage.answers().ofNobody());
        answers.put("afterImport", coverage.answers().afterImport());
        answers.put("keysWrittenOtherwise", coverage.answers().nearKeys());
        coverage.window().ifPresent(window -> node.set("observationWindow", window(window)));
        node.put("setAside", coverage.setAside());
        ArrayNode examples = node.putArray("setAsideExamples");
        for (Coverage.Dated one : coverage.examples()) {
            ObjectNode entry = examples.addObject();
            entry.put("fileName", one.fileName());
            entry.put("line", one.line());
            entry.put("date", one.date().toString());
        }
        ArrayNode unconverted = node.putArray("unconverted");
        for (Coverage.Unconverted one : coverage.unconverted()) {
            ObjectNode entry = unconverted.addObject();
            entry.put("currency", one.currency());
            entry.put("records", one.records());
            entry.put("undated", one.undated());
            entry.put("amount", one.amount().toPlainString());
            entry.put("firstRateOn", one.firstOn().toString());
        }
        ArrayNode unrated = node.putArray("withoutRate");
        coverage.unrated().forEach(unrated::add);
        ArrayNode refunds = node.putArray("refunds");
        for (Coverage.Refunds one : coverage.refunds()) {
            ObjectNode entry = refunds.addObject();
            entry.put("currency", one.currency());
            entry.put("all", one.all());
            entry.put("withoutSale", one.unmatched());
            entry.put("amountWithoutSale", one.amount().toPlainString());
        }
        ArrayNode sentences = node.putArray("sentences");
        coverage.sentences().forEach(sentences::add);
        return node;
    }

    private static ObjectNode window(Coverage.Window window) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("startsOn", window.startsOn().toString());
        node.put("endsOn", window.endsOn().toString());
        node.put("basis", window.isSaid() ? "source" : "derived");
        node.put("endsWithImport", window.endsWithImport());
        node.put("lastRecordOn", window.lastRecordOn().toString());
        return node;
    }
}
