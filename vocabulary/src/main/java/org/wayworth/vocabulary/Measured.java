package org.wayworth.vocabulary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number that never travels alone: with its interval, the interval's level and its unit.
 *
 * @param value the estimate, in {@code unit}
 * @param low lower end of the interval; equals {@code high} only for something counted in full
 * @param high upper end of the interval
 * @param level nominal coverage of the interval, such as 0.95
 */
public record Measured(double value, double low, double high, double level, Unit unit) {

    private static final int FINEST = 6;

    public Measured {
        if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("a measured number must be finite with low <= high, not " + value
                    + " in " + low + " to " + high + "; refuse instead");
        }
        if (!(level > 0 && level <= 1)) {
            throw new IllegalArgumentException("level must lie in (0, 1], not " + level);
        }
    }

    /** Something counted in full: no interval beyond itself. */
    public static Measured counted(double value, Unit unit) {
        return new Measured(value, value, value, 1, unit);
    }

    public boolean isCounted() {
        return level == 1;
    }

    /** Whether the whole interval lies on one side of {@code reference}. */
    public boolean isClearOf(double reference) {
        return low > reference || high < reference;
    }

    /** The value with no digit finer than its interval supports: "£4.10". */
    public String valueText() {
        return isCounted() ? unit.write(value) : unit.write(value, decimals(), RoundingMode.HALF_EVEN);
    }

    /** The absolute value, for sentences that say the direction in words: "£4.10 more". */
    public String sizeText() {
        return new Measured(
                        Math.abs(value), Math.abs(value) - (value - low), Math.abs(value) + (high - value), level, unit)
                .valueText();
    }

    /** The interval, rounded outward: "£1.20 to £7.00". */
    public String intervalText() {
        return unit.write(low, decimals(), RoundingMode.FLOOR) + " to "
                + unit.write(high, decimals(), RoundingMode.CEILING);
    }

    /** "£4.10 per customer in 365 days (95%: £1.20 to £7.00)". */
    public String text() {
        String named = unit.name().isEmpty() ? valueText() : valueText() + " " + unit.name();
        return isCounted() ? named : named + " (" + levelText() + ": " + intervalText() + ")";
    }

    /** With two digits of what is left to 100%, where it has them, so that it never reads 100%: "95%", "99.73%". */
    public String levelText() {
        BigDecimal left = BigDecimal.ONE
                .subtract(BigDecimal.valueOf(level))
                .movePointRight(2)
                .round(new MathContext(2))
                .stripTrailingZeros();
        return Unit.share("").write(level, Math.max(0, left.scale()), RoundingMode.HALF_EVEN);
    }

    /** Two significant digits of the interval's half-width; as {@link Unit#write(double)} where it has none. */
    private int decimals() {
        boolean isPerCent = unit.kind() == Unit.Kind.SHARE || unit.kind() == Unit.Kind.SHARE_POINTS;
        double scale = isPerCent ? 100 : 1;
        double half = scale * (high - low) / 2;
        if (half <= 0) {
            return isPerCent ? 1 : 2;
        }
        return Math.min(FINEST, 1 - (int) Math.floor(Math.log10(half)));
    }
}
