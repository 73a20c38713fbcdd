package org.wayworth.vocabulary;

import java.math.BigDecimal;
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

    /** How a number of this unit is written. */
    public enum Kind {
        /** Amounts in the major unit of a currency: £4.10. */
        MONEY,
        /** Shares, 0 to 1, written as per cent: 18%. */
        SHARE,
        /** Differences of shares, −1 to 1, written in percentage points. */
        SHARE_POINTS,
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
        double scaled = isPerCent() ? value * 100 : value;
        int shown = kind == Kind.COUNT ? Math.min(decimals, 0) : decimals;
        if (kind == Kind.MONEY && shown > 0) {
            shown = Math.max(shown, Math.max(0, Currency.getInstance(symbol).getDefaultFractionDigits()));
        }
        BigDecimal rounded = BigDecimal.valueOf(scaled).setScale(shown, rounding);
        String sign = rounded.signum() < 0 ? "\u2212" : "";
        return sign + prefix() + digits(rounded.abs()) + suffix();
    }

    /** The number at a fineness that suits a value known exactly: cents for money, two decimals for the rest. */
    public String write(double value) {
        int decimals = kind == Kind.COUNT ? 0 : isPerCent() ? 1 : 2;
        return write(value, decimals, RoundingMode.HALF_EVEN);
    }

    private boolean isPerCent() {
        return kind == Kind.SHARE || kind == Kind.SHARE_POINTS;
    }

    private String prefix() {
        return kind == Kind.MONEY ? Currency.getInstance(symbol).getSymbol(Locale.UK) : "";
    }

    private String suffix() {
        return switch (kind) {
            case SHARE -> "%";
            case SHARE_POINTS -> " pp";
            case MONEY, COUNT, NUMBER -> "";
        };
    }

    private static String digits(BigDecimal value) {
        BigDecimal million = BigDecimal.valueOf(1_000_000);
        if (value.scale() <= -4 && value.compareTo(million) >= 0) {
            return plain(value.divide(million).stripTrailingZeros()) + "m";
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
