package org.wayworth.app.analysis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an address asks of an analysis: the options that differ from their defaults, in the order of the form, and the
 * words in the address that mean nothing. The whole state of a page lies in its address; nothing else is remembered.
 */
public record Ask(String analysis, List<OptionField> fields, Map<String, String> given, List<String> unknown) {

    /** Longest value that an address may carry for one option. */
    private static final int LONGEST = 200;

    static Ask of(AnalysisDesk desk, String analysis, Map<String, String[]> parameters) {
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
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                unknown.add(name.length() <= LONGEST ? name : name.substring(0, LONGEST));
            }
        }
        return new Ask(analysis, fields, given, unknown);
    }

    private static String last(String @Nullable [] values) {
        if (values == null || values.length == 0) {
            return "";
        }
        String value = values[values.length - 1].strip();
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }

    /** The one address of this state: defaults left out, options in the order of the form. */
    public String address() {
        return "/analyses/" + analysis + query();
    }

    /** The same state as data. */
    public String apiAddress() {
        return "/api/v1" + address();
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
