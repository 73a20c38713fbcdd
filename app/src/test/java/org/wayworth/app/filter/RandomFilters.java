package org.wayworth.app.filter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** States of the filter as people could set them, drawn at random. */
public final class RandomFilters {

    /** @param values of each attribute @param numbers of each fact, among those at which audiences divide */
    public record Facts(Map<String, List<String>> values, Map<String, List<Integer>> numbers) {}

    private final SplittableRandom random;
    private final Facts facts;
    private final LocalDate first;
    private final LocalDate last;

    /** @param first the earliest day that is set @param last the latest one */
    public RandomFilters(long seed, Facts facts, LocalDate first, LocalDate last) {
        this.random = new SplittableRandom(seed);
        this.facts = facts;
        this.first = first;
        this.last = last;
    }

    /** As an address would have it. */
    public Map<String, String[]> next() {
        Map<String, String[]> state = new LinkedHashMap<>();
        if (random.nextInt(3) > 0) {
            LocalDate from = day(first, last);
            state.put("from", new String[] {from.toString()});
            if (random.nextBoolean()) {
                state.put("until", new String[] {day(from, last).toString()});
            }
        }
        if (random.nextInt(3) > 0) {
            state.put("where", new String[] {condition()});
        }
        if (random.nextInt(4) == 0) {
            state.put("by", new String[] {pick(List.copyOf(facts.values().keySet()))});
        }
        return state;
    }

    private LocalDate day(LocalDate from, LocalDate until) {
        return LocalDate.ofEpochDay(random.nextLong(from.toEpochDay(), until.toEpochDay() + 1));
    }

    private String condition() {
        List<String> parts = new ArrayList<>();
        int n = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            parts.add(random.nextBoolean() ? equality() : threshold());
        }
        String word = random.nextInt(4) == 0 ? " or " : " and ";
        return parts.stream().distinct().collect(Collectors.joining(word));
    }

    private String equality() {
        String name = pick(List.copyOf(facts.values().keySet()));
        String value = pick(facts.values().getOrDefault(name, List.of()))
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
        return "`" + name + "` " + (random.nextInt(5) == 0 ? "!=" : "=") + " \"" + value + "\"";
    }

    private String threshold() {
        String name = pick(List.copyOf(facts.numbers().keySet()));
        return name
                + (random.nextBoolean() ? " >= " : " < ")
                + pick(facts.numbers().getOrDefault(name, List.of()));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
