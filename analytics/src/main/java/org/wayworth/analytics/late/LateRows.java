package org.wayworth.analytics.late;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.wayworth.analytics.sceptic.Comparison;
import org.wayworth.analytics.sceptic.Covariates;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/** What {@code late.sql} returns, cut to the rows that a comparison may use. */
final class LateRows {

    private static final double MINOR = 100;

    private final Columns columns;
    private final int[] kept;

    private LateRows(Columns columns, int[] kept) {
        this.columns = columns;
        this.kept = kept;
    }

    static LateRows of(Columns columns) {
        return new LateRows(columns, IntStream.range(0, columns.size()).toArray());
    }

    /** The rows for which the whole number in {@code column} is 1: a yes. */
    LateRows where(String column) {
        long[] flags = columns.longs(column);
        return where(i -> flags[i] == 1);
    }

    private LateRows where(IntPredicate rule) {
        return new LateRows(columns, IntStream.of(kept).filter(rule).toArray());
    }

    LateRows onlyLate(boolean late) {
        long[] flags = columns.longs("is_late");
        return where(i -> (flags[i] == 1) == late);
    }

    int size() {
        return kept.length;
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

    double[] day() {
        return pick(columns.doubles("promised_day"));
    }

    /** What was known when the promise was made. */
    Covariates covariates() {
        double[] value = pick(columns.doubles("order_value_minor"));
        for (int i = 0; i < value.length; i++) {
            value[i] /= MINOR;
        }
        String[] quarters = columns.texts("quarter");
        String[] quarter = new String[kept.length];
        for (int i = 0; i < kept.length; i++) {
            quarter[i] = quarters[kept[i]];
        }
        return Covariates.ofRows(kept.length)
                .amount("value of the order", value)
                .number("time promised", pick(columns.doublesOr("lead_days", 0)))
                .factor("quarter", quarter)
                .withoutDependent();
    }

    Comparison comparison(double[] exposure) {
        return new Comparison(exposure, ratings(), covariates(), customers(), Unit.number("points"));
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
