package org.wayworth.analytics.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.Worlds;
import org.wayworth.demo.DemoOptions;
import org.wayworth.demo.World;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Grade;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;
import org.wayworth.warehouse.DataFolder;

/** Planted truth and null world, refusals, and real data. */
@Tag("long")
@DisplayName("planted truth: late deliveries")
class LateAnalysisTest {

    private static final DemoOptions COMPANY = new DemoOptions(11, 5_000, World.PLANTED, 1);
    private static final double POINTS = -0.80;

    @Test
    void findsThePlantedPoints() {
        Finding finding = answer(Worlds.company(COMPANY), Map.of("promise", "delivery"));
        Measured measured = finding.estimate().orElseThrow();
        assertThat(measured.low()).isLessThan(POINTS);
        assertThat(measured.high()).isGreaterThan(POINTS);
        assertThat(finding.grade()).isEqualTo(Grade.ADJUSTED);
    }

    @Test
    void findsNothingInTheNullWorld() {
        Finding finding = answer(Worlds.company(COMPANY.in(World.NULL)), Map.of("promise", "delivery"));
        assertThat(finding.estimate().orElseThrow().isClearOf(0))
                .as(finding.statement().text())
                .isFalse();
        assertThat(finding.statement().text()).startsWith("We see no clear difference");
    }

    @Test
    void refusesWhenAskedForMoreLateOnesThanThereAre() {
        Outcome outcome = Worlds.ask(new LateAnalysis(), Map.of("minimum-late", "1000000"), Worlds.company(COMPANY), 1);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Outcome.Reason.TOO_FEW));
    }

    @Test
    void namesThePromisesWhenTheOneAskedForIsNotThere() {
        Outcome outcome = Worlds.ask(new LateAnalysis(), Map.of("promise", "moon"), Worlds.company(COMPANY), 1);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refusal.class,
                        refusal ->
                                assertThat(refusal.have()).contains("delivery").contains("reply"));
    }

    /**
     * Counts and means of the marketplace were worked out beside the data by another program: 1,316 came late, and 515 had
     * not come when the customer answered, after the promised day.
     */
    @Tag("larger")
    @Test
    void countsTheMarketplaceAsOthersDo() {
        Finding finding = answer(Worlds.real("olist", "olist.yaml"), Map.of());
        List<List<Cell>> rows = plain(finding);
        assertThat(rows.get(0).get(1).number().orElseThrow()).isEqualTo(1_831);
        assertThat(rows.get(0).get(2).number().orElseThrow()).isCloseTo(2.078099, within(5e-7));
        assertThat(rows.get(1).get(1).number().orElseThrow()).isEqualTo(18_115);
        assertThat(rows.get(1).get(2).number().orElseThrow()).isCloseTo(4.296660, within(5e-7));
        // near the unadjusted difference of these means, -2.2186
        assertThat(finding.estimate().orElseThrow().value()).isCloseTo(2.078099 - 4.296660, within(0.15));
    }

    private static List<List<Cell>> plain(Finding finding) {
        for (Exhibit exhibit : finding.exhibits()) {
            if (exhibit instanceof Exhibit.Table table) {
                return table.rows();
            }
        }
        throw new AssertionError("the plain averages must be shown");
    }

    private static Finding answer(DataFolder data, Map<String, String> options) {
        return Worlds.answer(new LateAnalysis(), options, data, 1).headline();
    }
}
