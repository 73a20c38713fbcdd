package org.wayworth.analytics.telling;

import java.util.List;
import java.util.OptionalDouble;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.exhibit.Cell;

/**
 * Figures of one column of a table, and their intervals beside it, all with one precision: that of the figure which
 * supports most digits.
 */
public final class MeasuredColumn {

    private final int decimals;

    private MeasuredColumn(int decimals) {
        this.decimals = decimals;
    }

    /** @param figures of one unit */
    public static MeasuredColumn of(List<Measured> figures) {
        return new MeasuredColumn(
                figures.stream().mapToInt(Measured::decimals).max().orElse(0));
    }

    public Cell value(Measured figure) {
        return new Cell(figure.valueText(decimals), OptionalDouble.of(figure.value()));
    }

    public Cell interval(Measured figure) {
        return Cell.text(figure.intervalText(decimals));
    }
}
