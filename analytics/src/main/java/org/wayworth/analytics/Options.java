package org.wayworth.analytics;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wayworth.vocabulary.Unit;

/**
 * Between an options record and text: the form, the address and the command line are all made from here. Whole
 * numbers, decimal numbers, dates, closed choices (enums), short texts, and any of these as {@link Optional}.
 */
public final class Options {

    /**
     * One option as people see it.
     *
     * @param name as in addresses and commands: "horizon-days"
     * @param label what people call it, and where it stands in a form
     * @param standard the default as text; empty when nothing is set
     * @param choices the words allowed with their meaning, for closed choices; empty otherwise
     */
    public record Described(
            String name,
            OptionLabel label,
            Kind kind,
            String help,
            String unit,
            String when,
            double min,
            double max,
            String standard,
            Map<String, String> choices) {}

    /** What a text must be. */
    public enum Kind {
        WHOLE_NUMBER,
        NUMBER,
        DATE,
        TEXT,
        CHOICE
    }

    /**
     * One text that is not a value of its option.
     *
     * @param must "a whole number from 7 to 3,650"; empty for a date, which each reader writes in another way
     */
    public record Wrong(String option, String must, String found) {

        private static final LocalDate EXAMPLE = LocalDate.of(2025, 1, 31);

        public String in(OptionNames names) {
            String subject = OptionLabel.isOne(option) ? names.subject(option) : option;
            return subject + " must be " + (must.isEmpty() ? "a date such as " + names.date(EXAMPLE) : must)
                    + ", not \"" + found + "\"";
        }
    }

    /** Texts that are not options. Says all that is wrong at once. */
    public static final class WrongOptions extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Wrong> wrongs;

        WrongOptions(List<Wrong> wrongs) {
            super(text(wrongs, OptionNames.KEYS));
            this.wrongs = List.copyOf(wrongs);
        }

        /** Each option is fine, but not together. */
        WrongOptions(String message, Throwable cause) {
            super(message, cause);
            this.wrongs = List.of();
        }

        public List<Wrong> wrongs() {
            return wrongs;
        }

        /** The option that cannot be read, where it is one by itself and no value that is of the wrong kind; or none. */
        public Optional<String> about() {
            return getCause() instanceof OptionRule rule ? rule.about() : Optional.empty();
        }

        /** All that is wrong, with the names that a reader knows. */
        public String in(OptionNames names) {
            return getCause() instanceof OptionRule rule
                    ? rule.in(names)
                    : wrongs.isEmpty() ? String.valueOf(getMessage()) : text(wrongs, names);
        }

