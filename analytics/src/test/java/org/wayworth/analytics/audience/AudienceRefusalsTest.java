package org.wayworth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Analyses;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.warehouse.DataFolder;

@DisplayName("message: those asked about are not there")
class AudienceRefusalsTest {

    private static final List<String> QUESTIONS = List.of("linkage", "listening", "silent");

    private final DataFolder data = Worlds.company(new DemoOptions(11, 5_000, World.PLANTED, 1));

    private Outcome.Refusal refusal(String analysis, Map<String, String> options) {
        return Worlds.refusal(Analyses.find(analysis).orElseThrow(), options, data, 1);
    }

    @Test
    void everyQuestionNamesTheSurveysThereAre() {
        for (String analysis : QUESTIONS) {
            Outcome.Refusal refusal = refusal(analysis, Map.of("survey", "moon", "metric", "nps"));
            assertThat(refusal.have()).startsWith("These surveys: ").contains("half-yearly (nps)");
            assertThat(refusal.need()).isEqualTo("Rated feedback of the survey \"moon\" with the metric \"nps\".");
            assertThat(refusal.next()).isEqualTo("Choose one of the surveys above.");
        }
    }

    @Test
    void everyQuestionNamesTheValuesOfAnAttribute() {
        for (String analysis : QUESTIONS) {
            Outcome.Refusal refusal = refusal(analysis, Map.of("where", "region=Atlantis"));
            assertThat(refusal.reason()).isEqualTo(Outcome.Reason.NOT_IN_DATA);
            assertThat(refusal.have())
                    .startsWith("No customer has region=Atlantis. Values of region: East of England, London, ");
            assertThat(refusal.need()).isEqualTo("A value that customers have.");
            assertThat(refusal.next())
                    .isEqualTo("Choose one of the values above (where), or leave it empty for everybody.");
        }
    }

    @Test
    void everyQuestionSaysHowAnAttributeGetsADate() {
        for (String analysis : QUESTIONS) {
            assertThat(refusal(analysis, Map.of("where", "shoe_size=44")).next())
                    .isEqualTo(
                            "Choose one of the attributes above (where), or say in the mapping from when shoe_size holds"
                                    + " (attributes_since).");
        }
    }
}
