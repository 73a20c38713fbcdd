package org.wayworth.analytics.audience;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wayworth.analytics.OptionRule;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.KnownFacts;
import org.wayworth.warehouse.Warehouse;

/** The facts that an audience can be chosen by in these data, and the values that occur. Holds for a state of the data. */
public final class FactChoices {

    /** A form shows no longer list than this. */
    private static final int MOST_VALUES = 40;

    /** {@code fact-values.sql} asks with it. */
    private record Bounds(int most, int least) {}

    /** A row of {@code fact-values.sql}. */
    private record Counted(long isAttribute, String name, String value, long nCustomers) {}

    /**
     * One fact.
     *
     * @param written its name as a condition has it
     * @param values those that ten customers or more have or had, most customers first; none where it is no text
     */
    public record Choice(Fact fact, String written, List<Said> values) {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /**
     * A value of a fact.
     *
     * @param about how many customers have or had it, rounded down to two digits, so that no difference of two such counts
     *     tells of a few
     */
    public record Said(String value, long about) {}

    /** Nothing is known. */
    public static final FactChoices NONE = new FactChoices(List.of());

    private final List<Choice> choices;

    private FactChoices(List<Choice> choices) {
        this.choices = List.copyOf(choices);
    }

    public static FactChoices of(Warehouse warehouse) {
        Map<String, List<Said>> values = new LinkedHashMap<>();
        for (Counted one : warehouse.rows(
                FactChoices.class, "fact-values.sql", new Bounds(MOST_VALUES, SmallGroups.STANDARD), Counted.class)) {
            values.computeIfAbsent(key(one.isAttribute() == 1, one.name()), key -> new ArrayList<>())
                    .add(new Said(one.value(), about(one.nCustomers())));
        }
        List<Choice> choices = new ArrayList<>();
        for (KnownFacts.Known known : warehouse.knownFacts().facts()) {
            Fact fact = known.fact();
            List<Said> said = fact.name().equals("typical_weekday") && !fact.isAttribute()
                    ? weekdays()
                    : values.getOrDefault(key(fact.isAttribute(), fact.name()), List.of());
            written(fact).ifPresent(written -> choices.add(new Choice(fact, written, said)));
        }
        return new FactChoices(choices);
    }

    private static String key(boolean isAttribute, String name) {
        return (isAttribute ? "`" : "") + name;
    }

    /** "1,234" becomes 1,200; "57" stays. */
    private static long about(long customers) {
        long unit = 1;
        while (customers / unit >= 100) {
            unit *= 10;
        }
        return customers / unit * unit;
    }

    private static List<Said> weekdays() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Said(day.getDisplayName(TextStyle.FULL, Locale.UK), 0))
                .toList();
    }

    /** An attribute with a sign that cannot be seen cannot be asked for. */
    private static Optional<String> written(Fact fact) {
        try {
            return Optional.of(Where.written(fact));
        } catch (IllegalArgumentException unwritable) {
            return Optional.empty();
        }
    }

    /** All, Wayworth's own by family, then those that sources give. */
    public List<Choice> all() {
        return choices;
    }

    /** @param written as in {@link Choice#written} */
    public Optional<Choice> find(String written) {
        return choices.stream()
                .filter(choice -> choice.written().equals(written))
                .findFirst();
    }

    /**
     * The numbers at which a fact may be divided, in order and without those that nobody means.
     *
     * @param sign of the comparison: "&gt;="
     */
    public static List<String> numbers(Fact fact, String sign) {
        return fact.kind() == Fact.Kind.NUMBER
                ? UsualNumbers.of(fact).offered(fact.unit()).stream()
                        .filter(number -> isUsual(Where.written(fact) + " " + sign + " " + number))
                        .toList()
                : List.of();
    }

    private static boolean isUsual(String condition) {
        try {
            Where.parse(Optional.of(condition));
            return true;
        } catch (OptionRule none) {
            return false;
        }
    }
}
