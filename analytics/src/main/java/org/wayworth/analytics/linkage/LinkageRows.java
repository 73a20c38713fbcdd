package org.wayworth.analytics.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/** What {@code linkage.sql} returns, cut to the rows that are observed to the end of the horizon. */
final class LinkageRows {

    private static final String NOT_KNOWN = "not known";

    /** A value and the day since 2000-01-01 from which it holds. */
    private record Dated(long fromDay, String value) {}

    private final Columns columns;
    private final Map<String, Map<Long, List<Dated>>> attributes;
    private final LinkageOutcome outcome;
    private final double minorPerMajor;
    private final int[] kept;

    private LinkageRows(
            Columns columns,
            Map<String, Map<Long, List<Dated>>> attributes,
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

    private static Map<String, Map<Long, List<Dated>>> byName(Columns attributes, Set<String> leaveOut) {
        Map<String, Map<Long, List<Dated>>> byName = new LinkedHashMap<>();
        long[] customers = attributes.longs("customer_id");
        String[] names = attributes.texts("name");
        String[] values = attributes.texts("value");
        long[] days = attributes.longs("valid_from_day");
        for (int i = 0; i < attributes.size(); i++) {
            if (!leaveOut.contains(names[i])) {
                byName.computeIfAbsent(names[i], name -> new HashMap<>())
                        .computeIfAbsent(customers[i], customer -> new ArrayList<>(1))
                        .add(new Dated(days[i], values[i]));
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
        attributes.forEach(
                (name, values) -> covariates.factor(name.replace('_', ' '), valuesAtLandmark(customers, values)));
        String[] quarters = columns.texts("quarter");
        return covariates.factor(
                "quarter", IntStream.of(kept).mapToObj(i -> quarters[i]).toArray(String[]::new));
    }

    Comparison comparison(Covariates covariates, Unit unit) {
        return new Comparison(ratings(), outcome(), covariates, customers(), unit);
    }

    /** The same ratings against the revenue of the last days before the landmark. */
    Comparison placeboComparison(Covariates covariates, Unit money) {
        return new Comparison(ratings(), placebo(), covariates, customers(), money);
    }

    /** The latest value known at each row's landmark. */
    private String[] valuesAtLandmark(long[] customers, Map<Long, List<Dated>> values) {
        double[] day = day();
        String[] known = new String[customers.length];
        for (int i = 0; i < customers.length; i++) {
            known[i] = NOT_KNOWN;
            for (Dated dated : values.getOrDefault(customers[i], List.of())) {
                if (dated.fromDay() <= day[i]) {
                    known[i] = dated.value();
                }
            }
        }
        return known;
    }

    private double[] pick(String column, double divisor) {
        double[] all = columns.doubles(column);
        return IntStream.of(kept).mapToDouble(i -> all[i] / divisor).toArray();
    }
}
