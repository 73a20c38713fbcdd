package org.wayworth.warehouse.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law: dates, numbers and amounts are read exactly or not at all. */
class CellsTest {

    private static @Nullable String time(String zone, @Nullable String format, String text) {
        var time = new Times(new Times.Base(ZoneId.of(zone), 2024), format, false).time(text);
        if (time == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        Times.append(out, time);
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2018-01-18                       | 2018-01-18 00:00:00
            2018-01-18 21:46                 | 2018-01-18 21:46:00
            2018-01-18 21:46:59              | 2018-01-18 21:46:59
            2018-01-18T21:46:59Z             | 2018-01-18 21:46:59
            2018-01-18T21:46:59.5Z           | 2018-01-18 21:46:59.500000
            2018-01-18 21:46:59.123456789    | 2018-01-18 21:46:59.123456
            2025-10-07 09:50:26 +0200        | 2025-10-07 07:50:26
            2025-10-07T00:30:00+02:00        | 2025-10-06 22:30:00
            2025-10-07T00:30:00-05           | 2025-10-07 05:30:00
            2024-02-29 23:59:59 UTC          | 2024-02-29 23:59:59
            """)
    void isoTimesAreRead(String text, String utc) {
        assertThat(time("UTC", null, text)).isEqualTo(utc);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-02-30",
                "2023-02-29",
                "2018-13-01",
                "2018-00-10",
                "2018-1-18",
                "18-01-2018",
                "20180118",
                "2018-01-18 24:00:00",
                "2018-01-18 21:60",
                "2018-01-18 21",
                "2018-01-18 21:46:59.",
                "2018-01-18 21:46:5",
                "2018-01-18 21:46:59 CET",
                "2018-01-18 21:46:59+99:00",
                "0018-01-18",
                "9999-12-31",
                "1899-12-31",
                "2101-01-01",
                "today",
                "",
                "2018-01-18x",
                "2018/01/18",
                "٢٠١٨-٠١-١٨",
                "2018-01-18 21:46:59.1234567890",
            })
    void whatIsNoTimeIsNotGuessed(String text) {
        assertThat(time("UTC", null, text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy HH:mm, 31/12/2023 23:59, 2023-12-31 23:59:00",
        "d.M.yyyy, 1.2.2024, 2024-02-01 00:00:00",
        "M/d/yy, 2/1/24, 2024-02-01 00:00:00",
        "dd-MMM-yyyy, 01-feb-2024, 2024-02-01 00:00:00",
        "yyyyMMdd, 20240201, 2024-02-01 00:00:00",
        "epoch-seconds, 1709210096, 2024-02-29 12:34:56",
        "epoch-milliseconds, 1709210096789, 2024-02-29 12:34:56.789000",
    })
    void namedFormatsAreRead(String format, String text, String utc) {
        assertThat(Times.problem(format)).isNull();
        assertThat(time("UTC", format, text)).isEqualTo(utc);
    }

    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy, 31/02/2024",
        "dd/MM/yyyy, 2024-02-01",
        "dd/MM/yyyy, 12/31/2023",
        "epoch-seconds, 1e9",
        "d.M.yyyy, 1.2.24"
    })
    void namedFormatsAreStrict(String format, String text) {
        assertThat(time("UTC", format, text)).isNull();
    }

    /** Reference: java.time.zone rules; Brazil's clocks skipped midnight of 2017-10-15, Paris passed 2:30 twice. */
    @Test
    void localTimesThatTheClocksSkippedOrRepeatedAreSettledOneWay() {
        assertThat(time("America/Sao_Paulo", null, "2017-10-15 00:00:00")).isEqualTo("2017-10-15 03:00:00");
        assertThat(time("Europe/Paris", null, "2024-10-27 02:30:00")).isEqualTo("2024-10-27 00:30:00");
    }

    @Test
    void aPromisedDayLastsUntilItsEnd() {
        Times times = new Times(new Times.Base(ZoneId.of("America/Sao_Paulo"), 2024), null, true);
        assertThat(times.time("2018-01-18 00:00:00"))
                .isAfter("2018-01-19T01:59:58")
                .isBefore("2018-01-19T02:00:00");
        assertThat(times.time("2018-01-18 10:00:00")).isEqualTo("2018-01-18T12:00:00");
    }

    @Test
    void aDayIsTheDayOfTheSourcesClock() {
        Times times = new Times(new Times.Base(ZoneId.of("America/New_York"), 2024), null, false);
        assertThat(times.date("2024-01-01 23:30:00")).hasToString("2024-01-01");
        assertThat(times.date("2024-01-01T23:30:00Z")).hasToString("2024-01-01");
        assertThat(times.date("2024-01-02T01:00:00Z")).hasToString("2024-01-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1            | . |     | 1
            -1.50        | . |     | -1.50
            +7           | . |     | 7
            .5           | . |     | .5
            5.           | . |     | 5.
            1e3          | . |     | 1e3
            1,5          | , |     | 1.5
            1.234,56     | , | .   | 1234.56
            1,234,567.8  | . | ,   | 1234567.8
            1 234,5      | , | ` ` | 1234.5
            -12'345      | . | '   | -12345
            """)
    void numbersAreRead(String text, char decimal, @Nullable Character grouping, String plain) {
        assertThat(Numbers.plain(text, decimal, grouping)).isEqualTo(plain);
    }

    @Test
    void whatIsNoNumberIsNotGuessed() {
        for (String text : List.of(
                "",
                "-",
                "+",
                ".",
                "-.",
                "1.2.3",
                "1,5",
                "1 000",
                "--1",
                "1-",
                "0x10",
                "NaN",
                "Infinity",
                "1e",
                "1e9999",
                "€5",
                "5%",
                "٣",
                "1_000",
                "1".repeat(41),
                "e5",
                "1,,000",
                " 1")) {
            assertThat(Numbers.plain(text, '.', null)).as(text).isNull();
        }
        for (String text : List.of("12,34", "1,2345", ",123", "1,234,56", "1234,567", "1,23,456.7")) {
            assertThat(Numbers.plain(text, '.', ',')).as(text).isNull();
        }
    }

    private static String minor(String plain, int digits) {
        StringBuilder out = new StringBuilder();
        Numbers.AmountFault fault = Numbers.appendMinorUnits(plain, digits, false, out);
        return fault == null ? out.toString() : fault.name();
    }

    @ParameterizedTest
    @CsvSource({
        "199.0, 2, 19900",
        "0.1, 2, 10",
        "-0.01, 2, -1",
        "5., 2, 500",
        "1.50000, 2, 150",
        "1.005, 2, DECIMALS",
        "1.5, 0, DECIMALS",
        "7, 0, 7",
        "1.234, 3, 1234",
        "1e2, 2, 10000",
        "1e-3, 2, DECIMALS",
        "0, 2, 0",
        "-0.00, 2, 0",
        "899999999999999.99, 2, 89999999999999999",
        "900000000000000, 2, SIZE",
        "1e30, 2, SIZE",
        "1e999, 2, SIZE",
    })
    void amountsAreExactInMinorUnits(String plain, int digits, String expected) {
        assertThat(minor(plain, digits)).isEqualTo(expected);
    }

    @Test
    void negatedAmountsChangeTheirSign() {
        StringBuilder out = new StringBuilder();
        Numbers.appendMinorUnits("2.50", 2, true, out);
        assertThat(out).hasToString("-250");
    }
}
