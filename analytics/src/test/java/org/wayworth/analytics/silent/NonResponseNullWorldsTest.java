package org.wayworth.analytics.silent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;

/**
 * From files to findings over many made-up companies: regions were made to differ in nothing, and answering to change with
 * no year, so what is told of them is chance. {@link SurveyWavesTest} holds the same against invitations made up in memory.
 */
@Tag("nightly")
@DisplayName("planted truth: null worlds of non-respondents")
class NonResponseNullWorldsTest {

    private static final int WORLDS = Integer.getInteger("wayworth.companies", 60);
    private static final int CUSTOMERS = 1_500;
    private static final double CHANCE = 0.05;

    @Test
    void regionsAndTrendsAreToldNoMoreOftenThanChance() {
        List<String> regions = new ArrayList<>();
        List<String> trends = new ArrayList<>();
        for (int seed = 1; seed <= WORLDS; seed++) {
            int world = seed;
            Worlds.once(new DemoOptions(20_000 + seed, CUSTOMERS, World.NULL, 1), data -> {
                Outcome outcome = Worlds.ask(new SilentAnalysis(), Map.of("survey", "half-yearly"), data, world);
                ((Outcome.Answer) outcome).findings().forEach(finding -> {
                    told(finding).forEach(name -> regions.add(world + " " + name));
                    if (finding.question().equals("How is the response rate changing?")
                            && finding.estimate().orElseThrow().isClearOf(0)) {
                        trends.add(world + " " + finding.statement().text());
                    }
                });
                return world;
            });
        }
        long worldsWithRegion =
                regions.stream().map(text -> text.split(" ")[0]).distinct().count();
        assertThat(worldsWithRegion)
                .as("worlds with a region told: %s", regions)
                .isLessThanOrEqualTo(most());
        assertThat(trends).as("worlds with a trend told").hasSizeLessThanOrEqualTo(most());
    }

    private static List<String> told(Finding finding) {
        return finding.workings().stream()
                .filter(step -> step.name().startsWith("respondents less all"))
                .flatMap(step -> step.steps().stream())
                .filter(step ->
                        step.name().startsWith("region: ") && !step.value().endsWith("not clear"))
                .map(step -> step.name())
                .toList();
    }

    /** The count of false alarms that chance passes once in a thousand times. */
    private static int most() {
        double below = Math.pow(1 - CHANCE, WORLDS);
        double term = below;
        int k = 0;
        while (below < 0.999) {
            term *= (WORLDS - k) / (k + 1.0) * CHANCE / (1 - CHANCE);
            below += term;
            k++;
        }
        return k;
    }
}
