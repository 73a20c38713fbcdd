package org.wayworth.app.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** Figures of the workings as pages show them: six significant digits. Exports and commands keep every digit. */
public final class Figures {

    private static final MathContext SIX = new MathContext(6);
    private static final Pattern LONG = Pattern.compile("[0-9]+\\.[0-9]{6,}(E-?[0-9]+)?");

    private Figures() {}

    /** "slope 0.2784096830108035" becomes "slope 0.278410"; what is shorter stays. */
    public static String shorten(String text) {
        return LONG.matcher(text).replaceAll(found -> {
            BigDecimal rounded = new BigDecimal(found.group()).round(SIX);
            return rounded.signum() != 0 && rounded.scale() - rounded.precision() > 3
                    ? rounded.toString().replace('-', '\u2212')
                    : rounded.toPlainString();
        });
    }
}
