package org.wayworth.analytics.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.vocabulary.Condition;

/**
 * Law: a reader who knows the grammar takes one audience from another, and learns of nobody. The reader takes conditions of
 * others apart and changes one thing or two: leaves a comparison out, adds one, asks for the opposite, moves a threshold.
 */
@DisplayName("law: audiences of any condition, taken from each other, single nobody out")
class ConditionAttackTest {

    private static final SmallGroups SMALL = SmallGroups.standard();

    @Test
    @DisplayName("law: two thousand pairs of conditions on companies of chance isolate nobody")
    void inTheCheck() {
        attack(1, 20, 100);
    }

    @Test
    @DisplayName("law: twenty thousand pairs of conditions on companies of chance isolate nobody")
    @Tag("nightly")
    void atNight() {
        attack(2, 100, 200);
    }

    private static void attack(long seed, int companies, int pairs) {
        SplittableRandom chance = new SplittableRandom(seed);
        int nested = 0;
        int refused = 0;
        List<String> isolated = new ArrayList<>();
        for (int c = 0; c < companies; c++) {
            ClubRows club = new ClubRows(chance.split());
            ConditionsOfChance conditions = new ConditionsOfChance(chance.split());
            for (int times = 0; times < pairs; times++) {
                Condition one = conditions.any();
                Condition other = conditions.near(one);
                Cut first = club.asked(one);
                Cut second = club.asked(other);
                if (!first.shows(SMALL) || !second.shows(SMALL)) {
                    refused++;
                } else {
                    nested += isNested(club, first, second) ? 1 : 0;
                    if (isolates(club, first, second)) {
                        isolated.add(conditions.text(one) + "  less  " + conditions.text(other));
                    }
                }
            }
        }
        assertThat(isolated).as("pairs that tell of a few people").isEmpty();
        assertThat(nested).as("pairs that are shown, one within the other").isGreaterThan(companies * pairs / 50);
        assertThat(refused).as("pairs of which one is refused").isGreaterThan(companies * pairs / 20);
    }

    private static boolean isNested(ClubRows club, Cut one, Cut other) {
        Set<Integer> first = rows(one);
        Set<Integer> second = rows(other);
        return !first.equals(second) && (first.containsAll(second) || second.containsAll(first));
    }

    private static boolean isolates(ClubRows club, Cut one, Cut other) {
        if (!isNested(club, one, other)) {
            return false;
        }
        Set<Integer> rest = rows(one.size() > other.size() ? one : other);
        rest.removeAll(rows(one.size() > other.size() ? other : one));
        long people = rest.stream().map(row -> club.person()[row]).distinct().count();
        return people < SMALL.fewest();
    }

    private static Set<Integer> rows(Cut cut) {
        return IntStream.of(cut.kept()).boxed().collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    @DisplayName("law: two thresholds between which there is one customer are never both shown")
    void nearThresholds() {
        ClubRows club = new ClubRows(new SplittableRandom(5));
        ConditionsOfChance conditions = new ConditionsOfChance(new SplittableRandom(6));
        Map<Integer, String> shown = new HashMap<>();
        for (String number :
                List.of("50", "75", "100", "150", "200", "250", "300", "400", "500", "750", "1000", "1500")) {
            String text = "revenue_365 >= " + number + " and town = \"Ayr\"";
            Cut cut = club.asked(conditions.read(text));
            if (cut.shows(SMALL)) {
                shown.put(cut.size(), text);
            }
        }
        List<Integer> sizes = shown.keySet().stream().sorted().toList();
        assertThat(sizes).hasSizeGreaterThan(1);
        for (int i = 1; i < sizes.size(); i++) {
            assertThat(sizes.get(i) - sizes.get(i - 1))
                    .as(shown.get(sizes.get(i)))
                    .isGreaterThanOrEqualTo(SMALL.fewest());
        }
    }
}
