package org.wayworth.warehouse.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("law: a date pattern gives what it promises, or is refused when the mapping is read")
class DatePatternTest {

    private static @Nullable LocalDateTime time(String zone, int year, String format, String text) {
        return new Times(new Times.Base(ZoneId.of(zone), year), format, false).time(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dd/MM/yyyy hh:mm         | hh is an hour of half a day and needs a for AM or PM; write HH for hours from 0 to 23
            dd/MM/yyyy K:mm          | K is an hour of half a day
            mm/dd/yyyy               | mm are minutes, which follow hours; write MM for months
            dd/mm/yyyy HH:MM         | mm are minutes, which follow hours; write MM for months
            dd/MM/yyyy HH:MM         | MM are months; write mm for minutes
            dd/MM/yyyy HH:MM:ss      | MM are months; write mm for minutes
            yyyy-MM-DD               | DD is the day of the year; write dd for the day of the month
            DD.MM.YYYY               | DD is the day of the year
            dd.MM.YYYY               | YYYY is the year that a week belongs to; write yyyy for the year of a day
            YYYY-MM-dd HH:mm         | YYYY is the year that a week belongs to
            YYYY-ww                  | YYYY is the year that a week belongs to
            yyyy-ww-e                | ww counts weeks and needs YYYY, ww and e
            dd/MM/yyyy HH:mm:SS      | SS are fractions of a second; write ss for seconds
            dd/MM/yyyy HH.ss         | ss are seconds, which need minutes, mm
            dd/MM/yyyy a             | a (AM or PM) needs an hour, h
            MM/yyyy                  | must give a year, a month and a day
            HH:mm                    | must give a year, a month and a day
            dd MMM                   | must give a year, a month and a day
            dd/dd/yyyy MM            | dd must stand once
            yyyy-MM-ddTHH:mm         | T must stand in quotes, as 'T'
            dd/MM/yyyyy              | yyyyy must be yyyy, or yy for years of two digits
            dd MMMMM yyyy            | MMMMM must be M, MM, MMM (such as Jan) or MMMM (such as January)
            qq/yyyy/dd               | qq must stand in quotes
            yyyy-MM-dd 'at HH:mm     | must be a date pattern such as dd/MM/yyyy HH:mm
            yyyy-MM-dd[ HH:mm        | must close with ] what [ opens
            yyyy-MM-dd {HH:mm}       | must be a date pattern such as dd/MM/yyyy HH:mm
            epoch                    | must stand in quotes
            nonsense                 | must stand in quotes
            ``                       | must give a year, a month and a day
            """)
    void whatCannotGiveTheDateIsToldWithTheRightLetter(String pattern, String problem) {
        assertThat(Times.problem(pattern)).as(pattern).isNotNull().contains(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dd/MM/yyyy hh:mm a          | 05/01/2024 01:15 pm        | 2024-01-05T13:15
            dd/MM/yyyy HH:mm            | 05/01/2024 11:59           | 2024-01-05T11:59
            yyyy-MM-dd'T'HH:mm:ss.SSSX  | 2024-01-05T11:59:01.250Z   | 2024-01-05T11:59:01.250
            yyyyMMddHHmmss              | 20240105115901             | 2024-01-05T11:59:01
            yyyyDDD                     | 2024060                    | 2024-02-29T00:00
            YYYY-'W'ww-e                | 2024-W05-3                 | 2024-01-31T00:00
            'day' d 'of' MMMM, yyyy     | day 3 of march, 2024       | 2024-03-03T00:00
            [dd/MM/yyyy][yyyy-MM-dd]    | 2024-03-05                 | 2024-03-05T00:00
            [dd/MM/yyyy][yyyy-MM-dd]    | 05/03/2024                 | 2024-03-05T00:00
            yyyy-MM-dd[ HH:mm]          | 2024-03-05                 | 2024-03-05T00:00
            yyyy-MM-dd[ HH:mm]          | 2024-03-05 07:30           | 2024-03-05T07:30
            EEE MMM d HH:mm:ss yyyy     | Tue Mar 5 07:30:00 2024    | 2024-03-05T07:30
            dd/MM/yyyy HH               | 05/03/2024 17              | 2024-03-05T17:00
            HH:mm dd.MM.yy              | 17:05 05.03.24             | 2024-03-05T17:05
            yyyy-MM-dd HH:mm O          | 2024-03-05 07:30 GMT+2     | 2024-03-05T05:30
            yyyy-MM-dd HH:mm VV         | 2024-07-05 07:30 Europe/Paris | 2024-07-05T05:30
            yyyy-MM-dd HH:mm VV         | 2024-01-05 07:30 America/New_York | 2024-01-05T12:30
            """)
    void soundPatternsAreRead(String pattern, String text, LocalDateTime utc) {
        assertThat(Times.problem(pattern)).as(pattern).isNull();
        assertThat(time("UTC", 2024, pattern, text)).isEqualTo(utc);
    }

    /** Reference: offsets of the zones' own laws; EST is UTC-5 at any time of year, whatever New York's clocks show. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Europe/Berlin | 2024/03/05 3:14:07 PM EST                   | 2024-03-05T20:14:07
            Europe/Berlin | 2024/03/05 12:14:07 AM UTC                  | 2024-03-05T00:14:07
            Europe/Berlin | 2024/07/05 11:30:00 PM PDT                  | 2024-07-06T06:30
            Europe/Berlin | 2024/07/05 3:14:07 PM CEST                  | 2024-07-05T13:14:07
            Europe/Berlin | 2024/07/05 3:14:07 PM mesz                  | 2024-07-05T13:14:07
            Europe/Berlin | 2024/07/05 3:14:07 PM EST                   | 2024-07-05T20:14:07
            Europe/Berlin | 2024/07/05 3:14:07 PM Pacific Daylight Time | 2024-07-05T22:14:07
            Europe/Berlin | 2024/07/05 3:14:07 PM GMT+2                 | 2024-07-05T13:14:07
            Europe/Berlin | 2024/07/05 3:14:07 PM UTC-03:30             | 2024-07-05T18:44:07
            Europe/Berlin | 2024/07/05 3:14:07 PM Z                     | 2024-07-05T15:14:07
            Europe/Berlin | 2024/07/05 3:14:07 PM IST                   | 2024-07-05T09:44:07
            Europe/Dublin | 2024/07/05 3:14:07 PM IST                   | 2024-07-05T14:14:07
            Asia/Jerusalem| 2024/01/05 3:14:07 PM IST                   | 2024-01-05T13:14:07
            UTC           | 2024/07/05 3:14:07 PM CST                   | 2024-07-05T21:14:07
            Asia/Shanghai | 2024/07/05 3:14:07 PM CST                   | 2024-07-05T07:14:07
            Europe/London | 2024/07/05 3:14:07 PM BST                   | 2024-07-05T14:14:07
            Asia/Dhaka    | 2024/07/05 3:14:07 PM BST                   | 2024-07-05T09:14:07
            """)
    void zoneNamesAreHonoured(String zone, String text, LocalDateTime utc) {
        assertThat(time(zone, 2024, "yyyy/MM/dd h:mm:ss a z", text)).isEqualTo(utc);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024/07/05 3:14:07 PM",
                "2024/07/05 3:14:07 PM XYZ",
                "2024/07/05 3:14:07 PM ESTONIA",
                "2024/07/05 3:14:07 PM GMT+99",
                "2024/07/05 3:14:07 PM Paris"
            })
    void anUnknownZoneIsNoTime(String text) {
        assertThat(time("Europe/Berlin", 2024, "yyyy/MM/dd h:mm:ss a z", text)).isNull();
    }

    @Test
    void aZoneBetweenTimeAndYearIsFound() {
        assertThat(time("UTC", 2024, "EEE MMM dd HH:mm:ss z yyyy", "Tue Mar 05 07:30:00 PST 2024"))
                .isEqualTo("2024-03-05T15:30");
        assertThat(time("Asia/Tokyo", 2024, "dd/MM/yyyy z", "05/03/2024 EST")).isEqualTo("2024-03-05T05:00");
        assertThat(time("Asia/Tokyo", 2024, "yyyy-MM-dd HH:mm[ z]", "2024-03-05 09:00 EST"))
                .isEqualTo("2024-03-05T14:00");
        assertThat(time("Asia/Tokyo", 2024, "yyyy-MM-dd HH:mm[ z]", "2024-03-05 09:00"))
                .isEqualTo("2024-03-05T00:00");
    }

    /** The list's own names all give the offset beside them. */
    @Test
    void everyListedZoneIsRead() {
        Set<String> names = new HashSet<>();
        for (List<String> name : ZoneNames.listed()) {
            String zone = name.get(3).isEmpty() ? "UTC" : name.get(3).split(", ")[0];
            LocalDateTime utc = LocalDateTime.of(2024, 6, 5, 12, 0)
                    .minusSeconds(ZoneOffset.of(name.get(2)).getTotalSeconds());
            assertThat(time(zone, 2024, "yyyy-MM-dd HH:mm z", "2024-06-05 12:00 " + name.get(0)))
                    .as(name.toString())
                    .isEqualTo(utc);
            assertThat(time("UTC", 2024, "yyyy-MM-dd HH:mm zzzz", "2024-06-05 12:00 " + name.get(1)))
                    .as(name.toString())
                    .isEqualTo(utc);
            assertThat(ZoneId.getAvailableZoneIds())
                    .containsAll(
                            name.get(3).isEmpty()
                                    ? List.of()
                                    : List.of(name.get(3).split(", ")));
            names.add(name.get(0));
        }
        assertThat(names).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 85, 1985",
        "2026, 26, 2026",
        "2026, 27, 2027",
        "2026, 28, 1928",
        "2031, 32, 2032",
        "2031, 33, 1933",
        "1999, 00, 2000",
        "1999, 01, 1901",
    })
    void aYearOfTwoDigitsIsAtMostTheOneAfterTheImport(int importYear, String year, int read) {
        LocalDateTime time = time("UTC", importYear, "d/M/yy", "1/2/" + year);
        assertThat(Objects.requireNonNull(time).getYear()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-seconds, 1709210096, 2024-02-29T12:34:56",
        "epoch-seconds, 1709210096.5, 2024-02-29T12:34:56.500",
        "epoch-seconds, -86400, 1969-12-31T00:00",
        "epoch-seconds, 0, 1970-01-01T00:00",
        "epoch-millis, 1709210096789, 2024-02-29T12:34:56.789",
        "epoch-milliseconds, -1, 1969-12-31T23:59:59.999",
        "epoch-micros, 1709210096789012, 2024-02-29T12:34:56.789012",
    })
    void countsAreRead(String format, String text, LocalDateTime utc) {
        assertThat(time("Asia/Tokyo", 2024, format, text)).isEqualTo(utc);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-milliseconds, 1709210096, would be seconds (format: epoch-seconds)",
        "epoch-seconds, 1709210096789, would be milliseconds (format: epoch-milliseconds)",
        "epoch-seconds, 1709210096789012, would be microseconds (format: epoch-microseconds)",
        "epoch-micros, 1709210096789, would be milliseconds",
        "epoch-seconds, 2024-01-01, counted in seconds since 1970",
        "epoch-seconds, 99999999999999999, counted in seconds",
    })
    void aCountOfTheWrongSizeIsRejectedWithTheLikelyUnit(String format, String text, String part) {
        assertThat(time("UTC", 2024, format, text)).isNull();
        assertThat(new Times(new Times.Base(ZoneOffset.UTC, 2024), format, false).expected(text))
                .contains(part);
    }

