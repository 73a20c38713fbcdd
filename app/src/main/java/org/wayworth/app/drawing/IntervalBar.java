package org.wayworth.app.drawing;

import java.util.Locale;
import org.wayworth.vocabulary.Measured;

/**
 * An interval as a small line for cards: places between 0 and 100 on a scale that always holds the value of "no
 * difference".
 */
public record IntervalBar(String reference, String low, String value, String high, boolean clear) {

    private static final double MARGIN = 6;

    public static IntervalBar of(Measured measured, double reference) {
        double from = Math.min(reference, measured.low());
        double to = Math.max(reference, measured.high());
        double width = to - from > 0 ? to - from : 1;
        return new IntervalBar(
                place(reference, from, width),
                place(measured.low(), from, width),
                place(measured.value(), from, width),
                place(measured.high(), from, width),
                measured.isClearOf(reference));
    }

    private static String place(double value, double from, double width) {
        return String.format(Locale.ROOT, "%.2f", MARGIN + (100 - 2 * MARGIN) * (value - from) / width);
    }
}
