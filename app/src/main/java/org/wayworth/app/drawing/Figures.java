package org.wayworth.app.drawing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;
import org.wayworth.vocabulary.Unit;

/**
 * Figures of the workings as pages show them: six significant digits, thousands with their comma. Exports and commands
 * keep every digit.
 */
public final class Figures {

    private static final MathContext SIX = new MathContext(6);
    private static final Pattern LONG = Pattern.compile("[0-9]+\\.[0-9]{6,}(E-?[0-9]+)?");

    /** A whole number by itself; one among words may be a year. */
    private static final Pattern WHOLE = Pattern.compile("[0-9]{4,}");

    private Figures() {}

    /** "slope 0.2784096830108035" becomes "slope 0.278410", "12345" becomes "12,345"; what is shorter stays. */
    public static String shorten(String text) {
        if (WHOLE.matcher(text).matches()) {
            return withCommas(text);
        }
        return LONG.matcher(text).replaceAll(found -> {
            BigDecimal rounded = new BigDecimal(found.group()).round(SIX);
            return rounded.signum() != 0 && rounded.scale() - rounded.precision() > 3
                    ? rounded.toString().replace('-', '\u2212')
                    : withCommas(rounded.toPlainString());
        });
    }

    private static String withCommas(String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        return Unit.whole(Double.parseDouble(whole)) + number.substring(whole.length());
    }
}