    @Test
    void aCountWhereADateIsExpectedNamesTheFormatToWrite() {
        Times times = new Times(new Times.Base(ZoneOffset.UTC, 2024), null, false);
        assertThat(times.expected("1709210096")).contains("format: epoch-seconds");
        assertThat(times.expected("soon")).isEqualTo("like 2018-01-18 21:46:59");
    }

    /**
     * Seeded patterns of random letters: each is refused, or reads back what the platform writes with it. The platform's own
     * formatter writes; years of two digits, zone names and optional parts are left out: they are written otherwise than read.
     */
    @Test
    void whatIsNotRefusedReadsBackWhatIsWritten() {
        int sound = 0;
        for (int seed = 0; seed < 30_000; seed++) {
            Random random = new Random(seed);
            String pattern = pattern(random);
            String problem = Times.problem(pattern);
            if (problem != null || pattern.matches(".*(?<![yu])(yy|uu)(?![yu]).*|.*[zYG\\[].*")) {
                continue;
            }
            sound++;
            LocalDateTime moment =
                    LocalDateTime.of(2000, 1, 1, 0, 0).plusSeconds((long) (random.nextDouble() * 50 * 365 * 86_400));
            String text = DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag("en-u-rg-gbzzzz"))
                    .format(moment.atZone(ZoneId.of("UTC")));
            LocalDateTime read = time("UTC", 2049, pattern, text);
            assertThat(read).as(seed + ": " + pattern + " writes " + text).isNotNull();
            ChronoUnit unit = pattern.contains("s")
                    ? ChronoUnit.SECONDS
                    : pattern.contains("m")
                            ? ChronoUnit.MINUTES
                            : pattern.matches(".*[hHkK].*") ? ChronoUnit.HOURS : ChronoUnit.DAYS;
            assertThat(Objects.requireNonNull(read).truncatedTo(ChronoUnit.SECONDS))
                    .as(seed + ": " + pattern + " writes " + text)
                    .isEqualTo(moment.truncatedTo(pattern.matches(".*[AN].*") ? ChronoUnit.SECONDS : unit));
        }
        assertThat(sound).isGreaterThan(300);
    }

    private static final List<String> DAYS = List.of(
            "dd/MM/yyyy", "yyyy-MM-dd", "d.M.yy", "MMM d, yyyy", "yyyyMMdd", "mm/dd/yyyy", "yyyyDDD", "dd-MMM-uuuu");
    private static final List<String> TIMES = List.of(
            "", " HH:mm", " hh:mm a", " hh:mm", " HH:mm:ss", "'T'HH:mm:ss", " HHmm", " h a", " HH:MM", " HH:mm:ss X");

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder(DAYS.get(random.nextInt(DAYS.size())))
                .append(TIMES.get(random.nextInt(TIMES.size())));
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(pattern.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> pattern.insert(at, "yMdDhHmsSaYEwekKAN'[]/: TXVOz".charAt(random.nextInt(28)));
                case 1 -> pattern.delete(Math.max(0, at - 1), at);
                default -> pattern.insert(at, at == 0 ? "" : pattern.substring(at - 1, at));
            }
        }
        return pattern.toString();
    }

    /** Seeded texts: whatever stands in a cell is a time or none, never an exception. */
    @Test
    void noTextEndsInAnException() {
        List<String> formats = List.of(
                "dd/MM/yyyy HH:mm",
                "yyyy-MM-dd HH:mm z",
                "EEE MMM dd HH:mm:ss z yyyy",
                "epoch-seconds",
                "epoch-millis",
                "yyyy-MM-dd HH:mm VV",
                "d/M/yy",
                "YYYY-'W'ww-e",
                "[yyyy-MM-dd][dd.MM.yyyy]");
        String letters = "0123456789-/.: TZ+eEGMT,ſİ€😀\u0000\t";
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(List.of(
                            "05/01/2024 09:15",
                            "2024-01-05 09:15 EST",
                            "1709210096",
                            "Tue Mar 05 07:30:00 PST 2024",
                            "")
                    .get(random.nextInt(5)));
            for (int i = random.nextInt(5); i > 0; i--) {
                text.insert(random.nextInt(text.length() + 1), letters.charAt(random.nextInt(letters.length())));
            }
            String format = formats.get(random.nextInt(formats.size()));
            Times times = new Times(new Times.Base(ZoneId.of("Europe/Paris"), 2024), format, random.nextBoolean());
            LocalDateTime read = times.time(text.toString());
            if (read == null) {
                assertThat(times.expected(text.toString())).isNotBlank();
            } else {
                assertThat(read.getYear()).isBetween(1900, 2100);
            }
        }
    }
}
