package org.wayworth.analytics.late;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.analytics.audience.Attributes;
import org.wayworth.analytics.audience.Sales;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.analytics.sceptic.FinerTimes;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/** What {@code late.sql} returns, cut to the rows that a comparison may use. */
final class LateRows {

    /** Fewer customers who rated, or bought, before tell nothing about all. */
    private static final int FEWEST_RATED_BEFORE = 100;

    private final Columns columns;
    private final Attributes attributes;
    private final int[] kept;

    private LateRows(Columns columns, Attributes attributes, int[] kept) {
        this.columns = columns;
        this.attributes = attributes;
        this.kept = kept;
    }

    static LateRows of(Columns columns, Attributes attributes) {
        return new LateRows(
                columns, attributes, IntStream.range(0, columns.size()).toArray());
    }

    /** The rows for which the whole number in {@code column} is 1: a yes. */
    LateRows where(String column) {
        long[] flags = columns.longs(column);
        return where(i -> flags[i] == 1);
    }

    private LateRows where(IntPredicate rule) {
        return new LateRows(columns, attributes, IntStream.of(kept).filter(rule).toArray());
    }

    LateRows onlyLate(boolean late) {
        long[] flags = columns.longs("is_late");
        return where(i -> (flags[i] == 1) == late);
    }

    /** Those in the one state that are not in the other: "is_open" but not "is_kept". */
    LateRows without(String column) {
        long[] flags = columns.longs(column);
        return where(i -> flags[i] != 1);
    }

    int size() {
        return kept.length;
    }

    /** Customers; a response without one stands for itself. */
    long people() {
        return Arrays.stream(customers()).distinct().count();
    }

    double[] ratings() {
        return pick(columns.doubles("rating"));
    }

    double[] late() {
        return pick(columns.doubles("is_late"));
    }

    double[] daysLate() {
        return pick(columns.doublesOr("days_late", 0));
    }

    /** 1 where the promise was overdue and not kept yet when the customer answered. */
    double[] open() {
        return pick(columns.doubles("is_open"));
    }

    double[] day() {
        return pick(columns.doubles("promised_day"));
    }

    /** What was known when the promise was made: of the order, and of the customer. */
    Covariates covariates() {
        return withRatings(ofOrder());
    }

    private Covariates withRatings(Covariates ofOrder) {
        Covariates covariates = withAttributes(ofOrder);
        if (hasEarlierRating()) {
            covariates.number("earlier rating", earlierRatings()).factor("rated before", isRatedBefore());
        }
        return covariates.withoutDependent();
    }

    /** The same without earlier ratings, which then serve as placebo. */
    private Covariates withoutRatings() {
        return withAttributes(ofOrder()).withoutDependent();
    }

    private Covariates withAttributes(Covariates covariates) {
        for (String name : attributes.names()) {
            covariates.factor(
                    name.replace('_', ' '), attributes.at(name, customers(), pick(columns.doubles("made_day"))));
        }
        return covariates;
    }

    private Covariates ofOrder() {
        return withoutQuarter().factor("quarter", texts("quarter"));
    }

    private Covariates withoutQuarter() {
        return Covariates.ofRows(kept.length)
                .amount("value of the order", major("order_value_minor", "order_currency"))
                .number("time promised", pick(columns.doublesOr("lead_days", 0)))
                .amount("earlier revenue", major("revenue_before_minor", "revenue_currency"))
                .number("earlier orders", pick(columns.doubles("orders_before")))
                .factor("currency", texts("currencies"))
                .factor("kind of episode", texts("episode_kind"))
                .factor("product", texts("product"));
    }

    /** The difference with effects of quarters, against the difference among promises of the same week. */
    Fit<FinerTimes> finerTimes() {
        return FinerTimes.of(late(), ratings(), covariates(), withRatings(withoutQuarter()), day(), customers());
    }

    /** In major units of the amount's own currency: yen have no hundredths. */
    private double[] major(String column, String currency) {
        double[] minor = pick(columns.doubles(column));
        String[] currencies = texts(currency);
        double[] major = new double[minor.length];
        // Where there is no amount, there is no currency.
        Arrays.setAll(major, i -> currencies[i].isEmpty() ? minor[i] : minor[i] / Sales.minorPerMajor(currencies[i]));
        return major;
    }

    private String[] texts(String column) {
        String[] all = columns.texts(column);
        return IntStream.of(kept).mapToObj(i -> all[i]).toArray(String[]::new);
    }

    boolean hasEarlierRating() {
        return withEarlierRating().length >= FEWEST_RATED_BEFORE;
    }

    private int[] withEarlierRating() {
        return IntStream.of(kept)
                .filter(i -> !columns.isNull("earlier_rating", i))
                .toArray();
    }

    /** The mean stands for those who never rated before. */
    private double[] earlierRatings() {
        double[] all = columns.doublesOr("earlier_rating", 0);
        double mean = IntStream.of(withEarlierRating())
                .mapToDouble(i -> all[i])
                .average()
                .orElse(0);
        return IntStream.of(kept)
                .mapToDouble(i -> columns.isNull("earlier_rating", i) ? mean : all[i])
                .toArray();
    }

    private String[] isRatedBefore() {
        return IntStream.of(kept)
                .mapToObj(i -> columns.isNull("earlier_rating", i) ? "no" : "yes")
                .toArray(String[]::new);
    }

    /** The lateness against the customer's rating before the promise, which it cannot have moved. */
    Comparison placebo() {
        LateRows rated = new LateRows(columns, attributes, withEarlierRating());
        return new Comparison(
                rated.late(), rated.earlierRatings(), rated.withoutRatings(), rated.customers(), Unit.number("points"));
    }

    /** Whether anything of the customers, not of the order alone, is known from before. */
    boolean knowsCustomers() {
        return !attributes.names().isEmpty()
                || hasEarlierRating()
                || Arrays.stream(pick(columns.doubles("orders_before")))
                                .filter(n -> n > 0)
                                .count()
                        >= FEWEST_RATED_BEFORE;
    }

    Comparison comparison(double[] exposure) {
        return new Comparison(exposure, ratings(), covariates(), customers(), Unit.number("points"));
    }

    /** Adjusted for attributes without a date as well. */
    Comparison with(LateUndated undated) {
        Covariates covariates = covariates();
        for (String name : undated.names()) {
            covariates.factor(name.replace('_', ' '), undated.of(name, customers()));
        }
        return new Comparison(late(), ratings(), covariates.withoutDependent(), customers(), Unit.number("points"));
    }

    /** Answers without a customer each stand for themselves. */
    private long[] customers() {
        long[] customer = new long[kept.length];
        long[] known = columns.longsOr("customer_id", 0);
        long[] feedback = columns.longs("feedback_id");
        for (int i = 0; i < kept.length; i++) {
            boolean isUnknown = columns.isNull("customer_id", kept[i]);
            customer[i] = isUnknown ? -1 - feedback[kept[i]] : known[kept[i]];
        }
        return customer;
    }

    private double[] pick(double[] values) {
        return IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
    }
}
