package org.wayworth.warehouse.notation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Time counted since the beginning of 1970, UTC, in a unit that the mapping names. A count that would be a date between
 * 1973 and 2100 in a coarser unit contradicts the named one: 1709210096 milliseconds would be a day in January 1970, as
 * seconds it is one in 2024.
 */
enum Epoch {
    SECONDS("epoch-seconds", "seconds", 0),
    MILLISECONDS("epoch-milliseconds", "milliseconds", 3),
    MICROSECONDS("epoch-microseconds", "microseconds", 6);

    /** Seconds at 3 March 1973 and the beginning of 2101. */
    private static final double LEAST = 1e8;

    private static final double MOST = 4_133_980_800.0;

    private final String format;
    private final String words;
    private final int digits;

    /** @param digits decimal digits of a second that one unit is */
    Epoch(String format, String words, int digits) {
        this.format = format;
        this.words = words;
        this.digits = digits;
    }

    /** As a mapping's format: says it, in full or as epoch-millis, epoch-micros; null for anything else. */
    static @Nullable Epoch named(String format) {
        return switch (format) {
            case "epoch-seconds" -> SECONDS;
            case "epoch-milliseconds", "epoch-millis" -> MILLISECONDS;
            case "epoch-microseconds", "epoch-micros" -> MICROSECONDS;
            default -> null;
        };
    }

    /** The unit in which a text would be a date of 1973 to 2100; null when there is none. */
    static @Nullable Epoch likely(String text) {
        BigDecimal count = count(text);
        for (Epoch epoch : values()) {
            if (count != null && epoch.isLikely(count)) {
                return epoch;
            }
        }
        return null;
    }

    String format() {
        return format;
    }

    String words() {
        return words;
    }

    /** What must hold of a text that is no time in this unit. */
    String expected(String text) {
        Epoch likely = likely(text);
        return "counted in " + words + " since 1970"
                + (likely == null || likely == this
                        ? ""
                        : "; a number of this size would be " + likely.words + " (format: " + likely.format + ")");
    }

    /** The moment in UTC; null when the text is no count, or one that contradicts the unit. */
    @Nullable
    LocalDateTime time(String text) {
        BigDecimal count = count(text);
        if (count == null || !isPlausible(count)) {
            return null;
        }
        BigDecimal nanos = count.movePointRight(9 - digits);
        long seconds = nanos.movePointLeft(9).setScale(0, RoundingMode.FLOOR).longValueExact();
        long rest =
                nanos.subtract(BigDecimal.valueOf(seconds).movePointRight(9)).longValue();
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds, rest), ZoneOffset.UTC);
    }

    /** A number that is likely in another unit is not one of this. */
    private boolean isPlausible(BigDecimal count) {
        if (isLikely(count)) {
            return true;
        }
        for (Epoch other : values()) {
            if (other.isLikely(count)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLikely(BigDecimal count) {
        double seconds = count.movePointLeft(digits).doubleValue();
        return seconds >= LEAST && seconds < MOST;
    }

    private static @Nullable BigDecimal count(String text) {
        return text.matches("-?[0-9]{1,17}(\\.[0-9]{1,9})?") ? new BigDecimal(text) : null;
    }
}
