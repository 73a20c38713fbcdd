package org.wayworth.analytics.sceptic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("planted truth: for whom")
class ForWhomTest {

    @Test
    void findsThatOneGroupIsDifferent() {
        ForWhom told = told(SimulatedCustomers.of(1, 4_000, 1, 0, (rating, c) -> (c % 4 == 0 ? 9 : 5) * rating));
        assertThat(told.pValue()).isLessThan(1e-6);
        assertThat(told.groups().get(0).slope().interval().contains(9)).isTrue();
        assertThat(told.groups().get(1).slope().interval().contains(5)).isTrue();
    }

    @Test
    void seesADifferenceWhereThereIsNoneAboutOneTimeInTwenty() {
        long alarms = IntStream.range(0, 400)
                .filter(seed -> told(SimulatedCustomers.of(500 + seed, 800, 1, 0, (rating, c) -> 5 * rating))
                                .pValue()
                        < 0.05)
                .count();
        assertThat(alarms).isBetween(6L, 36L);
    }

    @Test
    void drawsGroupsTogetherButKeepsTheirOrder() {
        ForWhom told = told(SimulatedCustomers.of(2, 2_000, 1, 0, (rating, c) -> (3 + c % 4) * rating));
        double[] own =
                told.groups().stream().mapToDouble(g -> g.slope().value()).toArray();
        double[] shrunk =
                told.groups().stream().mapToDouble(ForWhom.Group::shrunk).toArray();
        assertThat(range(shrunk)).isLessThanOrEqualTo(range(own));
    }

    @Test
    void groupsTooSmallForASlopeAreLeftOutAndCounted() {
        SimulatedCustomers made = SimulatedCustomers.of(3, 1_000, 1, 0, (rating, c) -> (c < 70 ? -40 : 5) * rating);
        String[] group = made.group(2);
        Arrays.fill(group, 0, 40, "forty customers");
        Arrays.fill(group, 40, 70, "thirty customers");
        ForWhom told = told(made, group);
        assertThat(told.groups()).extracting(ForWhom.Group::name).containsExactly("group 0", "group 1");
        assertThat(told.groups()).extracting(ForWhom.Group::n).containsExactly(465L, 465L);
        assertThat(told.leftOut()).isEqualTo(new ForWhom.LeftOut(70, 70));
        assertThat(told.groups())
                .as("the seventy, who go the other way, are in nobody's slope")
                .allSatisfy(
                        one -> assertThat(one.slope().interval().contains(5)).isTrue());
    }

    @Test
    void smallGroupsThatAreManyTogetherAreAGroupOfTheirOwn() {
        SimulatedCustomers made = SimulatedCustomers.of(4, 1_000, 1, 0, (rating, c) -> (c < 160 ? 15 : 5) * rating);
        String[] group = made.group(2);
        Arrays.setAll(group, i -> i < 160 ? "small " + i / 80 : group[i]);
        ForWhom told = told(made, group);
        assertThat(told.groups()).extracting(ForWhom.Group::name).containsExactly(ForWhom.OTHERS, "group 0", "group 1");
        assertThat(told.groups().get(0).n()).isEqualTo(160);
        assertThat(told.groups().get(0).slope().interval().contains(15)).isTrue();
        assertThat(told.leftOut()).isEqualTo(new ForWhom.LeftOut(0, 0));
    }

    private static ForWhom told(SimulatedCustomers made, String[] group) {
        return ForWhom.of(made.rating(), made.outcome(), made.covariates(), made.customer(), group)
                .get();
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    private static ForWhom told(SimulatedCustomers made) {
        return told(made, made.group(4));
    }
}
