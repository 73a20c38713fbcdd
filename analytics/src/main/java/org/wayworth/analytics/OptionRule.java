package org.wayworth.analytics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What options of one question must be together; each reader is told with the names that they know. */
public final class OptionRule extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String words;
    private final transient Object[] found;

    /**
     * @param words {option} stands for an option: "{until} must not come before {from}: %s and %s"
     * @param found what was found, in the place of %s
     */
    public OptionRule(String words, Object... found) {
        super(text(OptionNames.KEYS, words, found));
        this.words = words;
        this.found = found.clone();
    }

    /** Holds where either end is open. */
    public static void requireInOrder(Optional<LocalDate> from, Optional<LocalDate> until) {
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            throw new OptionRule("{from} must not lie after {until}: %s and %s", from.get(), until.get());
        }
    }

    /** The option that the rule is about, where it names one and no other. */
    Optional<String> about() {
        List<String> named = OptionNames.named(words);
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    public String in(OptionNames names) {
        return text(names, words, found);
    }

    private static String text(OptionNames names, String words, Object... found) {
        return names.put(words)
                .formatted(Arrays.stream(found)
                        .map(one -> one instanceof LocalDate date ? names.date(date) : one)
                        .toArray());
    }
}
