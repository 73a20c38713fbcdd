package org.wayworth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Law: what a reader learns by leaving out conditions is about nobody, or about enough people. */
@DisplayName("law: an audience and what fewer conditions leave")
class CutTest {

    private static final int ROWS = 400;
    private static final SmallGroups SMALL = SmallGroups.standard();

    @Test
    @DisplayName("law: up to eight conditions the rule says what counting every set of them says")
    void theRuleIsWhatCountingSays() {
        SplittableRandom chance = new SplittableRandom(1);
        int shown = 0;
        int refused = 0;
        for (int times = 0; times < 2_000; times++) {
            int conditions = chance.nextInt(1, 9);
            long[] person = people(chance);
            long[] failed = failed(chance, conditions);
            IntPredicate part = chance.nextInt(3) == 0 ? i -> i % 3 == 0 : i -> true;
            boolean expected = byCounting(person, failed, conditions, part);
            assertThat(asked(person, failed, conditions).where(part).shows(SMALL))
                    .as("company " + times)
                    .isEqualTo(expected);
            shown += expected ? 1 : 0;
            refused += expected ? 0 : 1;
        }
        assertThat(shown).as("shown").isGreaterThan(200);
        assertThat(refused).as("refused").isGreaterThan(200);
    }

    /** The rows that fail nothing, where bit c of a row says whether its person has the value 1 of attribute c, or 0. */
    private static Cut asked(long[] person, long[] failed, int conditions) {
        Cut cut = Cut.all(person).knowing(facts(failed, conditions));
        for (int c = 0; c < conditions; c++) {
            cut = cut.and(c, 0);
        }
        return cut;
    }

    private static Facts facts(long[] bits, int attributes) {
        return new Facts() {
            @Override
            public int count() {
                return attributes;
            }

            @Override
            public int value(int attribute, int row) {
                return (int) (bits[row] >> attribute & 1);
            }
        };
    }

    @Test
    @DisplayName("law: of two audiences that are shown, one within the other, the larger has enough people more")
    void noTwoAudiencesTellOfAFew() {
        SplittableRandom chance = new SplittableRandom(3);
        int nested = 0;
        for (int company = 0; company < 60; company++) {
            long[] person = people(chance);
            int attributes = 6;
            Facts facts = facts(failed(chance, attributes), attributes);
            List<Cut> shown = everyAudience(person, facts).stream()
                    .filter(cut -> cut.shows(SMALL))
                    .toList();
            for (Cut one : shown) {
                for (Cut other : shown) {
                    Set<Integer> rest =
                            new HashSet<>(IntStream.of(one.kept()).boxed().toList());
                    Set<Integer> inner =
                            new HashSet<>(IntStream.of(other.kept()).boxed().toList());
                    if (rest.size() > inner.size() && rest.containsAll(inner)) {
                        rest.removeAll(inner);
                        assertThat(people(person, rest))
                                .as("company " + company)
                                .hasSizeGreaterThanOrEqualTo(10);
                        nested++;
                    }
                }
            }
        }
        assertThat(nested).as("pairs of audiences, one within the other").isGreaterThan(1_000);
    }

    /** Every set of conditions on six attributes of two values: 729 audiences. */
    private static List<Cut> everyAudience(long[] person, Facts facts) {
        List<Cut> audiences = new ArrayList<>(List.of(Cut.all(person).knowing(facts)));
        for (int attribute = 0; attribute < facts.count(); attribute++) {
            for (Cut audience : List.copyOf(audiences)) {
                audiences.add(audience.and(attribute, 0));
                audiences.add(audience.and(attribute, 1));
            }
        }
        return audiences;
    }

    /** As the rule is told to people: for every set of conditions that stay, the people of the rows that come in. */
    private static boolean byCounting(long[] person, long[] failed, int conditions, IntPredicate part) {
        Set<Integer> all = rows(failed, part, (1L << conditions) - 1);
        if (people(person, all).size() < SMALL.fewest()) {
            return false;
        }
        for (long stays = 0; stays < (1L << conditions) - 1; stays++) {
            Set<Integer> comesIn = rows(failed, part, stays);
            comesIn.removeAll(all);
            int more = people(person, comesIn).size();
            if (more > 0 && more < SMALL.fewest()) {
                return false;
            }
        }
        return true;
    }

