package org.wayworth.warehouse.notation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times of one column, as written, to UTC.
 *
 * <p>ISO 8601 where no format is named: {@code 2018-01-18}, {@code 2018-01-18 21:46:59}, {@code 2018-01-18T21:46+02:00}.
 * A local time that the clocks skipped moves forward by the gap; one that they passed twice is the earlier.
 */
public final class Times {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private final ZoneId zone;
    private final @Nullable String format;
    private final @Nullable Epoch epoch;
    private final @Nullable DateTimeFormatter formatter;
    private final @Nullable ZoneNames zoneNames;
    private final boolean dayEnd;
    private final DayOffsets offsets;

    /** The cell converted last, and its time: the lines of one order, and rows in order of time, say the same again. */
    private String lastText = "";

    private @Nullable LocalDateTime lastTime;

    /**
     * Against what dates are read.
     *
     * @param zone of dates without one
     * @param year of the import: one of two digits is at most the year after it
     */
    public record Base(ZoneId zone, int year) {}

    /** @param dayEnd whether midnight means the last second of the day that it begins: "by the 18th" */
    public Times(Base base, @Nullable String format, boolean dayEnd) {
        this.zone = base.zone();
        this.offsets = new DayOffsets(base.zone());
        this.format = format;
        this.dayEnd = dayEnd;
        this.epoch = format == null ? null : Epoch.named(format);
        DatePattern pattern = format == null || epoch != null ? null : DatePattern.of(format);
        this.formatter = pattern == null ? null : pattern.formatter(base.year() + 1);
        this.zoneNames = pattern != null && pattern.hasZoneName() ? new ZoneNames(zone) : null;
    }

    /** What is wrong with a format and what to write; null when it gives the date and time that it promises. */
    public static @Nullable String problem(String format) {
        return Epoch.named(format) != null ? null : DatePattern.of(format).problem();
    }

    /** What a reader of a message should write. */
    public String expected(String found) {
        if (epoch != null) {
            return epoch.expected(found);
        }
        Epoch likely = format == null ? Epoch.likely(found) : null;
        if (likely != null) {
            return "like 2018-01-18 21:46:59; for a count of " + likely.words() + " write format: " + likely.format();
        }
        return format == null
                ? "like 2018-01-18 21:46:59"
                : "written as " + format + (zoneNames == null ? "" : ", with a time zone that the list of names has");
    }

    /** The moment in UTC, or null when the text is none. */
    @Nullable
    public LocalDateTime time(String text) {
        if (!text.equals(lastText)) {
            lastTime = converted(text);
            lastText = text;
        }
        return lastTime;
    }

    private @Nullable LocalDateTime converted(String text) {
        Written written = read(text);
        if (written != null && dayEnd && written.local().toLocalTime().equals(LocalTime.MIDNIGHT)) {
            written = new Written(written.local().plusDays(1).minusSeconds(1), written.named());
        }
        return written == null ? null : inRange(written.toUtc(offsets));
    }

    /** The day as the source's clock shows it, or null when the text is none. */
    @Nullable
    public LocalDate date(String text) {
        Written written = read(text);
        LocalDateTime time = written == null ? null : inRange(written.local(zone));
        return time == null ? null : time.toLocalDate();
    }

