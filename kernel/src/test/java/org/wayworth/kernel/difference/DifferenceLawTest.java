package org.wayworth.kernel.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.wayworth.kernel.calibration.Worlds.normals;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.random.Streams;

/** Laws that hold for any data, and messages. */
class DifferenceLawTest {

    private static final int UNITS = 60;
    private static final int[] PERIODS = {2001, 2002, 2003, 2004};

    private final UniformRandomProvider random = Streams.stream(51, 0);
    private final double[][] outcomes = {
        normals(random, UNITS), normals(random, UNITS), normals(random, UNITS), normals(random, UNITS)
    };
    private final int[] first = new int[UNITS];

    DifferenceLawTest() {
        for (int i = 0; i < UNITS; i++) {
            first[i] = new int[] {Panel.NEVER, 2003, 2004}[i % 3];
        }
    }

    private GroupTime.Result fit(double[][] values) {
        return GroupTime.fit(Panel.of(PERIODS, values, first), GroupTime.Options.standard(1))
                .get();
    }

    @Test
    void levelsOfUnitsAndPeriodsDoNotMatter() {
        double[] level = normals(random, UNITS);
        double[][] moved = new double[PERIODS.length][UNITS];
        for (int t = 0; t < PERIODS.length; t++) {
            for (int i = 0; i < UNITS; i++) {
                moved[t][i] = outcomes[t][i] + 100 * level[i] + 7 * t;
            }
        }
        assertThat(fit(moved).overall().value())
                .isCloseTo(fit(outcomes).overall().value(), within(1e-9));
        assertThat(fit(moved).overall().standardError())
                .isCloseTo(fit(outcomes).overall().standardError(), within(1e-9));
    }

    @Test
    void oneStartIsTheDifferenceOfMeanChanges() {
        double[] treated = new double[UNITS];
        double with = 0;
        double without = 0;
        for (int i = 0; i < UNITS; i++) {
            treated[i] = i % 2;
            double change = outcomes[1][i] - outcomes[0][i];
            with += treated[i] * change / (UNITS / 2.0);
            without += (1 - treated[i]) * change / (UNITS / 2.0);
        }
        TwoPeriods.Result result = TwoPeriods.fit(outcomes[0], outcomes[1], treated, new double[0][], null, 0.95)
                .get();
        assertThat(result.effect().value()).isCloseTo(with - without, within(1e-12));
    }

    @Test
    void bandsAreWiderThanSingleIntervalsAndTheSameEachTime() {
        Averages once = fit(outcomes).byAge();
        assertThat(once).isEqualTo(fit(outcomes).byAge());
        for (Averages.Point point : once.points()) {
            assertThat(point.band().width())
                    .isGreaterThanOrEqualTo(point.estimate().interval().width());
        }
    }

    @Test
    void aGroupThatStartsInTheFirstPeriodIsLeftOutAndNamed() {
        int[] early = first.clone();
        early[1] = 2001;
        early[4] = 2001;
        GroupTime.Result result = GroupTime.fit(Panel.of(PERIODS, outcomes, early), GroupTime.Options.standard(1))
                .get();
        assertThat(result.leftOut()).containsExactly(new GroupTime.LeftOut(2001, 2001, "no period before its start"));
    }

    @Test
    void withoutControlsThereIsNoAnswer() {
        int[] all = new int[UNITS];
        java.util.Arrays.fill(all, 2003);
        Fit<GroupTime.Result> fit = GroupTime.fit(Panel.of(PERIODS, outcomes, all), GroupTime.Options.standard(1));
        assertThat(fit).isInstanceOf(Fit.Impossible.class);
        assertThat(fit.toString()).contains("there must be treated units with a period before their start");
    }

    @Test
    void unitsThatLackAPeriodAreCounted() {
        Panel panel = Panel.ofRows(
                new int[] {7, 7, 8, 9, 9}, new int[] {1, 2, 1, 1, 2}, new double[] {1, 2, 3, 4, 5}, new int[] {
                    2, 2, 0, 0, 0
                });
        assertThat(panel.units()).isEqualTo(2);
        assertThat(panel.incomplete()).isEqualTo(1);
    }

    @Test
    void wrongCallsSayWhatMustHold() {
        assertThatThrownBy(() -> Panel.of(new int[] {2, 1}, new double[2][3], new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("periods must rise from above 0, not be [2, 1]");
        assertThatThrownBy(() -> Panel.ofRows(new int[] {1, 1}, new int[] {1, 1}, new double[2], new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each unit must have one row a period; unit 1 has more in period 1");
    }
}
