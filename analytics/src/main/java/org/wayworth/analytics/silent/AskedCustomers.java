package org.wayworth.analytics.silent;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Cut;
import org.wayworth.analytics.audience.SmallGroups;
import org.wayworth.analytics.audience.SmallGroups.Money;
import org.wayworth.analytics.audience.Where;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/** What {@code silent.sql} returns: every customer who was asked, with what was known when they were asked. */
final class AskedCustomers {

    /** How many are left out, since nobody knows what they brought. */
    record Unknown(long notInSales, long otherCurrency, long notCovered) {}

    private static final String NOT_KNOWN = "not known";

    /** Classes of revenue above nothing: five of as many people each. */
    private static final int TIERS = 5;

    private final Columns columns;
    private final Optional<RevenueCoverage> revenue;
    private final Attributes attributes;
    private final Cut cut;
    private final int[] kept;

    private AskedCustomers(Columns columns, Optional<RevenueCoverage> revenue, Attributes attributes, Cut cut) {
        this.columns = columns;
        this.revenue = revenue;
        this.attributes = attributes;
        this.cut = cut;
        this.kept = cut.kept();
    }

    /** @param revenue empty where it is not counted */
    static AskedCustomers of(Columns columns, Optional<RevenueCoverage> revenue, Attributes attributes) {
        return new AskedCustomers(columns, revenue, attributes, Cut.all(columns.longs("customer_id")));
    }

    AskedCustomers where(Where where) {
        if (where.isEverybody()) {
            return this;
        }
        return new AskedCustomers(
                columns,
                revenue,
                attributes,
                cut.asked(where, attributes, columns.longs("customer_id"), columns.doubles("asked_day")));
    }

    private AskedCustomers where(IntPredicate rule) {
        return new AskedCustomers(columns, revenue, attributes, cut.where(rule));
    }

    /** Those whose revenue is known: of all others it is not nothing. */
    AskedCustomers ofKnownRevenue() {
        long[] isKnown = columns.longs("is_known_to_sales");
        long[] paysElsewhere = columns.longs("pays_elsewhere");
        long[] isCovered = columns.longs("is_covered");
        return where(i -> isKnown[i] == 1 && paysElsewhere[i] == 0 && isCovered[i] == 1);
    }

    /** Of those whose revenue is not known, why: each counted once. */
    Unknown ofUnknownRevenue() {
        long[] isKnown = columns.longs("is_known_to_sales");
        long[] paysElsewhere = columns.longs("pays_elsewhere");
        long[] isCovered = columns.longs("is_covered");
        return new Unknown(
                count(i -> isKnown[i] == 0),
                count(i -> isKnown[i] == 1 && paysElsewhere[i] == 1),
                count(i -> isKnown[i] == 1 && paysElsewhere[i] == 0 && isCovered[i] == 0));
    }

    private long count(IntPredicate rule) {
        return IntStream.of(kept).filter(rule).count();
    }

