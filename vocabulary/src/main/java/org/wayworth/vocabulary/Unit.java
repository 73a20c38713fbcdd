package org.wayworth.vocabulary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/**
 * What a number counts, and how it is written. No number is shown without one.
 *
 * @param kind decides how the number is written
 * @param symbol currency code for money, empty for all else
 * @param name what follows the number: "per customer in 365 days", "points", "customers"; may be empty
 */
public record Unit(Kind kind, String symbol, String name) {

    /** No number is written with more digits after the point than this. */
    static final int FINEST = 6;

    /** Digits of a double that carry meaning here: what lies beyond is the dust of binary arithmetic. */
    private static final MathContext MEANT = new MathContext(12);

    private static final String PERCENTAGE_POINTS = " percentage points";

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** How a number of this unit is written. */
    public enum Kind {
        /** Amounts in the major unit of a currency: £4.10. */
        MONEY,
        /** Shares, 0 to 1, written in whole per cent: 18%; near none and all with a decimal: 0.4%. */
        SHARE,
        /** Differences of shares, −1 to 1, written in percentage points. */
        SHARE_POINTS,
        /** How many times as much: 1.3 times. */
        RATIO,
        /** Things counted: 1,204 customers. */
        COUNT,
        /** Anything else: 4.3 points, 12 days. */
        NUMBER
    }

    /** @param currency ISO 4217 code @param per what follows the amount, such as "per customer in 365 days" */
    public static Unit money(String currency, String per) {
        return new Unit(Kind.MONEY, currency, per);
    }

    public static Unit share(String of) {
        return new Unit(Kind.SHARE, "", of);
    }

    public static Unit sharePoints(String of) {
        return new Unit(Kind.SHARE_POINTS, "", of);
    }

    /** @param of what follows the number, such as "times the odds" */
    public static Unit ratio(String of) {
        return new Unit(Kind.RATIO, "", of);
    }

    public static Unit count(String things) {
        return new Unit(Kind.COUNT, "", things);
    }

    public static Unit number(String name) {
        return new Unit(Kind.NUMBER, "", name);
    }

    /**
     * The number with its sign and symbol, without the name.
     *
     * @param decimals digits after the point, on the scale as written (per cent for shares); below 0 rounds to tens
     */
    public String write(double value, int decimals, RoundingMode rounding) {
        BigDecimal rounded = scaled(value).setScale(kind == Kind.COUNT ? Math.min(decimals, 0) : decimals, rounding);
        if (kind == Kind.MONEY && decimals > 0) {
            int pence = Math.max(0, Currency.getInstance(symbol).getDefaultFractionDigits());
            rounded = rounded.setScale(Math.max(decimals, pence), RoundingMode.UNNECESSARY);
        }
        String sign = rounded.signum() < 0 ? "\u2212" : "";
        return sign + prefix() + digits(rounded.abs()) + suffix();
    }

    /**
     * The number at a fineness that suits a value known exactly: cents for money, whole per cent for shares, tenths for
     * their differences, two decimals for the rest.
     */
    public String write(double value) {
        int decimals = switch (kind) {
            case COUNT -> 0;
            case SHARE -> fineness(value, RoundingMode.HALF_EVEN);
            case SHARE_POINTS -> 1;
            case MONEY, RATIO, NUMBER -> 2;
        };
        return write(value, decimals, RoundingMode.HALF_EVEN);
    }

    /** With three significant digits, as sentences have money, in whole units from ten on: "£160", "£2.71m". */
    public String rounded(double value) {
        double size = Math.abs(value);
        int decimals = size < 10 ? 2 : Math.min(0, 2 - (int) Math.floor(Math.log10(size)));
        return write(value, decimals, RoundingMode.HALF_EVEN);
    }

    /** A whole number by itself, with its commas: 1,204. */
    public static String whole(double value) {
        return count("").write(value);
    }

    /** "customer" of "customers", "person who answered" of "people who answered". */
    static String oneOf(String plural) {
        return plural.replaceFirst("^people\\b", "person").replaceFirst("(?<!s)s\\b", "");
    }

    /**
     * The fewest decimals that a share may have: as many as it takes for one that is neither none nor all to read
     * neither 0% nor 100%.
     */
    int fineness(double share, RoundingMode rounding) {
        BigDecimal exact = scaled(share);
        int usual = usualFineness(share);
        for (int decimals = usual; decimals <= FINEST; decimals++) {
            if (!merges(exact, BigDecimal.ZERO, decimals, rounding) && !merges(exact, ALL, decimals, rounding)) {
                return decimals;
            }
        }
        return usual;
    }

    /** No decimals for a share, one within 1% of none or all. */
    int usualFineness(double share) {
        BigDecimal exact = scaled(share);
        return isJustOff(exact, BigDecimal.ZERO) || isJustOff(exact, ALL) ? 1 : 0;
    }

    private static boolean isJustOff(BigDecimal exact, BigDecimal whole) {
        BigDecimal off = exact.subtract(whole).abs();
        return off.signum() != 0 && off.compareTo(BigDecimal.ONE) < 0;
    }

    private static boolean merges(BigDecimal exact, BigDecimal with, int decimals, RoundingMode rounding) {
        return exact.compareTo(with) != 0 && exact.setScale(decimals, rounding).compareTo(with) == 0;
    }

    private BigDecimal scaled(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).round(MEANT);
        return isPerCent() ? exact.movePointRight(2) : exact;
    }

    boolean isPerCent() {
        return kind == Kind.SHARE || kind == Kind.SHARE_POINTS;
    }

    private String prefix() {
        return kind == Kind.MONEY ? Currency.getInstance(symbol).getSymbol(Locale.UK) : "";
    }

    private String suffix() {
        return switch (kind) {
            case SHARE -> "%";
            case SHARE_POINTS -> PERCENTAGE_POINTS;
            case MONEY, RATIO, COUNT, NUMBER -> "";
        };
    }

    /** What {@link #write} wrote, as it stands before another number of this unit: "0.4 to 4.7 percentage points". */
    public String before(String written) {
        return kind == Kind.SHARE_POINTS
                ? written.substring(0, written.length() - PERCENTAGE_POINTS.length())
                : written;
    }

    private static String digits(BigDecimal value) {
        if (value.scale() <= -4 && value.compareTo(MILLION) >= 0) {
            return plain(value.movePointLeft(6)) + "m";
        }
        return plain(value);
    }

    private static String plain(BigDecimal value) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.UK));
        int decimals = Math.max(0, value.scale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
