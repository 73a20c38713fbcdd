package org.wayworth.warehouse.format;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How the bytes of a file are to be read; what is not said is detected.
 *
 * @param headerRows rows before the first record; names stand in the first
 */
public record Layout(Optional<Separator> separator, Optional<Charset> encoding, int headerRows) {

    /** Nothing said. */
    public static final Layout DETECTED = new Layout(Optional.empty(), Optional.empty(), 1);

    /**
     * What stands between the cells of a record.
     *
     * @param isBlanks runs of spaces or tabs, as in tables set out for the eye; {@code character} then has no meaning
     */
    public record Separator(char character, boolean isBlanks) {

        private static final Separator BLANKS = new Separator(' ', true);

        public static Separator of(char character) {
            return new Separator(character, false);
        }

        /** One character, or the word for what is hard to see. */
        public static Optional<Separator> named(String name) {
            return switch (name) {
                case "blanks" -> Optional.of(BLANKS);
                case "tab", "\\t" -> Optional.of(of('\t'));
                default ->
                    name.length() == 1 && !"\"\r\n".contains(name) ? Optional.of(of(name.charAt(0))) : Optional.empty();
            };
        }
    }
}
