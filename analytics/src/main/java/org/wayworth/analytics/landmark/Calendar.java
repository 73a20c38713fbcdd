package org.wayworth.analytics.landmark;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/**
 * What the average customer in the records did, day by day: what differs between two answers because one was given when
 * everybody buys. Sums of a day are divided by the customers observed on it, and added up from the first day on.
 */
public final class Calendar {

    private record Query(String currency) {}

    private final long first;
    private final double[] brought;
    private final double[] ordered;
    private final double[] left;

    private Calendar(long first, double[] brought, double[] ordered, double[] left) {
        this.first = first;
        this.brought = brought;
        this.ordered = ordered;
        this.left = left;
    }

    /** @param currency in which money is counted; blank where there are no sales */
    static Calendar of(Warehouse warehouse, String currency, double minorPerMajor) {
        Columns days = warehouse.read(Landmarks.class, "calendar.sql", new Query(currency));
        if (days.size() == 0) {
            return new Calendar(0, new double[1], new double[1], new double[1]);
        }
        long[] day = days.longs("day");
        long first = day[0];
        int many = (int) (day[day.length - 1] - first) + 2;
        double[] customers = running(days, "n_begun", "n_gone", first, many);
        double[] contracts = running(days, "n_contracts_begun", "n_contracts_ended", first, many);
        return new Calendar(
                first,
                summed(days, "revenue_minor", customers, first, minorPerMajor),
                summed(days, "n_orders", customers, first, 1),
                summed(days, "n_contracts_ended", contracts, first, 1));
    }

    /** How many there are on each day: begun up to it, less gone before it. */
    private static double[] running(Columns days, String begun, String gone, long first, int many) {
        double[] change = new double[many];
        long[] day = days.longs("day");
        double[] in = days.doubles(begun);
        double[] out = days.doubles(gone);
        for (int i = 0; i < day.length; i++) {
            change[(int) (day[i] - first)] += in[i];
            change[(int) (day[i] - first) + 1] -= out[i];
        }
        for (int d = 1; d < many; d++) {
            change[d] += change[d - 1];
        }
        return change;
    }

    /** Up to the beginning of each day, for the average of those who were there. */
    private static double[] summed(Columns days, String column, double[] there, long first, double divisor) {
        double[] sums = new double[there.length + 1];
        long[] day = days.longs("day");
        double[] amounts = days.doubles(column);
        for (int i = 0; i < day.length; i++) {
            int d = (int) (day[i] - first);
            sums[d + 1] = there[d] > 0 ? amounts[i] / divisor / there[d] : 0;
        }
        for (int d = 1; d < sums.length; d++) {
            sums[d] += sums[d - 1];
        }
        return sums;
    }

    /** "2024-1", "2024-2", of 4 times a year plus 0 to 3; equal texts are one object. */
    static String[] quarters(long[] number) {
        Long2ObjectOpenHashMap<String> texts = new Long2ObjectOpenHashMap<>();
        return Arrays.stream(number)
                .mapToObj(one -> texts.computeIfAbsent(one, q -> q / 4 + "-" + (q % 4 + 1)))
                .toArray(String[]::new);
    }

    /** Money of the average customer from {@code from} to {@code to} days after each day. */
    double[] brought(double[] day, int from, int to) {
        return between(brought, day, from, to);
    }

    /** Orders of the average customer. */
    double[] ordered(double[] day, int from, int to) {
        return between(ordered, day, from, to);
    }

    /** Contracts that ended of each that ran. */
    double[] left(double[] day, int from, int to) {
        return between(left, day, from, to);
    }

    private double[] between(double[] sums, double[] day, int from, int to) {
        return Arrays.stream(day)
                .map(d -> at(sums, d + to) - at(sums, d + from))
                .toArray();
    }

    /** Within a day in proportion. */
    private double at(double[] sums, double day) {
        double place = Math.max(0, Math.min(sums.length - 1.0, day - first));
        int whole = (int) Math.min(sums.length - 2.0, Math.floor(place));
        return whole < 0 ? 0 : sums[whole] + (place - whole) * (sums[whole + 1] - sums[whole]);
    }
}
