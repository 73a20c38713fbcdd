package org.wayworth.analytics.linkage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.warehouse.Columns;

/** What {@code linkage.sql} returns, cut to the rows that are observed to the end of the horizon. */
final class LinkageRows {

    private final Columns columns;
    private final Map<String, Map<Long, String>> attributes;
    private final LinkageOutcome outcome;
    private final double minorPerMajor;
    private final int[] kept;

    private LinkageRows(
            Columns columns,
            Map<String, Map<Long, String>> attributes,
            LinkageOutcome outcome,
            double minorPerMajor,
            int[] kept) {
        this.columns = columns;
        this.attributes = attributes;
        this.outcome = outcome;
        this.minorPerMajor = minorPerMajor;
        this.kept = kept;
    }

    /**
     * @param attributes what {@code linkage-attributes.sql} returns
     * @param leaveOut names of attributes that are not adjusted for
     * @param minorPerMajor 100 for most currencies
     */
    static LinkageRows observed(
            Columns columns, Columns attributes, Set<String> leaveOut, LinkageOutcome outcome, double minorPerMajor) {
        long[] isObserved = columns.longs("is_observed");
        int[] kept = IntStream.range(0, columns.size())
                .filter(i -> isObserved[i] == 1)
                .toArray();
        return new LinkageRows(columns, byName(attributes, leaveOut), outcome, minorPerMajor, kept);
    }

    private static Map<String, Map<Long, String>> byName(Columns attributes, Set<String> leaveOut) {
        Map<String, Map<Long, String>> byName = new LinkedHashMap<>();
        long[] customers = attributes.longs("customer_id");
        String[] names = attributes.texts("name");
        String[] values = attributes.texts("value");
        for (int i = 0; i < attributes.size(); i++) {
            if (!leaveOut.contains(names[i])) {
                byName.computeIfAbsent(names[i], name -> new HashMap<>()).put(customers[i], values[i]);
            }
        }
        return byName;
    }

    int size() {
        return kept.length;
    }

    long[] customers() {
        long[] all = columns.longs("customer_id");
        return IntStream.of(kept).mapToLong(i -> all[i]).toArray();
    }

    double[] ratings() {
        return pick("rating", 1);
    }

    double[] day() {
        return pick("landmark_day", 1);
    }

    double[] outcome() {
        return switch (outcome) {
            case REVENUE -> pick("revenue_after_minor", minorPerMajor);
            case ORDERS -> pick("orders_after", 1);
            case RETURN ->
                Arrays.stream(pick("orders_after", 1))
                        .map(orders -> orders > 0 ? 1 : 0)
                        .toArray();
        };
    }

    /** Revenue in the last days before the landmark, which no answer can have moved. */
    double[] placebo() {
        return pick("revenue_placebo_minor", minorPerMajor);
    }

    /** Rows that bought anything after the landmark. */
    int events() {
        return (int) Arrays.stream(pick("orders_after", 1))
                .filter(orders -> orders > 0)
                .count();
    }

    /** What was known at the landmark, what matters most by design first. */
    Covariates covariates() {
        return covariates(Covariates.ofRows(kept.length).amount("recent revenue", placebo()));
    }

    /** What was known before the last days that serve as placebo. */
    Covariates earlyCovariates() {
        return covariates(Covariates.ofRows(kept.length));
    }

    private Covariates covariates(Covariates covariates) {
        covariates
                .amount("revenue before", pick("revenue_before_minor", minorPerMajor))
                .number(
                        "log of tenure",
                        Arrays.stream(pick("tenure_days", 1)).map(Math::log1p).toArray())
                .number("orders before", pick("orders_before", 1));
        long[] customers = customers();
        attributes.forEach((name, values) -> covariates.factor(name, valuesOf(customers, values)));
        String[] quarters = columns.texts("quarter");
        return covariates.factor(
                "quarter", IntStream.of(kept).mapToObj(i -> quarters[i]).toArray(String[]::new));
    }

    List<String> attributeNames() {
        return List.copyOf(attributes.keySet());
    }

    Comparison comparison(Covariates covariates) {
        return new Comparison(ratings(), outcome(), covariates, customers());
    }

    private static String[] valuesOf(long[] customers, Map<Long, String> values) {
        return Arrays.stream(customers)
                .mapToObj(customer -> values.getOrDefault(customer, "not known"))
                .toArray(String[]::new);
    }

    private double[] pick(String column, double divisor) {
        double[] all = columns.doubles(column);
        return IntStream.of(kept).mapToDouble(i -> all[i] / divisor).toArray();
    }
}
