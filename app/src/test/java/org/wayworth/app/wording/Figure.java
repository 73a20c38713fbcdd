package org.wayworth.app.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A number as it is written in a text.
 *
 * @param number its digits, without sign, commas, symbol and unit
 * @param symbol of a currency; empty for all else
 * @param isMillions whether an m follows
 * @param unit "%", " percentage points" or nothing
 * @param start where it begins in the text
 * @param end where it ends
 */
record Figure(
        String text,
        boolean isNegative,
        BigDecimal number,
        String symbol,
        boolean isMillions,
        String unit,
        int start,
        int end) {

    private static final Pattern WRITTEN = Pattern.compile(
            "(?<![\\p{L}\\d_.,-])(\u2212?)(\\p{Sc}?)"
                    + "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(m(?!\\p{L}))?(%| percentage points?)?(?![\\p{L}\\d_-])");

    static List<Figure> of(String text) {
        return WRITTEN.matcher(text).results().map(Figure::of).toList();
    }

    private static Figure of(MatchResult match) {
        return new Figure(
                match.group(),
                !match.group(1).isEmpty(),
                new BigDecimal(match.group(3).replace(",", "")),
                match.group(2),
                match.group(4) != null,
                match.group(5) == null ? "" : match.group(5),
                match.start(),
                match.end());
    }

    boolean isMoney() {
        return !symbol.isEmpty();
    }

    boolean isPerCent() {
        return !unit.isEmpty();
    }

    int decimals() {
        return Math.max(0, number.scale());
    }

    /** Digits between the first and the last that are not 0. */
    int significantDigits() {
        return number.signum() == 0 ? 1 : number.stripTrailingZeros().precision();
    }

    /** Whether both are of one unit. */
    boolean isLike(Figure other) {
        return symbol.equals(other.symbol) && unit.equals(other.unit) && isMillions == other.isMillions;
    }

    /** Whether this is {@code other}, written with fewer digits. */
    boolean isRoundingOf(Figure other) {
        return isLike(other)
                && decimals() < other.decimals()
                && other.number.setScale(decimals(), RoundingMode.HALF_EVEN).compareTo(number) == 0;
    }
}
