package org.wayworth.app.desk;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tree of intermediate numbers behind a kept finding, from the same record that pages draw. */
public final class Explanation {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StringBuilder text = new StringBuilder();

    private Explanation() {}

    /** @param json a kept finding */
    public static String of(String json) {
        JsonNode finding = JSON.readTree(json).path("findings").path(0);
        Explanation explanation = new Explanation();
        explanation.line(
                0, finding.path("id").asString(), finding.path("statement").asString());
        explanation.line(1, "question", finding.path("question").asString());
        explanation.line(1, "estimand", finding.path("estimand").asString());
        explanation.estimate(finding.path("estimate"));
        explanation.base(finding.path("base"));
        finding.path("workings").forEach(step -> explanation.step(1, step));
        explanation.checks(finding);
        explanation.line(
                1, "made from", finding.path("provenance").path("data_version").asString());
        explanation.line(
                1, "made by", finding.path("provenance").path("command").asString());
        return explanation.text.toString().stripTrailing();
    }

    private void estimate(JsonNode estimate) {
        if (!estimate.isNull() && !estimate.isMissingNode()) {
            line(
                    1,
                    "estimate",
                    estimate.path("value").asString() + " "
                            + estimate.path("unit").path("name").asString()
                            + ", interval " + estimate.path("low").asString() + " to "
                            + estimate.path("high").asString()
                            + ", level " + estimate.path("level").asString());
        }
    }

    private void base(JsonNode base) {
        line(
                1,
                "base",
                base.path("n").asString() + " " + base.path("noun").asString() + " of "
                        + base.path("before").asString());
        base.path("drops")
                .forEach(drop -> line(
                        2,
                        "left out: " + drop.path("rule").asString(),
                        drop.path("n").asString()));
        JsonNode observed = base.path("observed");
        if (observed.isObject()) {
            line(
                    2,
                    "observed",
                    observed.path("from").asString() + " to "
                            + observed.path("until").asString() + ", "
                            + observed.path("set_aside").asString() + " records outside");
        }
    }

    private void step(int depth, JsonNode step) {
        line(depth, step.path("name").asString(), step.path("value").asString());
        step.path("steps").forEach(child -> step(depth + 1, child));
    }

    private void checks(JsonNode finding) {
        line(
                1,
                "grade",
                finding.path("grade").path("label").asString() + ", level "
                        + finding.path("grade").path("level").asString() + "; the design allows "
                        + finding.path("design").path("ceiling").asString());
        finding.path("checks")
                .forEach(check -> line(
                        2,
                        check.path("name").asString() + ": "
                                + check.path("verdict").asString(),
                        check.path("found").asString()));
    }

    private void line(int depth, String name, String value) {
        text.append("  ".repeat(depth)).append(name);
        if (!value.isEmpty()) {
            text.append(": ").append(value);
        }
        text.append('\n');
    }
}
