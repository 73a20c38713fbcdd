package org.wayworth.app.analysis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wayworth.app.filter.Filter;
import org.wayworth.app.filter.Key;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.vocabulary.Unit;

/**
 * What an address asks of an analysis: the options that differ from their defaults, in the order of the form, and the
 * words in the address that mean nothing. The whole state of a page lies in its address; nothing else is remembered.
 *
 * @param place the address of its page, without options
 * @param given options that differ from their defaults; those of the filter are not among them
 * @param filter what pages are narrowed to, whether this question can do all of it or not
 */
public record Ask(
        String analysis,
        String place,
        List<OptionField> fields,
        Map<String, String> given,
        Filter filter,
        List<String> unknown) {

    /** Longest value of one option; eight conditions have room in it. */
    private static final int LONGEST = 1_000;

    /** Longest word without meaning that is shown again, and the most of them. */
    private static final int LONGEST_UNKNOWN = 60;

    private static final int MOST_UNKNOWN = 10;

    /** @throws UnknownAnalysis if there is none of that name */
    public static Ask of(AnalysisDesk desk, Navigation navigation, String analysis, Map<String, String[]> parameters) {
        String place = place(navigation, analysis);
        List<OptionField> fields = desk.options(analysis);
        Map<String, String> given = new LinkedHashMap<>();
        for (OptionField field : fields) {
            String text = last(parameters.get(field.name()));
            if (Key.of(field.name()).isEmpty() && !text.isEmpty() && !text.equals(field.defaultText())) {
                given.put(field.name(), text);
            }
        }
        List<String> unknown = new ArrayList<>();
        for (String name : parameters.keySet()) {
            if (unknown.size() < MOST_UNKNOWN
                    && Key.of(name).isEmpty()
                    && fields.stream().noneMatch(field -> field.name().equals(name))) {
                unknown.add(name.length() <= LONGEST_UNKNOWN ? name : name.substring(0, LONGEST_UNKNOWN) + "\u2026");
            }
        }
        return new Ask(analysis, place, fields, given, Filter.of(parameters), unknown);
    }

    /** The address of the analysis's page. */
    public static String place(Navigation navigation, String analysis) {
        return navigation
                .ofAnalysis(analysis)
                .orElseThrow(() -> new UnknownAnalysis(analysis))
                .address();
    }

    private static String last(String @Nullable [] values) {
        return values == null || values.length == 0 ? "" : values[values.length - 1].strip();
    }

    /**
     * What is asked with.
     *
     * @throws InvalidOptions if the filter cannot be read, or a value is longer than an address may carry: cut off, it would
     *     ask something else
     */
    Map<String, String> options() {
        List<InvalidOptions.FieldError> errors = new ArrayList<>();
        Map<String, String> asked = new LinkedHashMap<>(given);
        for (OptionField field : fields) {
            Key.of(field.name()).filter(filter::isSet).ifPresent(key -> {
                asked.put(key.word(), filter.text(key));
                filter.fault(key).ifPresent(message -> errors.add(new InvalidOptions.FieldError(key.word(), message)));
            });
            int length = given.getOrDefault(field.name(), "").length();
            if (length > LONGEST) {
                errors.add(new InvalidOptions.FieldError(
                        field.name(),
                        field.label() + " must have at most " + Unit.whole(LONGEST) + " characters, not "
                                + Unit.whole(length) + "."));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidOptions(errors);
        }
        return asked;
    }

    /** What of the filter the question cannot do. */
    List<Key> beyond() {
        return filter.texts().keySet().stream()
                .filter(key -> fields.stream().noneMatch(field -> field.name().equals(key.word())))
                .sorted()
                .toList();
    }

    /** The options of its own that differ from their defaults, by name. */
    public Map<String, String> own() {
        return given;
    }

    /** The fields of the question's own form: what is part of the filter stands in the bar. */
    public List<OptionField> ownFields() {
        return fields.stream().filter(field -> Key.of(field.name()).isEmpty()).toList();
    }

    /** The one address of this state: defaults left out, options in the order of the form, the filter last. */
    public String address() {
        return place + query();
    }

    /** Where a question that failed is asked once more. */
    public String attemptAddress() {
        return "/analyses/" + analysis + "/attempt" + query();
    }

    /** Where its answer is kept for good. */
    public String recordAddress() {
        return "/analyses/" + analysis + "/record" + query();
    }

    /** The same state as data. */
    public String apiAddress() {
        return "/api/v1/analyses/" + analysis + query();
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        given.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        if (!filter.isEmpty()) {
            query.append(query.isEmpty() ? '?' : '&').append(filter.query());
        }
        return query.toString();
    }

    /** Whether the address says something that its shorter form leaves out. */
    boolean isCanonical(@Nullable String queryString) {
        return queryString == null ? isPlain() : ("?" + queryString).equals(query());
    }

    /** Whether the address says nothing but which analysis. */
    boolean isPlain() {
        return given.isEmpty() && filter.isEmpty() && unknown.isEmpty();
    }

    public String value(OptionField field) {
        return Key.of(field.name())
                .map(filter::text)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> given.getOrDefault(field.name(), field.defaultText()));
    }

    /** What the question is asked with beside the filter, the value in words: those options that decide something. */
    public List<Chip> chips() {
        return chips(ownFields());
    }

    /** The same with the filter. */
    List<Chip> allChips() {
        return chips(fields);
    }

    private List<Chip> chips(List<OptionField> shown) {
        return shown.stream()
                .filter(field -> !value(field).isEmpty())
                .filter(field -> isChosen(field) || isAtWork(field))
                .map(field -> new Chip(field.text(value(field)), isChosen(field)))
                .toList();
    }

    private boolean isChosen(OptionField field) {
        return given.containsKey(field.name())
                || Key.of(field.name()).filter(filter::isSet).isPresent();
    }

    /** @param chosen whether it differs from the default */
    public record Chip(String text, boolean chosen) {}

    private boolean isAtWork(OptionField field) {
        if (field.when().isEmpty()) {
            return true;
        }
        String[] other = field.when().split("=", 2);
        String value = fields.stream()
                .filter(one -> one.name().equals(other[0]))
                .map(this::value)
                .findFirst()
                .orElse("");
        return other.length == 1 ? !value.isEmpty() : value.equals(other[1]);
    }
}
