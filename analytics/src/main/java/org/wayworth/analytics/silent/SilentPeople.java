package org.wayworth.analytics.silent;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/** What {@code silent.sql} returns: everyone who was asked, heard or not, with what was known when they were asked. */
final class SilentPeople {

    /** What the classes of revenue are called. */
    static final String REVENUE = "revenue of the year before";

    private static final String NOBODY_SAYS = "not known";

    /** Classes of revenue above nothing: five of as many people each. */
    private static final int TIERS = 5;

    private final Columns columns;
    private final Optional<Sales> sales;
    private final Attributes attributes;
    private final int[] kept;

    private SilentPeople(Columns columns, Optional<Sales> sales, Attributes attributes, int[] kept) {
        this.columns = columns;
        this.sales = sales;
        this.attributes = attributes;
        this.kept = kept;
    }

    static SilentPeople of(Columns columns, Optional<Sales> sales, Attributes attributes) {
        return new SilentPeople(
                columns, sales, attributes, IntStream.range(0, columns.size()).toArray());
    }

    SilentPeople where(Where where) {
        if (where.isEverybody()) {
            return this;
        }
        boolean[] holds = where.holds(attributes, columns.longs("customer_id"), columns.doubles("asked_day"));
        return new SilentPeople(
                columns,
                sales,
                attributes,
                IntStream.of(kept).filter(i -> holds[i]).toArray());
    }

    int size() {
        return kept.length;
    }

    /** Who answered. */
    boolean[] heard() {
        boolean[] heard = new boolean[kept.length];
        for (int k = 0; k < heard.length; k++) {
            heard[k] = !columns.isNull("rating", kept[k]);
        }
        return heard;
    }

    int nHeard() {
        return (int)
                IntStream.of(kept).filter(i -> !columns.isNull("rating", i)).count();
    }

    int nSilent() {
        return size() - nHeard();
    }

    /** Answers of those heard, in their order, on the survey's own scale. */
    double[] ratings() {
        double[] rating = columns.doublesOr("rating", Double.NaN);
        return IntStream.of(kept)
                .filter(i -> !columns.isNull("rating", i))
                .mapToDouble(i -> rating[i])
                .toArray();
    }

    Optional<Sales> sales() {
        return sales;
    }

    /** Of the year before, in major units. */
    double[] revenue() {
        double minor = sales.map(Sales::minorPerMajor).orElse(1.0);
        double[] revenue = pick("revenue_minor");
        Arrays.setAll(revenue, k -> revenue[k] / minor);
        return revenue;
    }

    double[] orders() {
        return pick("orders");
    }

    double[] tenure() {
        return pick("tenure_days");
    }

    /** Unit of money, which is there when sales are. */
    Unit money(String per) {
        return Unit.money(sales.orElseThrow().currency(), per);
    }

    /** Classes that people recognise: revenue, the channel of asking, every dated attribute. */
    Map<String, String[]> classes() {
        Map<String, String[]> classes = new LinkedHashMap<>();
        sales.ifPresent(s -> classes.put(REVENUE, tiers()));
        String[] channel = texts(columns.textsOr("channel", NOBODY_SAYS));
        classes.put("channel of asking", channel);
        long[] customer = columns.longs("customer_id");
        double[] day = columns.doubles("asked_day");
        for (String name : attributes.names()) {
            classes.put(name.replace('_', ' '), texts(attributes.at(name, customer, day)));
        }
        classes.values()
                .removeIf(values -> Arrays.stream(values).distinct().limit(2).count() < 2);
        return classes;
    }

    /** What a response model may see. */
    Covariates covariates() {
        Covariates known = Covariates.ofRows(size());
        if (sales.isPresent()) {
            known = known.amount("amount of revenue", revenue()).number("orders of the year before", orders());
        }
        known = known.number("time as a customer", tenure());
        for (Map.Entry<String, String[]> one : classes().entrySet()) {
            known = known.factor(one.getKey(), one.getValue());
        }
        return known.withoutDependent();
    }

    /** Names of the classes of revenue, from nothing up. */
    List<String> tierNames() {
        double[] ends = tierEnds(revenue());
        return IntStream.range(-1, TIERS).mapToObj(t -> tierName(t, ends)).toList();
    }

    private static double[] tierEnds(double[] revenue) {
        double[] sorted = Arrays.stream(revenue).filter(r -> r > 0).sorted().toArray();
        double[] ends = new double[TIERS];
        for (int t = 0; t < TIERS && sorted.length > 0; t++) {
            ends[t] = sorted[(int) Math.min(sorted.length - 1, (t + 1L) * sorted.length / TIERS)];
        }
        return ends;
    }

    /** Revenue in classes of as many people each, and those of no revenue. */
    private String[] tiers() {
        double[] revenue = revenue();
        double[] ends = tierEnds(revenue);
        String[] tiers = new String[revenue.length];
        Map<Integer, String> names = new LinkedHashMap<>();
        for (int k = 0; k < tiers.length; k++) {
            int tier = revenue[k] <= 0 ? -1 : tier(ends, revenue[k]);
            tiers[k] = names.computeIfAbsent(tier, t -> tierName(t, ends));
        }
        return tiers;
    }

    private static int tier(double[] ends, double revenue) {
        int tier = 0;
        while (tier < TIERS - 1 && revenue >= ends[tier]) {
            tier++;
        }
        return tier;
    }

    private String tierName(int tier, double[] ends) {
        if (tier < 0) {
            return "nothing";
        }
        String low = tier == 0 ? "" : write(ends[tier - 1]);
        return tier == 0
                ? "below " + write(ends[0])
                : tier == TIERS - 1 ? low + " or more" : low + " to " + write(ends[tier]);
    }

    String write(double money) {
        return money("").write(money, 0, RoundingMode.HALF_EVEN);
    }

    /** The revenue from which on a customer belongs to the top fifth. */
    double topFifth() {
        double[] sorted = revenue();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.8 * (sorted.length - 1))];
    }

    private String[] texts(String[] all) {
        String[] texts = new String[kept.length];
        for (int k = 0; k < texts.length; k++) {
            texts[k] = all[kept[k]];
        }
        return texts;
    }

    private double[] pick(String column) {
        double[] all = columns.doubles(column);
        return IntStream.of(kept).mapToDouble(i -> all[i]).toArray();
    }
}
