package org.wayworth.analytics.buying;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.kernel.lifetime.Histories;
import org.wayworth.warehouse.Columns;

/** Who bought when, as the models take it: {@code purchases.sql}, in weeks. */
public final class Purchases {

    public static final double DAYS_A_WEEK = 7;

    private final long[] customer;
    private final long[] first;
    private final long[] recency;
    private final long[] repeats;
    private final long[] earlyRecency;
    private final long[] earlyRepeats;
    private final double[] sales;
    private final double[] earlySales;
    private final double[] lateSales;
    private final long[] older;
    private final int calibrated;
    private final int end;

    /**
     * @param minorPerMajor 100 for most currencies
     * @param calibrated last day before the hold-out, in days from the first purchase of all
     * @param end of the records, likewise
     */
    public Purchases(Columns columns, double minorPerMajor, int calibrated, int end) {
        this.customer = columns.longs("customer_id");
        this.first = columns.longs("first_day");
        this.recency = columns.longs("recency_days");
        this.repeats = columns.longs("repeats");
        this.earlyRecency = columns.longs("early_recency_days");
        this.earlyRepeats = columns.longs("early_repeats");
        this.sales = major(columns.doubles("repeat_sales_minor"), minorPerMajor);
        this.earlySales = major(columns.doubles("early_sales_minor"), minorPerMajor);
        this.lateSales = major(columns.doubles("late_sales_minor"), minorPerMajor);
        this.older = columns.longs("is_older");
        this.calibrated = calibrated;
        this.end = end;
    }

    private static double[] major(double[] minor, double minorPerMajor) {
        return Arrays.stream(minor).map(amount -> amount / minorPerMajor).toArray();
    }

    /** Customers as of one day: those who first bought before it, and what they had done by then. */
    public record AsOf(int[] customers, int[] repeats, double[] recency, double[] age, double[] meanValue) {

        Histories histories() {
            return Histories.of(repeats, recency, age);
        }

        public int size() {
            return customers.length;
        }

        public long repeaters() {
            return Arrays.stream(repeats).filter(x -> x > 0).count();
        }

        /** Repeat buyers with a value above 0: what the model of spend is fitted to. */
        public int[] spenders() {
            return IntStream.range(0, repeats.length)
                    .filter(i -> repeats[i] > 0 && meanValue[i] > 0)
                    .toArray();
        }
    }

    /** As of the end of the records. */
    public AsOf now() {
        return asOf(i -> first[i] < end, repeats, recency, sales, end);
    }

    /** As of the beginning of the hold-out. */
    public AsOf before() {
        return asOf(i -> first[i] < calibrated, earlyRepeats, earlyRecency, earlySales, calibrated);
    }

    private AsOf asOf(IntPredicate isIn, long[] x, long[] seen, double[] spent, int day) {
        int[] rows = IntStream.range(0, first.length).filter(isIn).toArray();
        return new AsOf(
                rows,
                IntStream.of(rows).map(i -> (int) x[i]).toArray(),
                IntStream.of(rows).mapToDouble(i -> seen[i] / DAYS_A_WEEK).toArray(),
                IntStream.of(rows)
                        .mapToDouble(i -> (day - first[i]) / DAYS_A_WEEK)
                        .toArray(),
                IntStream.of(rows)
                        .mapToDouble(i -> x[i] == 0 ? 0 : Math.max(0, spent[i]) / x[i])
                        .toArray());
    }

    /** Whose history it is, for the customers of {@code asOf}. */
    public long[] customers(AsOf asOf) {
        return IntStream.of(asOf.customers()).mapToLong(i -> customer[i]).toArray();
    }

    /** Days from the first purchase of all to that of each customer of {@code asOf}. */
    public double[] firstDays(AsOf asOf) {
        return IntStream.of(asOf.customers()).mapToDouble(i -> first[i]).toArray();
    }

    public int size() {
        return first.length;
    }

    /** Purchases in the hold-out, one a customer of {@link #before}. */
    int[] later(AsOf before) {
        return IntStream.of(before.customers())
                .map(i -> (int) (repeats[i] - earlyRepeats[i]))
                .toArray();
    }

    /** Sales in the hold-out of those who were customers before it. */
    double laterSales(AsOf before) {
        return Arrays.stream(laterSalesOfEach(before)).sum();
    }

    /** The same, one a customer of {@link #before}. */
    double[] laterSalesOfEach(AsOf before) {
        return IntStream.of(before.customers()).mapToDouble(i -> lateSales[i]).toArray();
    }

    /** Customers who first bought on each day before the hold-out. */
    public long[] firstsByDay() {
        long[] count = new long[Math.max(1, calibrated)];
        for (long day : first) {
            if (day < calibrated) {
                count[(int) day]++;
            }
        }
        return count;
    }

    /** Customers known to have joined before the records begin: their first purchases are not seen. */
    public long older() {
        return Arrays.stream(older).sum();
    }

    double holdoutWeeks() {
        return (end - calibrated) / DAYS_A_WEEK;
    }

    public int calibrated() {
        return calibrated;
    }

    public int end() {
        return end;
    }
}