    /** Whether a text that is a date names no time of day. */
    public boolean isDayOnly(String text) {
        if (format == null) {
            return text.length() == 10;
        }
        try {
            return formatter != null && !formatter.parse(text).isSupported(ChronoField.HOUR_OF_DAY);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static @Nullable LocalDateTime inRange(LocalDateTime time) {
        return time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR ? null : time;
    }

    /** What the text says: a local time, with a zone or an offset where it names one. */
    private record Written(LocalDateTime local, @Nullable ZoneId named) {

        LocalDateTime toUtc(DayOffsets offsets) {
            if (named instanceof ZoneOffset offset) {
                return local.minusSeconds(offset.getTotalSeconds());
            }
            return named == null ? offsets.toUtc(local) : in(named, ZoneOffset.UTC);
        }

        LocalDateTime local(ZoneId zone) {
            return named == null ? local : in(named, zone);
        }

        private LocalDateTime in(ZoneId from, ZoneId to) {
            return ZonedDateTime.of(local, from).withZoneSameInstant(to).toLocalDateTime();
        }
    }

    private @Nullable Written read(String text) {
        Written named = zoneNames == null ? null : zoneNames.read(text, this::readOffset);
        return named == null ? readOffset(text) : named;
    }

    private @Nullable Written readOffset(String text) {
        try {
            if (format == null) {
                return iso(text);
            }
            if (epoch != null) {
                LocalDateTime time = epoch.time(text);
                return time == null ? null : new Written(time, ZoneOffset.UTC);
            }
            return formatter == null ? null : formatted(text, formatter);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Written formatted(String text, DateTimeFormatter formatter) {
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (date == null) {
            throw new DateTimeException("no date in the text"); // an optional part that was left out
        }
        return new Written(date.atTime(time == null ? LocalTime.MIDNIGHT : time), parsed.query(TemporalQueries.zone()));
    }

    /** By hand: most cells of most files are of this kind, and a general parser is five times slower. */
    private static @Nullable Written iso(String text) {
        int length = text.length();
        if (length < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 0 || month < 0 || day < 0) {
            return null;
        }
        LocalDate date = LocalDate.of(year, month, day);
        if (length == 10) {
            return new Written(date.atStartOfDay(), null);
        }
        if (length < 16 || (text.charAt(10) != ' ' && text.charAt(10) != 'T') || text.charAt(13) != ':') {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = 0;
        int nano = 0;
        int at = 16;
        if (length > 16 && text.charAt(16) == ':') {
            second = length >= 19 ? number(text, 17, 19) : -1;
            at = 19;
            if (length > 20 && text.charAt(19) == '.') {
                int end = 20;
                while (end < length && Character.digit(text.charAt(end), 10) >= 0) {
                    end++;
                }
                nano = fraction(text, 20, end);
                at = end;
            }
        }
        if (hour < 0 || minute < 0 || second < 0 || nano < 0) {
            return null;
        }
        LocalDateTime local = date.atTime(LocalTime.of(hour, minute, second, nano));
        return at == length
                ? new Written(local, null)
                : withOffset(local, text.substring(at).strip());
    }

    private static @Nullable Written withOffset(LocalDateTime local, String offset) {
        if (offset.equals("UTC") || offset.equals("Z")) {
            return new Written(local, ZoneOffset.UTC);
        }
        return offset.matches("[+-][0-9]{2}(:?[0-9]{2})?") ? new Written(local, ZoneOffset.of(offset)) : null;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int fraction(String text, int from, int to) {
        if (to == from || to - from > 9) {
            return -1;
        }
        int nano = number(text, from, to);
        for (int i = to - from; i < 9 && nano >= 0; i++) {
            nano *= 10;
        }
        return nano;
    }

    /** Appends {@code 2018-01-18}. */
    public static void append(StringBuilder out, LocalDate date) {
        pad(out, date.getYear(), 4);
        out.append('-');
        pad(out, date.getMonthValue(), 2);
        out.append('-');
        pad(out, date.getDayOfMonth(), 2);
    }

    /** Appends {@code 2018-01-18 21:46:59.123456}; what is smaller than a microsecond is cut. */
    public static void append(StringBuilder out, LocalDateTime time) {
        append(out, time.toLocalDate());
        out.append(' ');
        pad(out, time.getHour(), 2);
        out.append(':');
        pad(out, time.getMinute(), 2);
        out.append(':');
        pad(out, time.getSecond(), 2);
        int micros = time.getNano() / 1_000;
        if (micros > 0) {
            out.append('.');
            pad(out, micros, 6);
        }
    }

    private static void pad(StringBuilder out, int number, int width) {
        int bound = 10;
        for (int i = 1; i < width; i++) {
            if (number < bound) {
                out.append("0".repeat(width - i));
                break;
            }
            bound *= 10;
        }
        out.append(number);
    }
}
