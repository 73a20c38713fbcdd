package org.wayworth.app.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a kept finding again, from the options and the seed in its provenance, and compares the two. */
public final class Rerun {

    /** @param text what came out, for people */
    public record Verdict(boolean same, String text) {}

    private Rerun() {}

    public static Verdict of(KeptFinding kept, Warehouse warehouse) {
        if (!kept.dataVersion().equals(warehouse.dataVersion())) {
            return new Verdict(
                    false,
                    kept.id() + " was made from data version " + kept.dataVersion() + "; the folder now holds "
                            + warehouse.dataVersion()
                            + ".\n  do  run the question again: the answer may have changed with the data");
        }
        JsonNode provenance = Keeper.finding(kept.json()).path("provenance");
        Analysis<?> analysis = Analyses.find(kept.analysis())
                .orElseThrow(() -> new IllegalStateException("the analysis " + kept.analysis() + " is gone"));
        Map<String, String> options = new LinkedHashMap<>();
        provenance
                .path("options")
                .properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asString()));
        Outcome outcome = new Runner(warehouse)
                .run(analysis, options, OptionalLong.of(provenance.path("seed").asLong()));
        return compare(kept, outcome);
    }

    private static Verdict compare(KeptFinding kept, Outcome outcome) {
        JsonNode then = Keeper.finding(kept.json());
        String maker = then.path("provenance").path("code_version").asString();
        String makers = maker.equals(Build.name())
                ? ""
                : " It was made by Wayworth " + maker + ", this is " + Build.name() + ".";
        List<JsonNode> now = outcome.fold(Outcome.Answer::findings, refusal -> List.<Finding>of()).stream()
                .map(finding -> Keeper.finding(Keeper.json(finding)))
                .toList();
        if (now.stream().anyMatch(finding -> content(finding).equals(content(then)))) {
            return new Verdict(
                    true, kept.id() + " came out the same, to the last digit." + makers + "\n  " + kept.statement());
        }
        String where = now.stream()
                .filter(finding -> finding.path("estimand").equals(then.path("estimand")))
                .findFirst()
                .flatMap(finding -> Difference.first(content(then), content(finding)))
                .map(difference -> " " + difference.text())
                .orElse("");
        String next = makers.isEmpty()
                ? "report it: this is a defect of ours"
                : "run the question again, which keeps the new answer beside the old, and compare the two:"
                        + " wayworth explain";
        return new Verdict(false, kept.id() + " came out differently." + makers + where + "\n  do  " + next);
    }

    /** All that was found, without who made it. */
    private static JsonNode content(JsonNode finding) {
        ObjectNode content = ((ObjectNode) finding).deepCopy();
        content.remove("id");
        ((ObjectNode) content.path("provenance")).remove(List.of("code_version", "java_version", "architecture"));
        return content;
    }
}
