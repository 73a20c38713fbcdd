package org.wayworth.app.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Analysis;
import org.wayworth.app.drawing.FindingJson;
import org.wayworth.programme.evidence.KeptFinding;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.Warehouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a kept finding again, from the options and the seed in its provenance, and compares the two. */
public final class Rerun {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        JsonNode provenance =
                JSON.readTree(kept.json()).path("findings").path(0).path("provenance");
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
        List<Finding> findings = outcome.fold(Outcome.Answer::findings, refusal -> List.of());
        for (Finding finding : findings) {
            String json = FindingJson.text(new Outcome.Answer(List.of(finding)), Keeper.FOLDER);
            if (json.equals(kept.json())) {
                return new Verdict(true, kept.id() + " came out the same, to the last digit.\n  " + kept.statement());
            }
        }
        String version = JSON.readTree(kept.json())
                .path("findings")
                .path(0)
                .path("provenance")
                .path("code_version")
                .asString();
        return new Verdict(
                false,
                kept.id() + " came out differently. It was made by version " + version + " of Wayworth, this is "
                        + Runner.codeVersion() + ".\n  do  compare: wayworth explain, for both");
    }
}
