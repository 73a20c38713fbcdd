package org.wayworth.app.analysis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.vocabulary.Unit;

/**
 * What an address asks of an analysis: the options that differ from their defaults, in the order of the form, and the
 * words in the address that mean nothing. The whole state of a page lies in its address; nothing else is remembered.
 *
 * @param place the address of its page, without options
 */
public record Ask(
        String analysis, String place, List<OptionField> fields, Map<String, String> given, List<String> unknown) {

    /** Longest value of one option; eight conditions have room in it. */
    private static final int LONGEST = 1_000;

    /** Longest word without meaning that is shown again, and the most of them. */
    private static final int LONGEST_UNKNOWN = 60;

    private static final int MOST_UNKNOWN = 10;

    /** @throws UnknownAnalysis if there is none of that name */
    static Ask of(AnalysisDesk desk, Navigation navigation, String analysis, Map<String, String[]> parameters) {
        String place = place(navigation, analysis);
        List<OptionField> fields = desk.options(analysis);
        Map<String, String> given = new LinkedHashMap<>();
        for (OptionField field : fields) {
            String text = last(parameters.get(field.name()));
            if (!text.isEmpty() && !text.equals(field.defaultText())) {
                given.put(field.name(), text);
            }
        }
        List<String> unknown = new ArrayList<>();
        for (String name : parameters.keySet()) {
            if (unknown.size() < MOST_UNKNOWN
                    && fields.stream().noneMatch(field -> field.name().equals(name))) {
                unknown.add(name.length() <= LONGEST_UNKNOWN ? name : name.substring(0, LONGEST_UNKNOWN) + "\u2026");
            }
        }
        return new Ask(analysis, place, fields, given, unknown);
    }

    /** The address of the analysis's page. */
    static String place(Navigation navigation, String analysis) {
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
     * @throws InvalidOptions if a value is longer than an address may carry: cut off, it would ask something else
     */
    Map<String, String> options() {
        List<InvalidOptions.FieldError> errors = new ArrayList<>();
        for (OptionField field : fields) {
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
        return given;
    }

    /** The one address of this state: defaults left out, options in the order of the form. */
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
        return query.toString();
    }

    /** Whether the address says something that its shorter form leaves out. */
    boolean isCanonical(@Nullable String queryString) {
        return queryString == null ? given.isEmpty() : ("?" + queryString).equals(query());
    }

    /** Whether the address says nothing but which analysis. */
    boolean isPlain() {
        return given.isEmpty() && unknown.isEmpty();
    }

    public String value(OptionField field) {
        return given.getOrDefault(field.name(), field.defaultText());
    }

    /** What the question is asked with, the value in words: those options that decide something. */
    public List<Chip> chips() {
        return fields.stream()
                .filter(field -> !value(field).isEmpty())
                .filter(field -> given.containsKey(field.name()) || isAtWork(field))
                .map(field -> new Chip(field.text(value(field)), given.containsKey(field.name())))
                .toList();
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
