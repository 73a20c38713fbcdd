package org.wayworth.warehouse.notation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as people and programs write them: digits, one decimal sign, a sign, perhaps an exponent. */
public final class Numbers {

    /** Past this many characters it is not a number that a business counts with. */
    private static final int LONGEST = 40;

    private Numbers() {}

    /** Whether it is a number with a decimal point and without grouping. */
    public static boolean isPlain(String text) {
        return plain(text, '.', null) != null;
    }

    /**
     * The same number with a decimal point and without grouping, or null when it is not a number.
     *
     * @param grouping what may stand between groups of three digits before the decimal sign
     */
    public static @Nullable String plain(String text, char decimal, @Nullable Character grouping) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return null;
        }
        if (decimal == '.' && (grouping == null || grouping != '.') && isPlainAlready(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(length);
        int at = 0;
        if (text.charAt(0) == '-' || text.charAt(0) == '+') {
            if (text.charAt(0) == '-') {
                plain.append('-');
            }
            at = 1;
        }
        int whole = digits(text, at, grouping, plain);
        if (whole < 0) {
            return null;
        }
        int digits = plain.length();
        at = whole;
        if (at < length && text.charAt(at) == decimal) {
            plain.append('.');
            at = digits(text, at + 1, null, plain);
        }
        boolean hasDigits =
                (digits > (plain.length() > 0 && plain.charAt(0) == '-' ? 1 : 0)) || plain.length() > digits + 1;
        if (!hasDigits) {
            return null;
        }
        return at == length ? plain.toString() : exponent(text, at, plain);
    }

    /** Digits with at most one point among them, and perhaps a minus before: as most programs write numbers. */
    private static boolean isPlainAlready(String text) {
        int at = text.charAt(0) == '-' ? 1 : 0;
        int points = 0;
        int digits = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.') {
                points++;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    /** Appends digits from a position on; returns where they end, or −1 when groups are not of three. */
    private static int digits(String text, int from, @Nullable Character grouping, StringBuilder plain) {
        int at = from;
        int group = 0;
        boolean grouped = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                plain.append(c);
                group++;
            } else if (grouping != null && c == grouping) {
                if (group == 0 || group > 3 || (grouped && group != 3)) {
                    return -1;
                }
                grouped = true;
                group = 0;
            } else {
                break;
            }
        }
        return grouped && group != 3 ? -1 : at;
    }

    private static @Nullable String exponent(String text, int at, StringBuilder plain) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return null;
        }
        String exponent = text.substring(at + 1);
        if (!exponent.matches("[+-]?[0-9]{1,3}")) {
            return null;
        }
        return plain.append('e').append(exponent).toString();
    }

    /** Thrown away digits would be lost money, so none are. */
    public enum AmountFault {
        DECIMALS,
        SIZE
    }

    /**
     * Appends an amount in minor units, exactly.
     *
     * @param plain as {@link #plain} returns it
     * @return what is wrong with it, or null
     */
    public static @Nullable AmountFault appendMinorUnits(String plain, int digits, boolean negate, StringBuilder out) {
        if (appendPlainMinorUnits(plain, digits, negate, out)) {
            return null;
        }
        BigDecimal minor = new BigDecimal(plain).movePointRight(digits).stripTrailingZeros();
        if (minor.scale() > 0) {
            return AmountFault.DECIMALS;
        }
        if (minor.precision() - minor.scale() > 17) {
            return AmountFault.SIZE;
        }
        long units = minor.longValueExact();
        if (Math.abs(units) >= 90_000_000_000_000_000L) {
            return AmountFault.SIZE;
        }
        out.append(negate ? -units : units);
        return null;
    }

    /** The common case by hand: at most 12 characters, no exponent, no more decimals than the currency has. */
    private static boolean appendPlainMinorUnits(String plain, int digits, boolean negate, StringBuilder out) {
        boolean negative = plain.charAt(0) == '-';
        long units = 0;
        int decimals = -1;
        if (plain.length() > 12) {
            return false;
        }
        for (int i = negative ? 1 : 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '.') {
                decimals = 0;
            } else if (c == 'e') {
                return false;
            } else {
                units = 10 * units + (c - '0');
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        for (int i = Math.max(decimals, 0); i < digits; i++) {
            units *= 10;
        }
        if (decimals > digits) {
            return false;
        }
        out.append(negative == negate ? units : -units);
        return true;
    }
}