        private static String text(List<Wrong> wrongs, OptionNames names) {
            return String.join("; ", wrongs.stream().map(one -> one.in(names)).toList());
        }
    }

    /** A date as people write it: "31 January 2025". */
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d MMMM uuuu")
            .toFormatter(Locale.UK)
            .withResolverStyle(ResolverStyle.STRICT);

    private Options() {}

    /** A day that exists, as {@code 2025-01-31} or "31 January 2025"; empty where the text is none. */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(text.contains("-") ? LocalDate.parse(text) : LocalDate.parse(text, WRITTEN));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    public static List<Described> describe(Analysis<?> analysis) {
        Record defaults = analysis.defaults();
        List<Described> described = new ArrayList<>();
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            if (option == null) {
                throw new IllegalStateException(
                        component.getName() + " of " + defaults.getClass().getName()
                                + " must carry @Option(help = …) so that the form and the reference can explain it");
            }
            described.add(new Described(
                    name(component),
                    OptionLabel.of(name(component)),
                    kind(valueType(component)),
                    option.help(),
                    option.unit(),
                    option.when(),
                    option.min(),
                    option.max(),
                    text(value(component, defaults)),
                    choices(valueType(component))));
        }
        return described;
    }

    /** The names that an option lists, set apart by commas; none where it is not given. */
    public static List<String> names(Optional<String> listed) {
        return listed.stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Every option with its value as text, in order of name. */
    public static SortedMap<String, String> asText(Record options) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            texts.put(name(component), text(value(component, options)));
        }
        return texts;
    }

    /**
     * The analysis's options with {@code texts} in the place of defaults.
     *
     * @throws WrongOptions when a name is unknown or a text is not a value of its option
     */
    public static <O extends Record> O parse(Analysis<O> analysis, Map<String, String> texts) {
        O defaults = analysis.defaults();
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        List<Wrong> wrongs = new ArrayList<>();
        Map<String, String> unknown = new LinkedHashMap<>(texts);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String text = unknown.remove(name(components[i]));
            Parsed parsed =
                    text == null ? new Parsed(value(components[i], defaults), null) : parse(components[i], text);
            values[i] = parsed.value();
            if (parsed.wrong() != null) {
                wrongs.add(parsed.wrong());
            }
        }
        String known = String.join(", ", asText(defaults).keySet());
        unknown.keySet().forEach(name -> wrongs.add(new Wrong("an option", "one of " + known, name)));
        if (!wrongs.isEmpty()) {
            throw new WrongOptions(wrongs);
        }
        return make(defaults, components, values);
    }

    private record Parsed(
            @org.jspecify.annotations.Nullable Object value,
            @org.jspecify.annotations.Nullable Wrong wrong) {}

    private static Parsed parse(RecordComponent component, String text) {
        boolean optional = component.getType() == Optional.class;
        if (optional && text.isBlank()) {
            return new Parsed(Optional.empty(), null);
        }
        Class<?> type = valueType(component);
        Optional<Object> value =
                scalar(type, text.strip()).filter(v -> inRange(component, v)).filter(v -> isShort(component, v));
        if (value.isEmpty()) {
            return new Parsed(null, new Wrong(name(component), mustBe(component, type), text));
        }
        return new Parsed(optional ? value : value.get(), null);
    }

    private static Optional<Object> scalar(Class<?> type, String text) {
        try {
            if (type == int.class || type == Integer.class) {
                return Optional.of(Integer.parseInt(text));
            }
            if (type == long.class || type == Long.class) {
                return Optional.of(Long.parseLong(text));
            }
            if (type == double.class || type == Double.class) {
                double number = Double.parseDouble(text);
                return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
            }
            if (type == LocalDate.class) {
                return day(text).map(Object.class::cast);
            }
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> word(constant).equals(text))
                    .map(Object.class::cast)
                    .findFirst();
        }
        if (type == String.class) {
            return Optional.of(text);
        }
        throw new IllegalStateException("an option cannot be a " + type.getName());
    }

    private static boolean inRange(RecordComponent component, Object value) {
        Option option = component.getAnnotation(Option.class);
        return !(value instanceof Number number)
                || (number.doubleValue() >= option.min() && number.doubleValue() <= option.max());
    }

    private static boolean isShort(RecordComponent component, Object value) {
        return !(value instanceof String text) || text.length() <= longest(component);
    }

    /** A condition may hold as many names as people can think of; all else is one name or a few. */
    private static int longest(RecordComponent component) {
        return OptionLabel.of(name(component)).list() == OptionLabel.Listed.CONDITIONS ? 10_000 : 200;
    }

    private static String mustBe(RecordComponent component, Class<?> type) {
        Option option = component.getAnnotation(Option.class);
        if (type.isEnum()) {
            return "one of " + String.join(", ", choices(type).keySet());
        }
        if (type == LocalDate.class) {
            return "";
        }
        String kind = type == double.class || type == Double.class ? "a number" : "a whole number";
        if (type == String.class) {
            return "at most " + Unit.whole(longest(component)) + " characters";
        }
        String low = option.min() == Double.NEGATIVE_INFINITY ? "" : " from " + bound(option.min());
        String high = option.max() == Double.POSITIVE_INFINITY ? "" : " to " + bound(option.max());
        return kind + low + high;
    }

    private static Kind kind(Class<?> type) {
        if (type.isEnum()) {
            return Kind.CHOICE;
        }
        if (type == LocalDate.class) {
            return Kind.DATE;
        }
        if (type == String.class) {
            return Kind.TEXT;
        }
        return type == double.class || type == Double.class ? Kind.NUMBER : Kind.WHOLE_NUMBER;
    }

    private static Map<String, String> choices(Class<?> type) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (!(constant instanceof Choice choice)) {
                    throw new IllegalStateException(
                            type.getName() + " must implement Choice so that forms can explain it");
                }
                choices.put(word(constant), choice.meaning());
            }
        }
        return choices;
    }

    private static Class<?> valueType(RecordComponent component) {
        if (component.getType() != Optional.class) {
            return component.getType();
        }
        Type inner = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) inner;
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Options::text).orElse("");
        }
        return value instanceof Enum<?> ? word(value) : value instanceof Double d ? plain(d) : value.toString();
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String bound(double number) {
        return number == Math.rint(number) ? Unit.whole(number) : plain(number);
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Object value(RecordComponent component, Record options) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(options);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <O extends Record> O make(O defaults, RecordComponent[] components, Object[] values) {
        try {
            var constructor = defaults.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (O) constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            // The record's own rules, such as "placebo-days must be fewer than lookback-days".
            Throwable rule = refused.getCause();
            throw rule == null
                    ? new WrongOptions(refused.toString(), refused)
                    : new WrongOptions(String.valueOf(rule.getMessage()), rule);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
