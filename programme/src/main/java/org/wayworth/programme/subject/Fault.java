package org.wayworth.programme.subject;

/**
 * What is wrong with one field of a thing.
 *
 * @param key of the field; empty where it is about the whole
 * @param must what must hold: "target must be a number"
 * @param found what was found instead; empty where nothing was
 * @param next what to do, as a sentence; may be empty
 */
public record Fault(String key, String must, String found, String next) {

    /** The key of a fault that is about which version was edited. */
    public static final String VERSION = "version";

    public Fault(String key, String must, String found) {
        this(key, must, found, "");
    }

    /** "target must be a number, not \"soon\"." */
    public String text() {
        String end = found.isEmpty() && must.endsWith("?") ? "" : ".";
        return must
                + (found.isEmpty() ? "" : ", not \"" + shortened(found) + "\"")
                + end
                + (next.isEmpty() ? "" : " " + next);
    }

    private static String shortened(String found) {
        String line = found.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 59) + "\u2026";
    }
}
