package org.wayworth.analytics.audience;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wayworth.warehouse.Warehouse;

/** The surveys that the data hold, the one linked best to customers first. */
public record Surveys(List<Survey> all) {

    /** {@code surveys.sql} asks for nothing. */
    private record Nothing() {}

    public Surveys {
        all = List.copyOf(all);
    }

    public static Surveys of(Warehouse warehouse) {
        return new Surveys(warehouse.rows(Surveys.class, "surveys.sql", new Nothing(), Survey.class));
    }

    /** Those of the name and metric asked for; all where neither is. */
    public List<Survey> fitting(Optional<String> survey, Optional<String> metric) {
        return all.stream()
                .filter(s -> survey.isEmpty() || survey.get().equals(s.survey()))
                .filter(s -> metric.isEmpty() || metric.get().equals(s.metric()))
                .toList();
    }

    /**
     * The survey with the most linked answers; a question about recommending us goes first where it has enough.
     *
     * @param enough linked answers from which a question about recommending us is preferred
     */
    public Optional<Survey> choose(Optional<String> survey, Optional<String> metric, long enough) {
        List<Survey> fitting = fitting(survey, metric);
        return fitting.stream()
                .filter(s -> s.metric().equals("nps") && s.nLinked() >= enough)
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    /** "These surveys: half-yearly (nps), after delivery (csat)." or "No feedback.". */
    public String text() {
        return all.isEmpty()
                ? "No feedback."
                : all.stream().map(Survey::text).collect(Collectors.joining(", ", "These surveys: ", "."));
    }
}
