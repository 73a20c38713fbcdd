package org.wayworth.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.wayworth.app.pattern.MadeUp;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.finding.FindingJson;
import org.wayworth.vocabulary.finding.FindingReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Examples: the shape that docs/reference/api.md promises. */
class FindingJsonTest {

    @Test
    void anAnswerCarriesEstimateIntervalUnitBaseGradeAndTheCommandThatMakesItAgain() {
        JsonNode node = FindingJson.of(MadeUp.answer(), "demo-data");
        JsonNode finding = node.get("findings").get(0);

        assertThat(node.get("result").asString()).isEqualTo("ANSWER");
        assertThat(node.get("analysis").asString()).isEqualTo("linkage");
        assertThat(finding.get("estimate").get("value").asDouble()).isEqualTo(4.1);
        assertThat(finding.get("estimate").get("low").asDouble()).isEqualTo(1.2);
        assertThat(finding.get("estimate").get("high").asDouble()).isEqualTo(7.0);
        assertThat(finding.get("estimate").get("unit").get("currency").asString())
                .isEqualTo("GBP");
        assertThat(finding.get("base").get("n").asLong()).isEqualTo(2314);
        assertThat(finding.get("base").get("before").asLong()).isEqualTo(20_000);
        assertThat(finding.get("base").get("observed").get("until").asString()).isEqualTo("2025-12-31");
        assertThat(finding.get("base").get("observed").get("set_aside").asLong())
                .isEqualTo(2);
        assertThat(finding.get("grade").get("level").asInt()).isEqualTo(2);
        assertThat(finding.get("checks")).hasSize(4);
        assertThat(finding.get("exhibits").get(0).get("kind").asString()).isEqualTo("CURVE");
        assertThat(finding.get("provenance").get("command").asString())
                .isEqualTo("wayworth run linkage demo-data --horizon-days 365 --landmark 2025-01-01 --seed 20260");
    }

    @Test
    void aRefusalSaysWhatThereIsWhatItTakesAndWhatToDo() {
        JsonNode node = FindingJson.of(MadeUp.refusal(), "demo-data");

        assertThat(node.get("result").asString()).isEqualTo("REFUSAL");
        assertThat(node.get("reason").asString()).isEqualTo("NO_TIME_ORDER");
        assertThat(node.get("have").asString()).isNotBlank();
        assertThat(node.get("need").asString()).isNotBlank();
        assertThat(node.get("next").asString()).isNotBlank();
        assertThat(node.has("findings")).isFalse();
    }

    @Test
    void everyFieldIsInSnakeCaseAndNoNumberIsMissing() {
        for (JsonNode node : List.of(
                FindingJson.of(MadeUp.answer(), "d"),
                FindingJson.of(MadeUp.lateAnswer(), "d"),
                FindingJson.of(MadeUp.refusal(), "d"))) {
            assertNames(node, "");
        }
    }

    private static void assertNames(JsonNode node, String at) {
        node.properties().forEach(field -> {
            if (!at.endsWith("/options")) {
                assertThat(field.getKey()).as(at).matches("[a-z][a-z0-9_]*");
            }
            assertNames(field.getValue(), at + "/" + field.getKey());
        });
        if (node.isArray()) {
            StreamSupport.stream(node.spliterator(), false).forEach(one -> assertNames(one, at));
        }
    }

    @Test
    void theTextIsTheSameData() {
        assertThat(JsonMapper.shared().readTree(FindingJson.text(MadeUp.answer(), "d")))
                .isEqualTo(JsonMapper.shared()
                        .readTree(FindingJson.of(MadeUp.answer(), "d").toString()));
    }

    /** The record of an earlier build: format 1 had the sentence alone. */
    @Test
    void whatAnEarlierBuildWroteIsReadToo() {
        ObjectNode node = FindingJson.of(MadeUp.answer(), "d");
        ObjectNode finding = (ObjectNode) node.get("findings").get(0);
        finding.remove("format");
        finding.remove("statement_parts");
        finding.remove("headline_estimate");
        finding.remove("is_forecast");

        Finding read = ((Outcome.Answer) FindingReader.outcome(node.toString())).headline();

        Finding written = MadeUp.answer().headline();
        assertThat(read.statement().text()).isEqualTo(written.statement().text());
        assertThat(read.estimate()).isEqualTo(written.estimate());
        assertThat(read.exhibits()).isEqualTo(written.exhibits());
    }

    @Test
    void whatALaterBuildWroteIsRefusedInWords() {
        ObjectNode node = FindingJson.of(MadeUp.answer(), "d");
        ((ObjectNode) node.get("findings").get(0)).put("format", 99);

        assertThatThrownBy(() -> FindingReader.outcome(node.toString()))
                .hasMessageContaining("has the format 99, which a later Wayworth wrote");
    }
}
