package org.wayworth.programme.subject;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Between a subject's record and its fields as texts: in forms, files, the API and the database alike. */
public final class Forms {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 5_000;
    private static final int MOST_ITEMS = 50;

    /** A number as files have it: no exponent, no thousands separator, at most 15 digits on either side of the point. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Control characters, and halves of characters. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    private Forms() {}

    /**
     * A thing, or what is wrong with its texts: one of both.
     *
     * @param thing empty where there are faults
     */
    public record Read<T>(Optional<T> thing, List<Fault> faults) {
        public Read {
            faults = List.copyOf(faults);
        }
    }

    /** The fields of a subject, in the order of its record. */
    public static List<Described> describe(Subject<?> subject) {
        return Arrays.stream(subject.type().getRecordComponents())
                .map(Forms::describe)
                .toList();
    }

    private static Described describe(RecordComponent component) {
        Field field = component.getAnnotation(Field.class);
        if (field == null) {
            throw new IllegalStateException(component + " must carry @Field, which says what people call it");
        }
        boolean isOptional = component.getType() == Optional.class;
        Class<?> inner = isOptional ? argument(component.getGenericType()) : component.getType();
        Described.Kind kind = kind(inner, field, component);
        boolean mustBe = kind == Described.Kind.CHOICE
                || (!isOptional && (kind == Described.Kind.NUMBER || kind == Described.Kind.DATE))
                || field.required();
        return new Described(
                key(component),
                field.label(),
                field.help(),
                kind,
                mustBe,
                field.refersTo(),
                choices(inner),
                Standing.class.isAssignableFrom(inner),
                field.isPersonal());
    }

    private static Described.Kind kind(Class<?> type, Field field, RecordComponent component) {
        if (type == String.class) {
            return field.isLong() ? Described.Kind.PARAGRAPHS : Described.Kind.LINE;
        }
        if (type == List.class) {
            return Described.Kind.LIST;
        }
        if (type == BigDecimal.class) {
            return Described.Kind.NUMBER;
        }
        if (type == LocalDate.class) {
            return Described.Kind.DATE;
        }
        if (type.isEnum() && Worded.class.isAssignableFrom(type)) {
            return Described.Kind.CHOICE;
        }
        throw new IllegalStateException(component + " must be of a type that Field names");
    }

