package org.wayworth.app.programme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What names a finding: its number, or a question with options.
 *
 * @param text as it is written
 * @param question empty for a number
 * @param options of the question, by name
 */
public record Cited(String text, String question, Map<String, String> options) {

    /** {@code f-0123456789}, {@code linkage} or {@code listening survey=after delivery score=top-box}. */
    static Cited of(String text) {
        String[] parts = text.strip().split("\\s+(?=[a-z][a-z-]*=)");
        if (isNumber(text)) {
            return new Cited(text, "", Map.of());
        }
        return new Cited(text, parts[0], options(List.of(parts).subList(1, parts.length)));
    }

    /** @param options {@code name=value} each */
    static Map<String, String> options(List<String> options) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            byName.put(
                    equals < 0 ? option : option.substring(0, equals), equals < 0 ? "" : option.substring(equals + 1));
        }
        return byName;
    }

    static boolean isNumber(String text) {
        return text.startsWith("f-");
    }
}
