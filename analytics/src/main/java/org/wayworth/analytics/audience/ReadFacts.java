package org.wayworth.analytics.audience;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.wayworth.condition.Truth;
import org.wayworth.vocabulary.Condition;
import org.wayworth.vocabulary.Fact;
import org.wayworth.warehouse.Columns;
import org.wayworth.warehouse.Warehouse;

/** What the tables say of each row's customer at its moment. */
final class ReadFacts implements RowFacts {

    private static final long EPOCH_2000 = 10_957;
    private static final double MICROSECONDS_A_DAY = 86_400_000_000.0;

    private final Warehouse warehouse;
    private final long[] customer;
    private final long[] moment;
    private final Columns columns;
    private final Map<Fact, Texts> texts = new HashMap<>();

    private ReadFacts(Warehouse warehouse, long[] customer, long[] moment, Columns columns) {
        this.warehouse = warehouse;
        this.customer = customer;
        this.moment = moment;
        this.columns = columns;
    }

    static ReadFacts of(Condition condition, Attributes attributes, long[] customer, double[] day) {
        List<Fact> facts = condition.facts();
        List<Fact> ours = facts.stream().filter(fact -> !fact.isAttribute()).toList();
        long[] moment = moments(day);
        Columns columns = ours.isEmpty()
                ? new Columns(customer.length, Map.of(), Map.of())
                : attributes.warehouse().factsAt(ours, customer, moment);
        ReadFacts known = new ReadFacts(attributes.warehouse(), customer, moment, columns);
        Facts numbers = attributes.facts(customer, day);
        facts.stream()
                .filter(Fact::isAttribute)
                .forEach(fact -> known.texts.put(fact, ofAttribute(attributes, numbers, fact, customer.length)));
        ours.stream()
                .filter(fact -> fact.kind() == Fact.Kind.TEXT)
                .forEach(fact -> known.texts.put(fact, ofColumn(columns, fact)));
        return known;
    }

    /** Days since 2000-01-01, of which the warehouse's microseconds were divided, to microseconds since 1970-01-01. */
    private static long[] moments(double[] day) {
        return Arrays.stream(day)
                .mapToLong(one -> Math.round((one + EPOCH_2000) * MICROSECONDS_A_DAY))
                .toArray();
    }

    private static Texts ofAttribute(Attributes attributes, Facts known, Fact fact, int rows) {
        int attribute = attributes.number(fact.name());
        List<String> values = attributes.values(fact.name());
        int first = attributes.number(fact.name(), values.get(0));
        int[] numbers = IntStream.range(0, rows)
                .map(row -> known.value(attribute, row))
                .map(value -> value == Facts.NOT_KNOWN ? BLANK : value - first)
                .toArray();
        return new Texts(values, numbers);
    }

    private static Texts ofColumn(Columns columns, Fact fact) {
        String[] text = columns.textsOr(fact.name(), "");
        Map<String, Integer> places = new LinkedHashMap<>();
        int[] numbers = new int[text.length];
        for (int row = 0; row < text.length; row++) {
            numbers[row] = columns.isNull(fact.name(), row)
                    ? BLANK
                    : places.computeIfAbsent(text[row], value -> places.size());
        }
        return new Texts(List.copyOf(places.keySet()), numbers);
    }

    @Override
    public Texts texts(Fact fact) {
        return texts.getOrDefault(fact, new Texts(List.of(), new int[0]));
    }

    @Override
    public int[] bands(Fact fact) {
        UsualNumbers usual = UsualNumbers.of(fact);
        double[] numbers = columns.doublesOr(fact.name(), Double.NaN);
        return Arrays.stream(numbers)
                .mapToInt(number -> Double.isNaN(number) ? Leaf.Divide.BLANK : usual.band(number))
                .toArray();
    }

    @Override
    public byte[] truths(Condition.Comparison comparison) {
        String name = comparison.fact().name();
        if (comparison instanceof Condition.Blank && comparison.fact().isAttribute()) {
            int[] numbers = texts(comparison.fact()).numbers();
            return truths(row -> Truth.of(numbers[row] == BLANK));
        }
        if (comparison instanceof Condition.Blank) {
            return truths(row -> Truth.of(columns.isNull(name, row)));
        }
        if (comparison instanceof Condition.Holds) {
            long[] holds = columns.longsOr(name, 0);
            return truths(row -> columns.isNull(name, row) ? Truth.UNKNOWN : Truth.of(holds[row] == 1));
        }
        // the entries of a list are known to the tables alone: a column has them as one text
        boolean[] holds = warehouse.holds(comparison, customer, moment);
        return truths(row -> columns.isNull(name, row) ? Truth.UNKNOWN : Truth.of(holds[row]));
    }

    private byte[] truths(IntFunction<Truth> truth) {
        return Sieves.plain(customer.length, truth).truths();
    }
}
