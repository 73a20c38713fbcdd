package org.wayworth.analytics.audience;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
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

    /** The queries ask for nothing. */
    private record Nothing() {}

    /** A row of {@code attribute-values.sql}. */
    private record Said(String name, String value) {}

    /** A row of {@code undated-attributes.sql}. */
    private record Undated(String name, long nCustomers) {}

    /** Customers without such a row. */
    private static final int NOBODY = -1;

    /**
     * What is known of one attribute.
     *
     * @param values that occur, in order
     * @param first row of each customer, or {@link #NOBODY}
     * @param customers whose row it is; those of one customer stand together, in order of day
     * @param days from which the value holds, since 2000-01-01
     * @param places of the row's value in {@code values}
     */
    private record Dated(List<String> values, Long2IntOpenHashMap first, long[] customers, long[] days, int[] places) {

        String latest(long customer, double day) {
            int at = first.get(customer);
            String known = NOT_KNOWN;
            for (; at >= 0 && at < customers.length && customers[at] == customer && days[at] <= day; at++) {
                known = values.get(places[at]);
            }
            return known;
        }
    }

    private final Map<String, Dated> dated;
    private final List<String> undated;

    private Attributes(Map<String, Dated> dated, List<String> undated) {
        this.dated = dated;
        this.undated = undated;
    }

    public static Attributes of(Warehouse warehouse) {
        List<Said> said = warehouse.rows(Attributes.class, "attribute-values.sql", new Nothing(), Said.class);
        Columns columns = warehouse.read(Attributes.class, "attributes.sql", new Nothing());
        long[] place = columns.longs("place");
        int[] rowsOfPlace = new int[said.size()];
        for (long one : place) {
            rowsOfPlace[(int) one]++;
        }
        Map<String, Dated> dated = new LinkedHashMap<>();
        for (int from = 0, until; from < said.size(); from = until) {
            until = from + 1;
            while (until < said.size()
                    && said.get(until).name().equals(said.get(from).name())) {
                until++;
            }
            dated.put(said.get(from).name(), dated(columns, place, said, from, until, rowsOfPlace));
        }
        List<String> undated =
                warehouse.rows(Attributes.class, "undated-attributes.sql", new Nothing(), Undated.class).stream()
                        .map(Undated::name)
                        .toList();
        return new Attributes(dated, undated);
    }

    /** The rows whose values stand at places {@code from} to {@code until}: those of one attribute. */
    private static Dated dated(Columns columns, long[] place, List<Said> said, int from, int until, int[] rowsOfPlace) {
        int rows = Arrays.stream(rowsOfPlace, from, until).sum();
        long[] customer = columns.longs("customer_id");
        long[] day = columns.longs("valid_from_day");
        long[] customers = new long[rows];
        long[] days = new long[rows];
        int[] places = new int[rows];
        Long2IntOpenHashMap first = new Long2IntOpenHashMap();
        first.defaultReturnValue(NOBODY);
        int at = 0;
        for (int i = 0; i < place.length; i++) {
            if (place[i] >= from && place[i] < until) {
                customers[at] = customer[i];
                days[at] = day[i];
                places[at] = (int) place[i] - from;
                if (at == 0 || customers[at - 1] != customer[i]) {
                    first.put(customer[i], at);
                }
                at++;
            }
        }
        List<String> values =
                said.subList(from, until).stream().map(Said::value).toList();
        return new Dated(values, first, customers, days, places);
    }

    /** Attributes that can be asked for as of a day, in order of name. */
    public List<String> names() {
        return List.copyOf(dated.keySet());
    }

    /** Attributes that carry no date, so that nobody knows whether they held on a day. */
    public List<String> undated() {
        return undated;
    }

    /** Values that occur, in order. */
    public List<String> values(String name) {
        return of(name).values();
    }

    /**
     * The latest value known of each customer on each day.
     *
     * @param day days since 2000-01-01, one a customer
     * @return one a customer; {@link #NOT_KNOWN} where none was known
     */
    public String[] at(String name, long[] customer, double[] day) {
        Dated one = of(name);
        String[] known = new String[customer.length];
        for (int i = 0; i < customer.length; i++) {
            known[i] = one.latest(customer[i], day[i]);
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

    private Dated of(String name) {
        Dated one = dated.get(name);
        if (one == null) {
            throw new IllegalArgumentException("there is no dated attribute " + name + " among " + dated.keySet());
        }
        return one;
    }

    /** For refusals: "age_band, region; without a date: gender". */
    public String text() {
        List<String> parts = new ArrayList<>();
        parts.add(dated.isEmpty() ? "none with a date" : String.join(", ", dated.keySet()));
        if (!undated.isEmpty()) {
            parts.add("without a date: " + String.join(", ", undated));
        }
        return String.join("; ", parts);
    }
}
