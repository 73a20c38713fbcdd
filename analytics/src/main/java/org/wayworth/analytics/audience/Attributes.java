package org.wayworth.analytics.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** What is known of customers, as of any day: attributes of few values that say from when they hold. */
public final class Attributes {

    /** What {@link #at} says of a customer of whom nothing was known on that day. */
    public static final String NOT_KNOWN = "not known";

    private static final long MICROSECONDS_A_DAY = 86_400_000_000L;
    private static final long DAY_2000 = 10_957;

    /** {@code attributes.sql} asks for nothing. */
    private record Nothing() {}

    /** A row of {@code undated-attributes.sql}. */
    private record Undated(String name, long nCustomers) {}

    /** Rows {@code from} to {@code until} of the columns belong to one attribute, in order of customer and day. */
    private record Slice(int from, int until) {}

    private final long[] customers;
    private final long[] days;
    private final String[] values;
    private final Map<String, Slice> slices;
    private final List<String> undated;

    private Attributes(
            long[] customers, long[] days, String[] values, Map<String, Slice> slices, List<String> undated) {
        this.customers = customers;
        this.days = days;
        this.values = values;
        this.slices = slices;
        this.undated = undated;
    }

    public static Attributes of(Warehouse warehouse) {
        Columns columns = warehouse.read(Attributes.class, "attributes.sql", new Nothing());
        String[] names = columns.texts("name");
        Map<String, Slice> slices = new LinkedHashMap<>();
        int from = 0;
        for (int i = 1; i <= names.length; i++) {
            if (i == names.length || !names[i].equals(names[from])) {
                slices.put(names[from], new Slice(from, i));
                from = i;
            }
        }
        List<String> undated =
                warehouse.rows(Attributes.class, "undated-attributes.sql", new Nothing(), Undated.class).stream()
                        .map(Undated::name)
                        .toList();
        return new Attributes(
                columns.longs("customer_id"),
                columns.longs("valid_from_day"),
                shared(columns.texts("value")),
                slices,
                undated);
    }

    /** Equal texts become one object, so that millions of rows hold a handful of texts. */
    private static String[] shared(String[] texts) {
        Map<String, String> known = new LinkedHashMap<>();
        String[] shared = new String[texts.length];
        for (int i = 0; i < texts.length; i++) {
            shared[i] = known.computeIfAbsent(texts[i], text -> text);
        }
        return shared;
    }

    /** Attributes that can be asked for as of a day, in order of name. */
    public List<String> names() {
        return List.copyOf(slices.keySet());
    }

    /** Attributes that carry no date, so that nobody knows whether they held on a day. */
    public List<String> undated() {
        return undated;
    }

    /** Values that occur, in order. */
    public List<String> values(String name) {
        Slice slice = slice(name);
        return Arrays.stream(values, slice.from(), slice.until())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The latest value known of each customer on each day.
     *
     * @param day days since 2000-01-01, one a customer
     * @return one a customer; {@link #NOT_KNOWN} where none was known
     */
    public String[] at(String name, long[] customer, double[] day) {
        Slice slice = slice(name);
        String[] known = new String[customer.length];
        for (int i = 0; i < customer.length; i++) {
            known[i] = latest(slice, customer[i], day[i]);
        }
        return known;
    }

    private String latest(Slice slice, long customer, double day) {
        int at = Arrays.binarySearch(customers, slice.from(), slice.until(), customer);
        if (at < 0) {
            return NOT_KNOWN;
        }
        while (at > slice.from() && customers[at - 1] == customer) {
            at--;
        }
        String known = NOT_KNOWN;
        for (; at < slice.until() && customers[at] == customer && days[at] <= day; at++) {
            known = values[at];
        }
        return known;
    }

    /** Microseconds since 1970-01-01, as the warehouse returns times, to days since 2000-01-01, as {@link #at} takes them. */
    public static double[] days(long[] microseconds) {
        double[] days = new double[microseconds.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = (double) microseconds[i] / MICROSECONDS_A_DAY - DAY_2000;
        }
        return days;
    }

    private Slice slice(String name) {
        Slice slice = slices.get(name);
        if (slice == null) {
            throw new IllegalArgumentException("there is no dated attribute " + name + " among " + slices.keySet());
        }
        return slice;
    }

    /** For refusals: "age_band, region; without a date: gender". */
    public String text() {
        List<String> parts = new ArrayList<>();
        parts.add(slices.isEmpty() ? "none with a date" : String.join(", ", slices.keySet()));
        if (!undated.isEmpty()) {
            parts.add("without a date: " + String.join(", ", undated));
        }
        return String.join("; ", parts);
    }
}
