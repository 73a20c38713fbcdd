package org.wayworth.vocabulary;

/**
 * A test that a finding must survive. It may lower the grade, never raise it.
 *
 * @param name short name: "placebo outcome"
 * @param question what it asks, for a reader without statistics
 * @param found what came out, with its figures
 * @param limit the highest grade that stands when the check is not passed
 */
public record Check(String name, String question, Verdict verdict, String found, Grade limit) {

    /** How a check came out. */
    public enum Verdict {
        PASSED("passed"),
        FAILED("failed"),
        /** The data cannot run it: too few rows, nothing before the landmark. Counts like a failure for the grade. */
        CANNOT_TELL("cannot tell"),
        /** It holds by the way the figure is made and cannot fail: told, and not counted among the checks. */
        BY_DESIGN("by design");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean passed() {
        return verdict == Verdict.PASSED;
    }

    /** Whether it could have come out otherwise. */
    public boolean isCounted() {
        return verdict != Verdict.BY_DESIGN;
    }

    /** The highest grade that this check leaves standing. */
    public Grade allows() {
        return passed() || !isCounted() ? Grade.RANDOMISED : limit;
    }
}
