package org.wayworth.analytics.audience;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** Places {@code from} to {@code until} of what is said belong to one attribute. */
    private record Slice(int from, int until) {}

    private static final int NOBODY = -1;
    private static final int NOTHING = Facts.NOT_KNOWN;

    /** Attributes and values, in order. */
    private final List<Said> said;

    private final Map<String, Slice> slices;
    private final List<String> undated;
    private final Warehouse warehouse;

    /** Whose row it is; rows of one customer stand together, in order of day. */
    private final long[] customers;

    private final long[] days;

    /** Of what a row says, in {@link #said}. */
    private final long[] places;

    /** The first row of each customer, or {@link #NOBODY}. */
    private final Long2IntOpenHashMap first = new Long2IntOpenHashMap();

    private Attributes(List<Said> said, List<String> undated, Columns columns, Warehouse warehouse) {
        this.said = said;
        this.slices = slices(said);
        this.undated = undated;
        this.warehouse = warehouse;
        this.customers = columns.longs("customer_id");
        this.days = columns.longs("valid_from_day");
        this.places = columns.longs("place");
        first.defaultReturnValue(NOBODY);
        for (int i = 0; i < customers.length; i++) {
            if (i == 0 || customers[i - 1] != customers[i]) {
                first.put(customers[i], i);
            }
        }
    }

    public static Attributes of(Warehouse warehouse) {
        Nothing nothing = new Nothing();
        return new Attributes(
                warehouse.rows(Attributes.class, "attribute-values.sql", nothing, Said.class),
                warehouse.rows(Attributes.class, "undated-attributes.sql", nothing, Undated.class).stream()
                        .map(Undated::name)
                        .toList(),
                warehouse.read(Attributes.class, "attributes.sql", nothing),
                warehouse);
    }

    /** Which tables this was read from. */
    Warehouse warehouse() {
        return warehouse;
    }

    private static Map<String, Slice> slices(List<Said> said) {
        Map<String, Slice> slices = new LinkedHashMap<>();
        for (int i = 0; i < said.size(); i++) {
            Slice one = new Slice(i, i + 1);
            slices.merge(said.get(i).name(), one, (known, next) -> new Slice(known.from(), next.until()));
        }
        return slices;
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
        return said.subList(slice.from(), slice.until()).stream()
                .map(Said::value)
                .toList();
    }

    /** Values that so many customers have or had, in order. */
    List<String> values(String name, SmallGroups small) {
        Slice slice = slice(name);
        long[] people = new long[said.size()];
        long[] last = new long[said.size()];
        boolean[] isSeen = new boolean[said.size()];
        for (int i = 0; i < customers.length; i++) {
            int place = (int) places[i];
            // rows of one customer stand together
            if (!isSeen[place] || last[place] != customers[i]) {
                people[place]++;
            }
            isSeen[place] = true;
            last[place] = customers[i];
        }
        return IntStream.range(slice.from(), slice.until())
                .filter(place -> small.shows(people[place]))
                .mapToObj(place -> said.get(place).value())
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
        int place = latestPlace(slice, customer, day);
        return place == NOTHING ? NOT_KNOWN : said.get(place).value();
    }

    private int latestPlace(Slice slice, long customer, double day) {
        int known = NOTHING;
        int at = first.get(customer);
        for (; at >= 0 && at < customers.length && customers[at] == customer && days[at] <= day; at++) {
            if (places[at] >= slice.from() && places[at] < slice.until()) {
                known = (int) places[at];
            }
        }
        return known;
    }

    /**
     * The same as numbers, for {@link Cut}.
     *
     * @param day days since 2000-01-01, one a customer
     */
    Facts facts(long[] customer, double[] day) {
        List<Slice> each = List.copyOf(slices.values());
        return new Facts() {
            @Override
            public int count() {
                return each.size();
            }

            @Override
            public int value(int attribute, int row) {
                return latestPlace(each.get(attribute), customer[row], day[row]);
            }
        };
    }

    /** The number of an attribute in {@link #facts}. */
    int number(String name) {
        return names().indexOf(name);
    }

    /** The number of a value in {@link #facts}; {@link Facts#NOT_KNOWN} where it does not occur. */
    int number(String name, String value) {
        int at = values(name).indexOf(value);
        return at < 0 ? NOTHING : slice(name).from() + at;
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
