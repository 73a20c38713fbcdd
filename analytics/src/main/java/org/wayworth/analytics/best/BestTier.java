package org.wayworth.analytics.best;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/** Customers with revenue in the period, the best of them marked: {@code best.sql}. */
final class BestTier {

    private static final double LEVEL = 0.95;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final int TENTHS = 10;

    private final Columns columns;
    private final double minorPerMajor;
    private final double[] before;
    private final double[] sorted;
    private final double cut;

    BestTier(Columns columns, double minorPerMajor, double topShare) {
        this.columns = columns;
        this.minorPerMajor = minorPerMajor;
        this.before = columns.doubles("revenue_before_minor");
        this.sorted = before.clone();
        Arrays.sort(sorted);
        this.cut = sorted.length == 0 ? 0 : sorted[(int) Math.floor((1 - topShare) * (sorted.length - 1))];
    }

    int size() {
        return before.length;
    }

    /** Least revenue, in minor units, of one of the best. */
    long cutMinor() {
        return (long) cut;
    }

    boolean isBest(int row) {
        return before[row] >= cut;
    }

    int[] best() {
        return IntStream.range(0, before.length).filter(this::isBest).toArray();
    }

    /** The best who rated us in time. */
    int[] bestWithRating() {
        return IntStream.of(best()).filter(i -> !columns.isNull("rating", i)).toArray();
    }

    long[] customers() {
        return columns.longs("customer_id");
    }

    double[] pick(String column, int[] rows) {
        double[] all = columns.doublesOr(column, Double.NaN);
        return IntStream.of(rows).mapToDouble(i -> all[i]).toArray();
    }

    double[] money(String column, int[] rows) {
        return Arrays.stream(pick(column, rows))
                .map(minor -> minor / minorPerMajor)
                .toArray();
    }

    /** Share of the revenue that the best bring. */
    Measured shareOfRevenue() {
        int from = sorted.length - best().length;
        return share(from, sorted.length);
    }

    /** Share of the revenue that a tenth of customers brings, the poorest is 0. */
    Measured tenth(int tenth) {
        return share(bound(tenth), bound(tenth + 1));
    }

    int sizeOfTenth(int tenth) {
        return bound(tenth + 1) - bound(tenth);
    }

    private int bound(int tenth) {
        return (int) ((long) sorted.length * tenth / TENTHS);
    }

    /** Normal interval, by the influence of each customer on the Lorenz ordinates (Beach and Davidson 1983). */
    private Measured share(int from, int until) {
        int n = sorted.length;
        double total = Arrays.stream(sorted).sum();
        double share = Arrays.stream(sorted, from, until).sum() / total;
        double low = sorted[from];
        double high = sorted[until - 1];
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double above = (i >= from ? sorted[i] - low : 0) - (until < n && i >= until ? sorted[i] - high : 0);
            double influence = above - share * sorted[i];
            mean += influence / n;
            squares += influence * influence / n;
        }
        double reach = NORMAL_95 * Math.sqrt(Math.max(0, squares - mean * mean) / n) / (total / n);
        return new Measured(
                share, Math.max(0, share - reach), Math.min(1, share + reach), LEVEL, Unit.share("of revenue"));
    }
}
