package org.wayworth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.audience.SmallGroups.Money;

/** Laws: a reader who knows the rule, the total and all that is shown cannot work out what is hidden. */
class SmallGroupsTest {

    private static final SmallGroups FIVE = new SmallGroups(5);

    @Test
    void largeGroupsAreAllShown() {
        assertThat(SmallGroups.standard().shown(10, 400, 11)).containsExactly(true, true, true);
    }

    @Test
    void oneSmallGroupTakesTheNextSmallestWithIt() {
        assertThat(SmallGroups.standard().shown(400, 9, 30, 25)).containsExactly(true, false, true, false);
    }

    @Test
    void twoSmallGroupsThatAreEnoughTogetherTakeNoOther() {
        assertThat(SmallGroups.standard().shown(400, 9, 4, 25)).containsExactly(true, false, false, true);
    }

    @Test
    void twoSmallGroupsThatAreTooFewTogetherTakeAnother() {
        assertThat(SmallGroups.standard().shown(400, 3, 4, 25)).containsExactly(true, false, false, false);
    }

    @Test
    void groupsOfOneSizeAreHiddenTogether() {
        assertThat(SmallGroups.standard().shown(12, 400, 3, 12)).containsExactly(false, true, false, false);
    }

    @Test
    void emptyGroupsHaveNothingToHide() {
        assertThat(SmallGroups.standard().shown(0, 50, 60)).containsExactly(true, true, true);
    }

    @Test
    void allButAFewCannotBeShownWhereTheWholeIs() {
        SmallGroups ten = SmallGroups.standard();
        assertThat(ten.showsPart(95, 100)).isFalse();
        assertThat(ten.showsPart(90, 100)).isTrue();
        assertThat(ten.showsPart(100, 100)).isTrue();
        assertThat(ten.showsPart(9, 100)).isFalse();
    }

    @Test
    void moneyOfWhichOneBringsMostIsHidden() {
        SmallGroups ten = SmallGroups.standard();
        double[] even = new double[20];
        Arrays.fill(even, 10);
        assertThat(ten.showsMoney(Money.of(even))).isTrue();
        double[] one = even.clone();
        one[3] = -500;
        assertThat(ten.showsMoney(Money.of(one))).isFalse();
        double[] three = even.clone();
        three[0] = 400;
        three[1] = 390;
        three[2] = 380;
        assertThat(ten.showsMoney(Money.of(three))).isFalse();
        assertThat(ten.shownMoney(List.of(
                        Money.of(even),
                        Money.of(one),
                        Money.of(LongStream.range(0, 30).mapToDouble(i -> 200).toArray()))))
                .as("the smaller of the two others goes with it, and the sum of both is no longer one customer's")
                .containsExactly(false, false, false);
    }

    @Test
    void fewerThanFiveIsNoSetting() {
        assertThatThrownBy(() -> new SmallGroups(4)).hasMessageContaining("at least 5 people, not 4");
    }

    /** Every breakdown of 5 to 26 people into four groups, and the attacker who tries every breakdown. */
    @Test
    void noHiddenCountCanBeWorkedOut() {
        for (int total = 5; total <= 26; total++) {
            Map<String, List<long[]>> bySight =
                    breakdowns(total).stream().collect(Collectors.groupingBy(world -> sight(world, FIVE.shown(world))));
            for (List<long[]> possible : bySight.values()) {
                long[] world = possible.get(0);
                boolean[] shown = FIVE.shown(world);
                for (int g = 0; g < world.length; g++) {
                    int group = g;
                    if (!shown[g]) {
                        assertThat(possible.stream()
                                        .map(w -> w[group])
                                        .distinct()
                                        .count())
                                .as("group %d of %s", g, Arrays.toString(world))
                                .isGreaterThan(1);
                    }
                }
            }
        }
    }

    /** What a reader sees of a breakdown: each group's people, or that they are hidden. */
    private static String sight(long[] world, boolean[] shown) {
        return IntStream.range(0, world.length)
                .mapToObj(g -> shown[g] ? Long.toString(world[g]) : "hidden")
                .collect(Collectors.joining(" "));
    }

    @Test
    void whatIsHiddenIsNeverAFewPeople() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            long[] people = LongStream.generate(() -> random.nextInt(40))
                    .limit(2 + random.nextInt(8))
                    .toArray();
            boolean[] shown = SmallGroups.standard().shown(people);
            long hidden = IntStream.range(0, people.length)
                    .filter(g -> !shown[g])
                    .mapToLong(g -> people[g])
                    .sum();
            boolean anyShown = IntStream.range(0, people.length).anyMatch(g -> shown[g] && people[g] > 0);
            assertThat(hidden == 0 || hidden >= 10 || !anyShown).isTrue();
            for (int g = 0; g < people.length; g++) {
                assertThat(!shown[g] || people[g] == 0 || people[g] >= 10).isTrue();
            }
        }
    }

    @Test
    void joinedNeighboursHoldEnoughInEveryRow() {
        Random random = new Random(9);
        for (int run = 0; run < 500; run++) {
            long[][] people = {
                LongStream.generate(() -> random.nextInt(30)).limit(11).toArray(),
                LongStream.generate(() -> random.nextInt(30)).limit(11).toArray()
            };
            int[] joined = SmallGroups.standard().joined(people);
            int classes = joined[10] + 1;
            for (long[] row : people) {
                long[] sums = new long[classes];
                for (int step = 0; step < 11; step++) {
                    sums[joined[step]] += row[step];
                }
                assertThat(classes == 1 || LongStream.of(sums).allMatch(sum -> sum == 0 || sum >= 10))
                        .as("%s joined as %s", Arrays.toString(row), Arrays.toString(joined))
                        .isTrue();
            }
        }
    }

    @Test
    void theOrderOfGroupsTellsNothing() {
        Random random = new Random(8);
        for (int run = 0; run < 500; run++) {
            long[] people =
                    LongStream.generate(() -> 1 + random.nextInt(30)).limit(6).toArray();
            List<Integer> order = new ArrayList<>(IntStream.range(0, 6).boxed().toList());
            java.util.Collections.shuffle(order, random);
            boolean[] shown = SmallGroups.standard().shown(people);
            boolean[] mixed = SmallGroups.standard()
                    .shown(order.stream().mapToLong(g -> people[g]).toArray());
            for (int g = 0; g < 6; g++) {
                assertThat(mixed[g]).isEqualTo(shown[order.get(g)]);
            }
        }
    }

    private static List<long[]> breakdowns(int total) {
        List<long[]> all = new ArrayList<>();
        for (int a = 0; a <= total; a++) {
            for (int b = 0; a + b <= total; b++) {
                for (int c = 0; a + b + c <= total; c++) {
                    all.add(new long[] {a, b, c, total - a - b - c});
                }
            }
        }
        return all;
    }
}
