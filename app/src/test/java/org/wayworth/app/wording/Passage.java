package org.wayworth.app.wording;

/**
 * A piece of text that a reader meets, and where.
 *
 * @param place where it stands: "finding 1, check placebo outcome, found"
 */
public record Passage(String place, Kind kind, String text) {

    /** What a text must be like. */
    public enum Kind {
        /** The sentence over a finding: every rule holds, and figures are at their shortest. */
        STATEMENT,
        /** Begins with a capital and ends with a full stop. */
        SENTENCE,
        /** Ends with a question mark. */
        QUESTION,
        /** A title, a label, a rule, a result of a check: no sentence. */
        PHRASE,
        /** Intermediate numbers, for those who check the sum: as many digits as it takes. */
        WORKING
    }
}