    /** The same customers where revenue is not counted. */
    AskedCustomers withoutRevenue() {
        return new AskedCustomers(columns, Optional.empty(), attributes, cut);
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

    Optional<RevenueCoverage> coverage() {
        return revenue;
    }

    /** "revenue of the year before", as classes and pictures are called. */
    String revenueName() {
        return "revenue of " + revenue.orElseThrow().before();
    }

    String ordersName() {
        return "orders of " + revenue.orElseThrow().before();
    }

    /** Before they were asked, in major units. */
    double[] revenue() {
        double[] all = allRevenue();
        return IntStream.of(kept).mapToDouble(i -> all[i]).toArray();
    }

    private double[] allRevenue() {
        double minor = revenue.map(known -> known.sales().minorPerMajor()).orElse(1.0);
        return Arrays.stream(columns.doubles("revenue_minor"))
                .map(amount -> amount / minor)
                .toArray();
    }

    double[] orders() {
        return pick("orders");
    }

    double[] tenure() {
        return pick("tenure_days");
    }

    /** Unit of money, which is there where revenue is. */
    Unit money(String per) {
        return Unit.money(revenue.orElseThrow().sales().currency(), per);
    }

    /** Classes that people recognise: revenue, the channel of the invitation, every dated attribute. */
    Map<String, String[]> classes() {
        Map<String, String[]> classes = new LinkedHashMap<>();
        ofAll().forEach((name, values) -> classes.put(name, texts(values)));
        classes.values()
                .removeIf(values -> Arrays.stream(values).distinct().limit(2).count() < 2);
        return classes;
    }

    /** The same of all who were asked, in the segment or not. */
    private Map<String, String[]> ofAll() {
        Map<String, String[]> classes = new LinkedHashMap<>();
        revenue.ifPresent(known -> classes.put(revenueName(), tiers()));
        classes.put("invitation channel", columns.textsOr("channel", NOT_KNOWN));
        long[] customer = columns.longs("customer_id");
        double[] day = columns.doubles("asked_day");
        for (String name : attributes.names()) {
            classes.put(name.replace('_', ' '), attributes.at(name, customer, day));
        }
        return classes;
    }

    /** Whether figures of these customers tell of no group too small to show. */
    boolean shows(SmallGroups small) {
        return cut.shows(small);
    }

    /** Which of the classes of one kind may be shown to those who see the whole. */
    boolean[] shown(SmallGroups small, String group, Collection<String> levels) {
        return Cut.shown(
                small,
                attributes.names().stream()
                        .filter(name -> name.replace('_', ' ').equals(group))
                        .findFirst()
                        .map(name -> cut.byAttribute(
                                name,
                                List.copyOf(levels),
                                attributes,
                                columns.longs("customer_id"),
                                columns.doubles("asked_day")))
                        .orElseGet(() -> parts(Objects.requireNonNull(ofAll().get(group), group), levels)));
    }

    private List<Cut> parts(String[] classes, Collection<String> levels) {
        return levels.stream()
                .map(level -> cut.where(i -> classes[i].equals(level)))
                .toList();
    }

    /** Whether what respondents and non-respondents brought may be shown side by side. */
    boolean showsMoneyOfBoth(SmallGroups small, Money ofSilent, Money ofHeard) {
        boolean[] shown = Cut.shownMoney(
                small,
                List.of(cut.where(i -> columns.isNull("rating", i)), cut.where(i -> !columns.isNull("rating", i))),
                List.of(ofSilent, ofHeard));
        return shown[0] && shown[1];
    }

    /** Whether figures of those who brought as much may be shown, and of the others. */
    boolean showsFrom(SmallGroups small, double threshold) {
        double[] amounts = allRevenue();
        boolean[] shown = Cut.shown(
                small, List.of(cut.where(i -> amounts[i] >= threshold), cut.where(i -> amounts[i] < threshold)));
        return shown[0] && shown[1];
    }

    /** Whether an amount of revenue leaves customers on both sides, enough to be shown; of no revenue it says nothing. */
    boolean partsAt(double threshold, SmallGroups small) {
        if (revenue.isEmpty()) {
            return true;
        }
        long high = Arrays.stream(revenue()).filter(r -> r >= threshold).count();
        return high > 0 && high < size() && showsFrom(small, threshold);
    }

    /** What a response model may see. */
    Covariates covariates() {
        Covariates known = Covariates.ofRows(size());
        if (revenue.isPresent()) {
            known = known.amount("amount of revenue", revenue()).number(ordersName(), orders());
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

    /** Revenue of all in classes of as many of these customers each, and those of no revenue. */
    private String[] tiers() {
        double[] amounts = allRevenue();
        double[] ends = tierEnds(revenue());
        String[] tiers = new String[amounts.length];
        Map<Integer, String> names = new LinkedHashMap<>();
        for (int k = 0; k < tiers.length; k++) {
            int tier = amounts[k] <= 0 ? -1 : tier(ends, amounts[k]);
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

    /** With three significant digits, in whole units of the currency from ten on. */
    String write(double amount) {
        return money("").rounded(amount);
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
