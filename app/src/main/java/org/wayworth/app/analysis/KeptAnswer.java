package org.wayworth.app.analysis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wayworth.app.navigation.Navigation;
import org.wayworth.vocabulary.FindingId;

/**
 * A finding that someone keeps on record, as lists tell of it.
 *
 * @param options with which the question was asked, by name; those at their default may be among them
 * @param statement its sentence
 * @param at when it was made
 */
public record KeptAnswer(FindingId id, String analysis, Map<String, String> options, String statement, Instant at) {

    public KeptAnswer {
        options = Map.copyOf(options);
    }

    /** Of the question's page with the same options. */
    public String address(AnalysisDesk desk, Navigation navigation) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        options.forEach((name, value) -> parameters.put(name, new String[] {value}));
        return Ask.of(desk, navigation, analysis, parameters).address();
    }
}
