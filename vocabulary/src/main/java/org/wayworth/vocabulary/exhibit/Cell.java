package org.wayworth.vocabulary.exhibit;

import java.util.OptionalDouble;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/**
 * A table's cell: the text that people read, and the number behind it where there is one, so that exports stay typed.
 */
public record Cell(String text, OptionalDouble number) {

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
