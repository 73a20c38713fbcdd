package org.wayworth.kernel.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

/**
 * Reference: Callaway and Sant'Anna's county teen employment, points equal to what R's did prints; the call is printed
 * when a figure differs.
 */
@Tag("larger")
class GroupTimeReferenceTest {

    private final ReferenceCase reference = ReferenceCase.open("did_cs_mpdta");
    private final Columns input = reference.input();

    private Panel panel() {
        return Panel.ofRows(
                input.integers("countyreal"),
                input.integers("year"),
                input.numbers("lemp"),
                input.integers("first_treat"));
    }

    /** The population of each county, in the order in which counties first appear. */
    private double[] population() {
        int[] county = input.integers("countyreal");
        double[] log = input.numbers("lpop");
        int[] seen = Arrays.stream(county).distinct().toArray();
        double[] first = new double[seen.length];
        for (int i = county.length - 1; i >= 0; i--) {
            for (int u = 0; u < seen.length; u++) {
                if (seen[u] == county[i]) {
                    first[u] = log[i];
                }
            }
        }
        return first;
    }

    @Test
    void unconditionalEffectsMatch() {
        compare(panel(), "unconditional");
    }

    @Test
    void doublyRobustEffectsMatch() {
        compare(panel().adjustedFor(new double[][] {population()}), "dr_lpop");
    }

    private void compare(Panel panel, String which) {
        JsonNode expected = reference.expected().get(which);
        GroupTime.Result result =
                GroupTime.fit(panel, GroupTime.Options.standard(1)).get();
        assertThat(result.cells()).hasSameSizeAs(expected.get("att_gt"));
        for (int k = 0; k < result.cells().size(); k++) {
            GroupTime.Cell cell = result.cells().get(k);
            JsonNode row = expected.get("att_gt").get(k);
            assertThat(cell.group()).isEqualTo(row.get("g").asInt());
            assertThat(cell.period()).isEqualTo(row.get("t").asInt());
            compare(which + " of " + cell.group() + " in " + cell.period(), cell.estimate(), row, "att");
        }
        compare(which + " overall", result.overall(), expected.get("simple"), "est");
        compare(which + " by age ", result.byAge().points(), expected.get("dynamic"));
        compare(which + " by group ", result.byGroup().points(), expected.get("group"));
        reference.assertClose(
                which + " mean by age", result.byAge().overall().value(), expected.get("dynamic_overall"), 1e-10);
        reference.assertClose(
                which + " mean by group", result.byGroup().overall().value(), expected.get("group_overall"), 1e-10);
    }

    private void compare(String what, List<Averages.Point> points, JsonNode rows) {
        assertThat(points).hasSameSizeAs(rows);
        for (int k = 0; k < points.size(); k++) {
            compare(what + points.get(k).at(), points.get(k).estimate(), rows.get(k), "est");
        }
    }

    private void compare(String what, Estimate estimate, JsonNode row, String key) {
        reference.assertClose(what, estimate.value(), row.get(key), 1e-9);
        reference.assertClose(what + ", error", estimate.standardError(), row.get("se"), 1e-9);
    }
}
