package org.wayworth.analytics.audience;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.wayworth.vocabulary.Condition.Operator;
import org.wayworth.vocabulary.Fact;

/**
 * The numbers and days at which customers may be divided in an audience. Between any two numbers a reader could single out
 * whoever lies between them, so an audience divides at few numbers, the same for everybody and for all data: round ones, and
 * months. Each is a border; a value lies in the band between two borders.
 *
 * <p>"At least 4" and "more than 4" differ by those with 4, so a border has two sides where many customers may have the
 * number itself: whole ones up to 10. All others divide below: "at least 500", "less than 500". Places 2k and 2k + 1 lie below
 * and above border k, and a band is the number of places below it.
 *
 * @param areWhole whether there is nothing between a number and the next whole one, so that above one is below the next
 */
record UsualNumbers(double[] borders, boolean areWhole) {

    /** Up to this number people have the same in great numbers. */
    private static final int TWO_SIDED = 10;

    /** Spans that people speak of: weeks, months of 30 days, quarters, years. */
    private static final List<Integer> DAYS = List.of(
            0, 1, 2, 3, 7, 14, 21, 30, 60, 90, 120, 180, 270, 365, 545, 730, 1095, 1460, 1825, 2555, 3650, 5475, 7300);

    private static final List<String> SHARES = List.of(
            "0.01", "0.05", "0.1", "0.2", "0.25", "0.3", "0.4", "0.5", "0.6", "0.7", "0.75", "0.8", "0.9", "0.95");

    /** In every power of ten from 10 on. */
    private static final List<String> ROUND = List.of("1", "1.5", "2", "2.5", "3", "4", "5", "7.5");

    private static final int LARGEST_OFFERED = 1_000_000;
    private static final int POWERS = 12;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    static UsualNumbers of(Fact fact) {
        if (fact.kind() == Fact.Kind.DATE) {
            return months();
        }
        return switch (fact.unit()) {
            case "days" -> of(DAYS.stream().map(BigDecimal::valueOf).toList(), false);
            case "hour of the day" -> of(whole(0, 24), true);
            default -> of(general(), false);
        };
    }

    private static UsualNumbers of(List<BigDecimal> numbers, boolean areWhole) {
        return new UsualNumbers(
                new TreeSet<>(numbers)
                        .stream().mapToDouble(BigDecimal::doubleValue).toArray(),
                areWhole);
    }

    private static List<BigDecimal> whole(int from, int until) {
        List<BigDecimal> whole = new ArrayList<>();
        for (int number = from; number <= until; number++) {
            whole.add(BigDecimal.valueOf(number));
        }
        return whole;
    }

    private static List<BigDecimal> general() {
        List<BigDecimal> numbers = whole(0, 10);
        SHARES.forEach(share -> numbers.add(new BigDecimal(share)));
        for (int power = 1; power <= POWERS; power++) {
            for (String round : ROUND) {
                numbers.add(new BigDecimal(round).movePointRight(power));
            }
        }
        List.copyOf(numbers).forEach(number -> numbers.add(number.negate()));
        return numbers;
    }

    /** First days of months; the last day of one is divided from the first of the next. */
    private static UsualNumbers months() {
        List<BigDecimal> first = new ArrayList<>();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            for (int month = 1; month <= 12; month++) {
                first.add(BigDecimal.valueOf(LocalDate.of(year, month, 1).toEpochDay()));
            }
        }
        return of(first, true);
    }

    /** Those for a list to choose from: none below zero, shares only of shares, and no more than a million. */
    List<String> offered(String unit) {
        boolean isShare = unit.equals("share");
        boolean arePoints = unit.startsWith("points");
        double most = isShare ? 1 : arePoints ? TWO_SIDED : LARGEST_OFFERED;
        return Arrays.stream(borders)
                .filter(number -> number >= 0 && number <= most)
                .filter(number -> isShare || number == Math.rint(number))
                .mapToObj(number ->
                        BigDecimal.valueOf(number).stripTrailingZeros().toPlainString())
                .toList();
    }

    /** The place at which an order divides, below or above the number; negative where it is none of the usual. */
    int place(double number, Operator order) {
        boolean isAbove = order == Operator.MORE || order == Operator.AT_MOST;
        int border = Arrays.binarySearch(borders, isAbove && areWhole ? number + 1 : positive(number));
        if (border < 0) {
            return -1;
        }
        if (!isAbove || areWhole) {
            return 2 * border;
        }
        return hasTwoSides(border) ? 2 * border + 1 : -1;
    }

    private boolean hasTwoSides(int border) {
        return !areWhole && Math.abs(borders[border]) <= TWO_SIDED && borders[border] == Math.rint(borders[border]);
    }

    private static double positive(double number) {
        return number == 0 ? 0.0 : number;
    }

    /** The band in which a number lies. */
    int band(double number) {
        int found = Arrays.binarySearch(borders, positive(number));
        if (found < 0) {
            return 2 * (-found - 1);
        }
        return hasTwoSides(found) ? 2 * found + 1 : 2 * found + 2;
    }

    /** The two usual numbers between which a number lies, of which the lower may be the number itself. */
    List<Double> between(double number) {
        int found = Arrays.binarySearch(borders, positive(number));
        int below = Math.max(0, Math.min(borders.length - 2, found >= 0 ? found : -found - 2));
        return List.of(borders[below], borders[below + 1]);
    }
}
