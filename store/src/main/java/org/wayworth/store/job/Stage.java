package org.wayworth.store.job;

/**
 * What is being done within a job. Counts are of things that were counted: never a guess of how much is left.
 *
 * @param words "reading the data", without a full stop; empty where nothing is known
 * @param done things of it that are done or begun; 0 where none are counted
 * @param of how many there are; 0 where that is not known
 */
public record Stage(String words, long done, long of) {

    /** Nothing is known. */
    public static final Stage NONE = new Stage("", 0, 0);

    private static final int LONGEST = 300;

    public Stage {
        words = words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "\u2026";
        if (done < 0 || of < 0) {
            throw new IllegalArgumentException("counts must be 0 or more, not " + done + " of " + of);
        }
    }

    /** A stage of which nothing is counted. */
    public static Stage of(String words) {
        return new Stage(words, 0, 0);
    }

    /** "running the robustness checks, 3 of 11"; "…, 3 so far" where it is not known how many there are. */
    public String text() {
        return done == 0 && of == 0 ? words : words + ", " + (of == 0 ? done + " so far" : done + " of " + of);
    }
}