    private static Set<Integer> rows(long[] failed, IntPredicate part, long conditions) {
        return IntStream.range(0, failed.length)
                .filter(part)
                .filter(i -> (failed[i] & conditions) == 0)
                .boxed()
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Long> people(long[] person, Set<Integer> rows) {
        return rows.stream().map(i -> person[i]).collect(Collectors.toSet());
    }

    /** Some have several rows. */
    private static long[] people(SplittableRandom chance) {
        int people = chance.nextInt(150, ROWS);
        return IntStream.range(0, ROWS).mapToLong(i -> chance.nextInt(people)).toArray();
    }

    /** Conditions that nearly all meet, that a few meet, and that go with the first. */
    private static long[] failed(SplittableRandom chance, int conditions) {
        double[] share = IntStream.range(0, conditions)
                .mapToDouble(c -> List.of(0.0, 0.004, 0.02, 0.1, 0.3, 0.9).get(chance.nextInt(6)))
                .toArray();
        long[] failed = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int c = 0; c < conditions; c++) {
                failed[i] |= chance.nextDouble() < share[c] ? 1L << c : 0;
            }
            boolean goesWithTheFirst = conditions > 2 && (failed[i] & 1) == 1 && chance.nextInt(20) > 0;
            failed[i] |= goesWithTheFirst ? 2 : 0;
        }
        return failed;
    }

    @Test
    @DisplayName("law: with more than eight conditions nothing under 30 people is shown, nor a difference of fewer")
    void manyConditionsNeedMorePeople() {
        long[] person = IntStream.range(0, ROWS).asLongStream().toArray();
        for (int audience : List.of(10, 29, 30, 200)) {
            for (int apart : List.of(0, 1, 10, 29, 30)) {
                long[] failed = new long[ROWS];
                Arrays.fill(failed, audience, ROWS, (1L << 9) - 1);
                Arrays.fill(failed, audience, audience + apart, 1L << 4);
                assertThat(asked(person, failed, 9).shows(SMALL))
                        .as("%s people, %s of whom the fifth condition alone leaves out", audience, apart)
                        .isEqualTo(audience >= 30 && (apart == 0 || apart >= 30));
            }
        }
    }

    @Test
    @DisplayName("law: an answer of someone who met the conditions at other times counts as theirs")
    void rowsOfOnePersonOnBothSides() {
        // Forty people answered twice, in and out of the segment; one of them once more.
        long[] person = IntStream.range(0, 81).mapToLong(i -> i % 40).toArray();
        long[] failed = new long[81];
        Arrays.fill(failed, 40, 81, 1);
        assertThat(asked(person, failed, 1).shows(SMALL))
                .as("the difference is about forty people")
                .isTrue();
        Arrays.fill(failed, 40, 80, 0);
        assertThat(asked(person, failed, 1).shows(SMALL))
                .as("no person comes in, but one answer of one person does")
                .isFalse();
    }

    @Test
    @DisplayName("law: a part of a breakdown is hidden that would tell of a few, and never alone")
    void partsOfABreakdown() {
        // 300 people in three groups; the condition leaves out 3 of the first, 40 of the second, nobody of the third.
        long[] person = IntStream.range(0, 300).asLongStream().toArray();
        long[] failed = new long[300];
        Arrays.fill(failed, 0, 3, 1);
        Arrays.fill(failed, 100, 140, 1);
        Cut all = asked(person, failed, 1);
        assertThat(all.shows(SMALL)).isTrue();
        List<Cut> groups = IntStream.range(0, 3)
                .mapToObj(g -> all.where(i -> i / 100 == g))
                .toList();
        assertThat(groups.get(0).shows(SMALL)).isFalse();
        assertThat(Cut.shown(SMALL, groups)).containsExactly(false, false, true);
        assertThat(Cut.shown(SMALL, List.copyOf(all.split(i -> i / 100).values())))
                .containsExactly(false, false, true);
    }

    @Test
    @DisplayName("law: without conditions the rule is that of small groups alone")
    void everybody() {
        long[] person = IntStream.range(0, 100).asLongStream().toArray();
        Cut all = Cut.all(person);
        assertThat(all.shows(SMALL)).isTrue();
        assertThat(all.where(i -> i < 9).shows(SMALL)).isFalse();
        assertThat(all.where(i -> i < 10).shows(SMALL)).isTrue();
        List<Cut> groups = List.of(all.where(i -> i < 3), all.where(i -> i >= 3 && i < 30), all.where(i -> i >= 30));
        assertThat(Cut.shown(SMALL, groups)).isEqualTo(SMALL.shown(3, 27, 70));
    }
}
