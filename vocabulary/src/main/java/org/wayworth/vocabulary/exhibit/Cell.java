package org.wayworth.vocabulary.exhibit;

import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * A table's cell: the text that people read, and the number behind it where there is one, so that exports stay typed.
 */
public record Cell(String text, OptionalDouble number) {

    private static final int LONGEST_FIGURES = 32;
    private static final Pattern FIGURES = Pattern.compile("^[\u2212\\p{Sc}]*[0-9]");

    /** Whether it reads as figures, such as an interval: "£1.20 to £7.00". */
    public boolean isFigures() {
        return number.isPresent()
                || (text.length() <= LONGEST_FIGURES && FIGURES.matcher(text).find());
    }

    public static Cell text(String text) {
        return new Cell(text, OptionalDouble.empty());
    }

    public static Cell number(double value, Unit unit) {
        return new Cell(unit.write(value), OptionalDouble.of(value));
    }

    public static Cell value(Measured measured) {
        return new Cell(measured.valueText(), OptionalDouble.of(measured.value()));
    }
}
