package org.wayworth.analytics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Sentence;

/** How a text names options and dates, by where it is read. */
public enum OptionNames {

    /** In forms: “Follow-up period”, 31 January 2025. */
    LABELS,

    /** On the command line: --horizon-days, 2025-01-31. */
    FLAGS,

    /** In addresses and the API: horizon-days, 2025-01-31. */
    KEYS;

    private static final Pattern NAMED = Pattern.compile("\\{([a-z-]+)}");

    /** What advice names at the end of a clause: "(from, until)", "(outcome retention)". */
    private static final Pattern BRACKETS = Pattern.compile("\\(([a-z][a-z, -]*)\\)");

    String of(String option) {
        return switch (this) {
            case LABELS -> "\u201c" + OptionLabel.of(option).label() + "\u201d";
            case FLAGS -> "--" + option;
            case KEYS -> option;
        };
    }

    /** The option as the subject of a sentence. */
    String subject(String option) {
        return this == LABELS ? OptionLabel.of(option).label() : of(option);
    }

    String date(LocalDate date) {
        return this == LABELS ? Sentence.date(date) : date.toString();
    }

    /** The options for which {option} stands in {@code words}, each once. */
    static List<String> named(String words) {
        return NAMED.matcher(words)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** {@code words} in which {option} stands for an option. */
    String put(String words) {
        return NAMED.matcher(words).replaceAll(match -> of(match.group(1)).replace("$", "\\$"));
    }

    /** {@code advice}, with the options that it names in brackets by their keys. */
    public String in(String advice) {
        return this == KEYS
                ? advice
                : BRACKETS.matcher(advice).replaceAll(match -> bracketed(match).orElseGet(() -> match.group()));
    }

    /** Empty where something else than options stands in the brackets. */
    private Optional<String> bracketed(MatchResult match) {
        String[] parts = match.group(1).split(", ");
        boolean areOptions = Arrays.stream(parts).allMatch(part -> OptionLabel.isOne(part.split(" ")[0]));
        return areOptions
                ? Optional.of(Arrays.stream(parts).map(this::withValue).collect(Collectors.joining(", ", "(", ")")))
                : Optional.empty();
    }

    /** "outcome retention": an option and what to choose. */
    private String withValue(String part) {
        int space = part.indexOf(' ');
        return space < 0
                ? of(part)
                : of(part.substring(0, space)) + (this == LABELS ? ": " : " ") + part.substring(space + 1);
    }
}
