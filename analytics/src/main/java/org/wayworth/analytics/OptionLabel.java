package org.wayworth.analytics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What people call an option, wherever its name occurs: a row of {@code option-labels.csv}.
 *
 * @param label for forms: "Follow-up period"
 * @param group where it stands in a form
 * @param list what it can be chosen from; {@link Listed#NONE} where it is typed
 */
public record OptionLabel(String label, Group group, Listed list) {

    /** The parts of a form, in their order. */
    public enum Group {
        WHAT("What"),
        WHO("Who"),
        WHEN("When"),
        ADVANCED("Advanced");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What the data hold that an option can be chosen from. */
    public enum Listed {
        NONE,
        SURVEYS,
        METRICS,
        CURRENCIES,
        PROMISES,
        QUESTIONS,
        ATTRIBUTES,
        /** Attributes, several of them set apart by commas. */
        SEVERAL_ATTRIBUTES,
        /** Attributes, and what else scores can be broken down by. */
        GROUPS,
        /** A condition; the list has those that name an attribute and one of its values. */
        CONDITIONS;

        /** Whether one of the list is all that can be chosen; of several, the list helps typing. */
        public boolean isClosed() {
            return this != NONE && this != SEVERAL_ATTRIBUTES && this != CONDITIONS;
        }
    }

    private static final Map<String, OptionLabel> ALL = read();

    /** @throws IllegalStateException where the option has no row */
    static OptionLabel of(String name) {
        OptionLabel label = ALL.get(name);
        if (label == null) {
            throw new IllegalStateException("the option " + name
                    + " must have a row in option-labels.csv: what people call it, and where it stands in a form");
        }
        return label;
    }

    static boolean isOne(String name) {
        return ALL.containsKey(name);
    }

    private static Map<String, OptionLabel> read() {
        Map<String, OptionLabel> labels = new LinkedHashMap<>();
        try (InputStream file = Objects.requireNonNull(OptionLabel.class.getResourceAsStream("option-labels.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(row -> labels.put(
                            row[0],
                            new OptionLabel(
                                    row[1],
                                    Group.valueOf(row[2].toUpperCase(Locale.ROOT)),
                                    row[3].isEmpty() ? Listed.NONE : Listed.valueOf(row[3].toUpperCase(Locale.ROOT)))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Map.copyOf(labels);
    }
}
