package org.wayworth.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.vocabulary.Finding;
import org.wayworth.vocabulary.Outcome;
import org.wayworth.vocabulary.exhibit.Cell;
import org.wayworth.vocabulary.exhibit.Exhibit;

/**
 * Law: a reader who takes one answer from another learns nothing of single people. The reader knows which filters there
 * are and asks what they like; the test knows who is who.
 */
@DisplayName("law: answers taken from each other single nobody out")
class DifferencingTest {

    private static final long SEED = 5;
    private static final int MEMBERS = 700;
    private static final int IN_THE_CHECK = 1_000;
    private static final int AT_NIGHT = 20_000;

    /** What a reader has of an audience: who it is about, as a filter, and how many people and answers it tells of. */
    private record Shown(Map<String, String> filter, long people) {}

    @Test
    @DisplayName("law: a thousand pairs of filters on each of two companies isolate nobody")
    @Tag("long")
    void aThousandPairs() {
        assertNobodyIsIsolated(1, IN_THE_CHECK, List.of("listening"));
    }

    @Test
    @DisplayName("law: twenty thousand pairs of filters on each of two companies isolate nobody")
    @Tag("nightly")
    void twentyThousandPairs() {
        assertNobodyIsIsolated(2, AT_NIGHT, List.of("listening", "silent", "value"));
    }

    private static void assertNobodyIsIsolated(long seed, int pairs, List<String> analyses) {
        for (Club club : List.of(Club.of(MEMBERS, 11, false), Club.of(MEMBERS, 12, true))) {
            SplittableRandom chance = new SplittableRandom(seed);
            int nested = 0;
            int refused = 0;
            int answered = 0;
            for (int times = 0; times < pairs; times++) {
                Map<String, String> one = filter(club, chance, Map.of());
                Map<String, String> other = chance.nextInt(3) == 0
                        ? filter(club, chance, Map.of())
                        : filter(club, chance, chance.nextBoolean() ? one : part(one, chance));
                String analysis = analyses.get(chance.nextInt(analyses.size()));
                List<Shown> first = shown(club, analysis, one);
                List<Shown> second = shown(club, analysis, other);
                refused += first.isEmpty() || second.isEmpty() ? 1 : 0;
                answered += first.isEmpty() || second.isEmpty() ? 0 : 1;
                for (Shown a : first) {
                    for (Shown b : second) {
                        nested += isolates(club, a, b) + isolates(club, b, a);
                    }
                }
            }
            assertThat(answered).as("pairs that were answered").isGreaterThan(pairs / 20);
            assertThat(refused).as("pairs of which one was refused").isGreaterThan(pairs / 20);
            assertThat(nested).as("answers, one of them within the other").isGreaterThan(pairs / 20);
        }
    }

    /** 1 where one audience lies within the other; fails where they differ by so few that they are isolated. */
    private static int isolates(Club club, Shown larger, Shown smaller) {
        Set<Integer> outer = people(club, larger.filter());
        Set<Integer> inner = people(club, smaller.filter());
        if (outer.size() <= inner.size() || !outer.containsAll(inner)) {
            return 0;
        }
        assertThat(outer.size() - inner.size())
                .as("%s less %s", larger, smaller)
                .isGreaterThanOrEqualTo(SmallGroups.STANDARD);
        return 1;
    }

    /** The whole of an answer, and each group of its breakdown; nothing where it is refused. */
    private static List<Shown> shown(Club club, String analysis, Map<String, String> filter) {
        Map<String, String> options = new TreeMap<>();
        if (!filter.isEmpty()) {
            options.put("where", text(filter));
        }
        boolean isBroken = analysis.equals("listening");
        if (isBroken) {
            options.put("by", "plan");
            // All answers there are.
            options.put("from", "2022-01-01");
            options.put("until", "2024-12-31");
        }
        Outcome outcome = Worlds.ask(Analyses.find(analysis).orElseThrow(), options, club.folder(), SEED);
        return outcome.fold(answer -> told(club, answer, filter, isBroken), refusal -> List.of());
    }