    private static Class<?> argument(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static List<Described.Choice> choices(Class<?> type) {
        if (!type.isEnum()) {
            return List.of();
        }
        return Arrays.stream(type.getEnumConstants())
                .map(one -> new Described.Choice(value((Enum<?>) one), ((Worded) one).label()))
                .toList();
    }

    private static String value(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** {@code baselineOn} becomes {@code baseline_on}. */
    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The texts of a thing by key, in the order of its fields; a field that says nothing is not there. */
    public static <T extends Record> Map<String, List<String>> texts(Subject<T> subject, T thing) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (RecordComponent component : subject.type().getRecordComponents()) {
            List<String> said = said(value(component, thing));
            if (!said.isEmpty()) {
                texts.put(key(component), said);
            }
        }
        return texts;
    }

    private static Object value(RecordComponent component, Record thing) {
        try {
            return component.getAccessor().invoke(thing);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> said(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Forms::said).orElse(List.of());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        if (value instanceof BigDecimal number) {
            return List.of(number.toPlainString());
        }
        if (value instanceof Enum<?> choice) {
            return List.of(value(choice));
        }
        String text = String.valueOf(value);
        return text.isEmpty() ? List.of() : List.of(text);
    }

    /**
     * Reads a thing from the texts of its fields.
     *
     * @param texts by key; blank ones count as not said
     */
    public static <T extends Record> Read<T> read(Subject<T> subject, Map<String, List<String>> texts) {
        List<Fault> faults = new ArrayList<>();
        List<Described> fields = describe(subject);
        RecordComponent[] components = subject.type().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            List<String> said = clean(texts.getOrDefault(fields.get(i).key(), List.of()));
            values[i] = read(fields.get(i), components[i], said, faults);
        }
        texts.keySet().stream()
                .filter(key -> fields.stream().noneMatch(field -> field.key().equals(key)))
                .forEach(key -> faults.add(unknown(key, fields)));
        if (!faults.isEmpty()) {
            return new Read<>(Optional.empty(), faults);
        }
        T thing = make(subject, components, values);
        List<Fault> broken = subject.check(thing);
        return broken.isEmpty() ? new Read<>(Optional.of(thing), List.of()) : new Read<>(Optional.empty(), broken);
    }

    private static Fault unknown(String key, List<Described> fields) {
        return new Fault(
                "",
                "a key must be one of "
                        + String.join(", ", fields.stream().map(Described::key).toList()),
                key,
                "");
    }

    private static <T extends Record> T make(Subject<T> subject, RecordComponent[] components, Object[] values) {
        try {
            var constructor = subject.type()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the record of " + subject.kind() + " must be public", impossible);
        }
    }

    private static List<String> clean(List<String> said) {
        return said.stream()
                .map(text -> text.replace("\r\n", "\n").replace('\r', '\n'))
                .map(text -> text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Object read(Described field, RecordComponent component, List<String> said, List<Fault> faults) {
        boolean isOptional = component.getType() == Optional.class;
        if (said.isEmpty()) {
            if (field.isRequired()) {
                faults.add(new Fault(field.key(), field.key() + " must say something", ""));
            }
            return isOptional ? Optional.empty() : field.kind() == Described.Kind.LIST ? List.of() : "";
        }
        Optional<Fault> unreadable = unreadable(field, said);
        if (unreadable.isPresent()) {
            faults.add(unreadable.get());
            return "";
        }
        String first = said.get(0);
        Object value = switch (field.kind()) {
            case LINE, PARAGRAPHS -> first;
            case LIST -> List.copyOf(said);
            case NUMBER -> number(new BigDecimal(first));
            case DATE -> LocalDate.parse(first);
            case CHOICE -> choice(component, first);
        };
        return isOptional ? Optional.of(value) : value;
    }

    private static BigDecimal number(BigDecimal number) {
        BigDecimal short_ = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return short_.scale() < 0 ? short_.setScale(0) : short_;
    }

    private static Object choice(RecordComponent component, String value) {
        Class<?> type =
                component.getType() == Optional.class ? argument(component.getGenericType()) : component.getType();
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> value((Enum<?>) one).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Fault> unreadable(Described field, List<String> said) {
        String key = field.key();
        String first = said.get(0);
        if (said.size() > 1 && field.kind() != Described.Kind.LIST) {
            return Optional.of(new Fault(key, key + " must be one value", said.size() + " values"));
        }
        if (said.stream().anyMatch(text -> UNPRINTABLE.matcher(text).find())) {
            return Optional.of(new Fault(key, key + " must hold no control characters", "one that does"));
        }
        return switch (field.kind()) {
            case LINE -> tooLong(key, first, LONGEST_LINE).or(() -> severalLines(key, first));
            case PARAGRAPHS -> tooLong(key, first, LONGEST_TEXT);
            case LIST -> badItem(key, said);
            case NUMBER ->
                NUMBER.matcher(first).matches()
                        ? Optional.empty()
                        : Optional.of(new Fault(key, key + " must be a number such as 12.5", first));
            case DATE ->
                isDay(first)
                        ? Optional.empty()
                        : Optional.of(new Fault(key, key + " must be a date such as 2026-01-31", first));
            case CHOICE ->
                field.choices().stream().anyMatch(choice -> choice.value().equals(first))
                        ? Optional.empty()
                        : Optional.of(new Fault(
                                key,
                                key + " must be "
                                        + String.join(
                                                " or ",
                                                field.choices().stream()
                                                        .map(Described.Choice::value)
                                                        .toList()),
                                first));
        };
    }

    private static Optional<Fault> badItem(String key, List<String> said) {
        if (said.size() > MOST_ITEMS) {
            return Optional.of(
                    new Fault(key, key + " must list at most " + MOST_ITEMS + " things", said.size() + " things"));
        }
        return said.stream()
                .map(text -> tooLong(key, text, LONGEST_LINE).or(() -> severalLines(key, text)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Fault> tooLong(String key, String text, int longest) {
        return text.length() <= longest
                ? Optional.empty()
                : Optional.of(new Fault(
                        key, key + " must have at most " + longest + " characters", text.length() + " characters"));
    }

    private static Optional<Fault> severalLines(String key, String text) {
        return text.contains("\n") ? Optional.of(new Fault(key, key + " must be one line", text)) : Optional.empty();
    }

    private static boolean isDay(String text) {
        if (!DAY.matcher(text).matches()) {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** Whether a state may follow another. @param key of the state @param was and is as in files */
    static boolean mayFollow(Subject<?> subject, String key, String was, String is) {
        return Arrays.stream(subject.type().getRecordComponents())
                .filter(component -> key(component).equals(key))
                .flatMap(component -> Arrays.stream(component.getType().getEnumConstants()))
                .filter(state -> value((Enum<?>) state).equals(was))
                .flatMap(state -> ((Standing) state).next().stream())
                .anyMatch(next -> value((Enum<?>) next).equals(is));
    }
}
