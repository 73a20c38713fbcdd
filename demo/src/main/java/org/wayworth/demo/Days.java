package org.wayworth.demo;

import java.time.LocalDate;

/** Days as whole numbers since 1970-01-01, and moments as whole minutes since then. No clock, no locale, no time zone. */
final class Days {

    /** First day that the exports cover. */
    static final int START = day("2023-07-01");
    /** Last day that the exports cover. */
    static final int END = day("2026-06-30");

    static final int MINUTES = 24 * 60;
    static final int YEAR = 365;

    private static final int EARLIEST = START - 1_500;
    private static final String[] ISO = new String[3_000];
    private static final String[] BRITISH = new String[3_000];

    static {
        for (int i = 0; i < ISO.length; i++) {
            String iso = LocalDate.ofEpochDay(EARLIEST + i).toString();
            ISO[i] = iso;
            BRITISH[i] = iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4);
        }
    }

    private Days() {}

    static int day(String iso) {
        return (int) LocalDate.parse(iso).toEpochDay();
    }

    static int month(int day) {
        return Integer.parseInt(iso(day).substring(5, 7));
    }

    /** "2024-05-31". */
    static String iso(int day) {
        return ISO[day - EARLIEST];
    }

    /** A moment in opening hours, 07:00 to 21:59: no clock change falls there, and no zone of Britain moves its date. */
    static int daytime(int day, Chance chance) {
        return day * MINUTES + chance.between(7 * 60, 22 * 60 - 1);
    }

    static int dayOf(int moment) {
        return moment / MINUTES;
    }

    /** "2024-05-31 14:03". */
    static String isoMoment(int moment) {
        return ISO[dayOf(moment) - EARLIEST] + clock(moment);
    }

    /** "31/05/2024 14:03". */
    static String britishMoment(int moment) {
        return BRITISH[dayOf(moment) - EARLIEST] + clock(moment);
    }

    private static String clock(int moment) {
        int minute = moment % MINUTES;
        char[] text = {
            ' ',
            (char) ('0' + minute / 600),
            (char) ('0' + minute / 60 % 10),
            ':',
            (char) ('0' + minute % 60 / 10),
            (char) ('0' + minute % 10)
        };
        return new String(text);
    }
}
