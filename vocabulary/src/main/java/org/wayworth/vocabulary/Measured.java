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
        return isCounted() ? unit.write(value) : written(value, decimals(), RoundingMode.HALF_EVEN);
    }

    /** The value as it stands before another of its unit: "£4.10", "0.4" of "0.4 to 6.5 percentage points". */
    public String beforeText() {
        return unit.before(valueText());
    }

    /** The absolute value, for sentences that say the direction in words: "£4.10 more". */
    public String sizeText() {
        return size().valueText();
    }

    /** The same, its direction left to words: positive where this is negative. */
    public Measured size() {
        return value < 0 ? new Measured(-value, -high, -low, level, unit) : this;
    }

    /** The interval, rounded outward: "£1.20 to £7.00", "0.4 to 4.7 percentage points". */
    public String intervalText() {
        return intervalText(decimals());
    }

    /** The interval's lower end, rounded down, as it stands before the upper one: "£1.20", "0.4". */
    public String lowText() {
        return unit.before(written(low, decimals(), RoundingMode.FLOOR));
    }

    /** The interval's upper end, rounded up. */
    public String highText() {
        return written(high, decimals(), RoundingMode.CEILING);
    }

    /** "£4.10 per customer in 365 days (95%: £1.20 to £7.00)". */
    public String text() {
        boolean one = unit.kind() == Unit.Kind.COUNT && value == 1;
        String name = one ? Unit.oneOf(unit.name()) : unit.name();
        String named = name.isEmpty() ? valueText() : valueText() + " " + name;
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

    /** Another figure of this unit, as finely as this one: "actual £2.71m" beside "forecast £2.76m". */
    public String write(double other) {
        return isCounted() ? unit.write(other) : written(other, decimals(), RoundingMode.HALF_EVEN);
    }

    /** The value as {@link #valueText()} has it, with so many digits after the point: one precision for a column. */
    public String valueText(int decimals) {
        return written(value, decimals, RoundingMode.HALF_EVEN);
    }

    /** The interval as {@link #intervalText()} has it, with so many digits after the point. */
    public String intervalText(int decimals) {
        return unit.before(written(low, decimals, RoundingMode.FLOOR)) + " to "
                + written(high, decimals, RoundingMode.CEILING);
    }

    private String written(double number, int decimals, RoundingMode rounding) {
        return unit.write(number, decimals, rounding);
    }

    /** A growth rate, which may be negative, may well read 0%; a share that is there may not. */
    private int fineness(double number, RoundingMode rounding) {
        return low < 0 ? unit.usualFineness(number) : unit.fineness(number, rounding);
    }

    /**
     * Two significant digits of the interval's half-width; as {@link Unit#write(double)} where it has none. Money has at
     * most three significant digits, differences of shares and ratios have one digit less, and shares are written in
     * whole per cent, unless an end would then read like the value, or that of a ratio like 1.
     */
    public int decimals() {
        if (low == high) {
            return unit.kind() == Unit.Kind.SHARE ? 0 : unit.isPerCent() ? 1 : 2;
        }
        double half = (unit.isPerCent() ? 100 : 1) * (high - low) / 2;
        int two = Math.min(Unit.FINEST, 1 - (int) Math.floor(Math.log10(half)));
        return switch (unit.kind()) {
            case SHARE -> apart(finest());
            case SHARE_POINTS -> apart(two > 1 ? two - 1 : two);
            case RATIO -> apart(two > 1 && !readsAlike(two - 1) ? two - 1 : two);
            case MONEY -> apart(Math.min(two, threeDigits()));
            case COUNT, NUMBER -> two;
        };
    }

    /** One precision for value and ends: that of the one which needs most so as not to read as none or all. */
    private int finest() {
        return Math.max(
                fineness(value, RoundingMode.HALF_EVEN),
                Math.max(fineness(low, RoundingMode.FLOOR), fineness(high, RoundingMode.CEILING)));
    }

    /** Decimals with which the largest of value and ends has three significant digits. */
    private int threeDigits() {
        double largest = Math.max(Math.abs(value), Math.max(Math.abs(low), Math.abs(high)));
        return 2 - (int) Math.floor(Math.log10(largest));
    }

    private int apart(int least) {
        int decimals = least;
        while (decimals < Unit.FINEST && isBlurred(decimals)) {
            decimals++;
        }
        return decimals;
    }

    /** Whether an end of a ratio's interval that is not 1, "alike", would read so. */
    private boolean readsAlike(int decimals) {
        return (low != 1 && isOne(low, decimals, RoundingMode.FLOOR))
                || (high != 1 && isOne(high, decimals, RoundingMode.CEILING));
    }

    private boolean isOne(double end, int decimals, RoundingMode rounding) {
        return written(end, decimals, rounding).equals(written(1, decimals, rounding));
    }

    /** Whether the value and an end of its interval, though apart, read alike. */
    private boolean isBlurred(int decimals) {
        String shown = written(value, decimals, RoundingMode.HALF_EVEN);
        return (low < value && written(low, decimals, RoundingMode.FLOOR).equals(shown))
                || (value < high
                        && written(high, decimals, RoundingMode.CEILING).equals(shown));
    }
}