    private static List<Shown> told(Club club, Outcome.Answer answer, Map<String, String> filter, boolean isBroken) {
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown(filter, people(club, filter).size()));
        for (Finding finding : isBroken ? answer.findings() : List.<Finding>of()) {
            for (Exhibit exhibit : finding.exhibits()) {
                if (exhibit instanceof Exhibit.Table table && table.title().startsWith("Scores by plan")) {
                    table.rows().stream()
                            .filter(row -> !row.get(1).text().startsWith("Hidden"))
                            .forEach(row -> shown.add(group(club, filter, row)));
                }
            }
        }
        return shown;
    }

    private static Shown group(Club club, Map<String, String> filter, List<Cell> row) {
        Map<String, String> narrower = new TreeMap<>(filter);
        narrower.put("plan", row.get(0).text());
        assertThat(Double.parseDouble(row.get(2).text().replace(",", "")))
                .as("respondents of %s", narrower)
                .isEqualTo(people(club, narrower).size());
        return new Shown(narrower, people(club, narrower).size());
    }

    private static Set<Integer> people(Club club, Map<String, String> filter) {
        return IntStream.range(0, club.members().size())
                .filter(i -> filter.entrySet().stream()
                        .allMatch(one ->
                                one.getValue().equals(club.members().get(i).get(one.getKey()))))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Some conditions more than those given, as some member meets them. */
    private static Map<String, String> filter(Club club, SplittableRandom chance, Map<String, String> from) {
        Map<String, String> filter = new TreeMap<>(from);
        Map<String, String> member =
                club.members().get(chance.nextInt(club.members().size()));
        for (int n = chance.nextInt(3); n > 0; n--) {
            String attribute = List.copyOf(member.keySet()).get(chance.nextInt(member.size()));
            filter.putIfAbsent(attribute, member.get(attribute));
        }
        return filter;
    }

    private static Map<String, String> part(Map<String, String> filter, SplittableRandom chance) {
        Map<String, String> part = new TreeMap<>(filter);
        part.keySet().removeIf(attribute -> chance.nextBoolean());
        return part;
    }

    private static String text(Map<String, String> filter) {
        return filter.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(","));
    }

    @Test
    @DisplayName("law: every question that takes conditions is refused where fewer of them would tell of a few people")
    void everyQuestionRefuses() {
        Club club = Club.of(MEMBERS, 11, false);
        Map<String, String> narrow = tellingOfAFew(club);
        Map<String, String> wide = new TreeMap<>(narrow);
        wide.remove("vip");
        Map<String, Boolean> asked = new HashMap<>();
        for (Analysis<?> analysis : Analyses.all()) {
            boolean takesConditions = Options.describe(analysis).stream()
                    .anyMatch(option -> option.label().list() == OptionLabel.Listed.CONDITIONS);
            if (takesConditions) {
                String name = analysis.card().name();
                assertThat(reason(analysis, Map.of("where", text(narrow)), club))
                        .as(name + " where " + text(narrow))
                        .contains(Outcome.Reason.SMALL_GROUP);
                boolean isAnswered = reason(analysis, Map.of("where", text(wide)), club)
                        .filter(reason -> reason == Outcome.Reason.SMALL_GROUP)
                        .isEmpty();
                asked.put(name, isAnswered);
            }
        }
        assertThat(asked)
                .as("questions that take conditions")
                .containsOnlyKeys("linkage", "value", "whatif", "listening", "drivers", "silent");
        assertThat(asked.values().stream().filter(answered -> answered).count())
                .as("questions that do not refuse the wider audience for its size")
                .isGreaterThanOrEqualTo(4);
    }

    private static Optional<Outcome.Reason> reason(Analysis<?> analysis, Map<String, String> options, Club club) {
        return Worlds.ask(analysis, options, club.folder(), SEED)
                .fold(answer -> Optional.empty(), refusal -> Optional.of(refusal.reason()));
    }

    /** A town and "no VIP", where one to nine members of the town are VIPs. */
    private static Map<String, String> tellingOfAFew(Club club) {
        return List.of("Ayr", "Bath", "Cork", "Deal", "Ely").stream()
                .map(town -> new TreeMap<>(Map.of("town", town, "vip", "no")))
                .filter(filter -> {
                    int few = people(club, Map.of("town", filter.get("town"), "vip", "yes"))
                            .size();
                    return few > 0 && few < SmallGroups.STANDARD;
                })
                .findFirst()
                .orElseThrow();
    }
}
