package org.wayworth.app.analysis;

import java.util.List;
import java.util.stream.Collectors;
import org.wayworth.vocabulary.Outcome;

/**
 * What the page of a question tells: findings, or a refusal, or what is wrong with the options, or that the question is
 * being worked on, or why it could not be worked out. One of the lists holds something, the others nothing.
 *
 * @param kept whether the findings stay on record for good
 */
public record Told(
        List<FindingSection> sections,
        List<RefusalSection> refusal,
        List<InvalidOptions.FieldError> errors,
        List<Asked.Working> working,
        List<Asked.Failed> failed,
        boolean kept) {

    public Told {
        sections = List.copyOf(sections);
        refusal = List.copyOf(refusal);
        errors = List.copyOf(errors);
        working = List.copyOf(working);
        failed = List.copyOf(failed);
    }

    static Told answered(Outcome outcome, boolean kept) {
        return new Told(
                outcome.fold(FindingSection::of, refused -> List.of()),
                outcome.fold(answer -> List.of(), RefusalSection::of),
                List.of(),
                List.of(),
                List.of(),
                kept);
    }

    static Told wrong(List<InvalidOptions.FieldError> errors) {
        return new Told(List.of(), List.of(), errors, List.of(), List.of(), false);
    }

    static Told working(Asked.Working working) {
        return new Told(List.of(), List.of(), List.of(), List.of(working), List.of(), false);
    }

    static Told failed(Asked.Failed failed) {
        return new Told(List.of(), List.of(), List.of(), List.of(), List.of(failed), false);
    }

    /** Whether there is an answer or a refusal, which may have pictures. */
    public boolean isThere() {
        return !sections.isEmpty() || !refusal.isEmpty();
    }

    /**
     * Names the answer or refusal: of equal names it is the same to the last digit, since findings are named after all
     * that they are made from, and so is where a refusal comes from.
     */
    String same() {
        return kept + " "
                + sections.stream()
                        .map(section -> section.finding().id().toString())
                        .collect(Collectors.joining(" "))
                + refusal.stream()
                        .map(section -> section.refusal().reason() + " "
                                + section.refusal().have() + " "
                                + section.refusal().provenance())
                        .collect(Collectors.joining(" "));
    }

    /** What the page is called. */
    public String title(String analysis) {
        if (!errors.isEmpty()) {
            return "Error: " + analysis;
        }
        if (!working.isEmpty()) {
            return "Working it out: " + analysis;
        }
        if (!failed.isEmpty()) {
            return (failed.get(0).isCancelled() ? "The work on this was ended: " : "This could not be worked out: ")
                    + analysis;
        }
        return sections.isEmpty()
                ? refusal.get(0).refusal().reason().headline()
                : sections.get(0).finding().statement().text();
    }
}
