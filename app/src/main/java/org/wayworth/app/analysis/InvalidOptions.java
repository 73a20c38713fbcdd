package org.wayworth.app.analysis;

import java.util.List;
import java.util.stream.Collectors;

/** Options that cannot be read: one error a field, each saying what must hold and what was found. */
public final class InvalidOptions extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param option the option's name @param message a sentence: "Horizon must be a whole number of days, not "x"." */
    public record FieldError(String option, String message) {}

    private final transient List<FieldError> errors;

    public InvalidOptions(List<FieldError> errors) {
        super(sentences(errors));
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** All messages, one after the other. */
    public String summary() {
        return sentences(errors);
    }

    private static String sentences(List<FieldError> errors) {
        return errors.stream().map(FieldError::message).collect(Collectors.joining(" "));
    }
}
