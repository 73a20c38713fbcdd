package org.wayworth.vocabulary;

import java.util.List;

/** One line of the workings behind a finding, with the lines below it: rows in, dropped and why, model, coefficients. */
public record Step(String name, String value, List<Step> steps) {

    public Step {
        steps = List.copyOf(steps);
    }

    public static Step of(String name, Object value) {
        return new Step(name, value.toString(), List.of());
    }

    public static Step of(String name, List<Step> steps) {
        return new Step(name, "", steps);
    }
}
