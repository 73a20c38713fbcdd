package org.wayworth.kernel.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.difference.GroupTime;
import org.wayworth.kernel.difference.Panel;
import org.wayworth.kernel.reference.Columns;
import org.wayworth.kernel.reference.ReferenceCase;
import tools.jackson.databind.JsonNode;

@DisplayName("reference: comparisons over time are R's quadratic programs and mean changes")
class SyntheticCaseTest {

    private final ReferenceCase reference = ReferenceCase.open("synthetic");
    private final JsonNode expected = reference.expected();

    private Comparison data() {
        Columns input = reference.input();
        double[][] outcomes = new double[input.rows()][22];
        for (int t = 0; t < 22; t++) {
            double[] each = input.numbers("t" + (t + 1));
            for (int i = 0; i < each.length; i++) {
                outcomes[i][t] = each[i];
            }
        }
        boolean[] treated = new boolean[outcomes.length];
        treated[treated.length - 1] = true;
        return Comparison.of(outcomes, treated, 15);
    }

    @Test
    @DisplayName("synthetic control: quadprog")
    void control() {
        SyntheticControl.Result control =
                SyntheticControl.fit(data(), Search.EXACT).get();
        JsonNode figures = expected.get("control");
        reference.assertClose("synthetic control", control.effect(), figures.get("effect"), 1e-8);
        reference.assertAll("gap", control.gaps(), figures.get("gaps"), 1e-7);
        reference.assertAll("weight", control.weights(), figures.get("weights"), 1e-7);
    }

    @Test
    @DisplayName("synthetic difference in differences: quadprog")
    void difference() {
        SyntheticDifference.Result difference = SyntheticDifference.fit(
                        data(), new SyntheticDifference.Options(Search.EXACT, 5, 1, 0.95))
                .get();
        JsonNode figures = expected.get("difference");
        reference.assertClose("synthetic difference", difference.effect().value(), figures.get("effect"), 1e-7);
        reference.assertClose("plain difference", difference.plain(), figures.get("plain"), 1e-11);
        reference.assertAll("unit", difference.unitWeights(), figures.get("omega"), 1e-7);
        reference.assertAll("period", difference.periodWeights(), figures.get("lambda"), 1e-6);
    }

    @Test
    @DisplayName("by group and time: mean changes")
    void groupsAndTimes() {
        Columns input = reference.input("groups.csv");
        double[][] outcomes = input.design("X1", "X2", "X3", "X4", "X5");
        Panel panel = Panel.of(IntStream.rangeClosed(1, 5).toArray(), outcomes, input.integers("start"));
        GroupTime.Result result =
                GroupTime.fit(panel, GroupTime.Options.standard(1)).get();
        JsonNode cells = expected.get("cells");
        assertThat(result.cells()).hasSameSizeAs(cells);
        for (int k = 0; k < cells.size(); k++) {
            GroupTime.Cell cell = result.cells().get(k);
            String what = "group " + cell.group() + " in " + cell.period();
            reference.assertClose(what + ", group", cell.group(), cells.get(k).get(0), 0);
            reference.assertClose(what + ", period", cell.period(), cells.get(k).get(1), 0);
            reference.assertClose(what, cell.estimate().value(), cells.get(k).get(2), 1e-10);
            reference.assertClose(
                    what + ", error",
                    cell.estimate().standardError(),
                    cells.get(k).get(3),
                    1e-10);
        }
        reference.assertClose("all groups", result.overall().value(), expected.get("overall"), 1e-10);
    }
}
