package org.wayworth.analytics.best;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wayworth.analytics.sceptic.Means;
import org.wayworth.kernel.Vector;
import org.wayworth.kernel.proportion.Concentration;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;
import org.wayworth.warehouse.Columns;

/** Customers with revenue in the period, the best of them marked: {@code best.sql}. */
final class BestTier {

    private static final double LEVEL = 0.95;
    private static final int TENTHS = 10;

    private final Columns columns;
    private final double minorPerMajor;
    private final double[] before;
    private final BestCut cut;
    private final BestCut cutBeforeRatings;
    private final Set<Integer> best;

    BestTier(Columns columns, double minorPerMajor, double topShare) {
        this.columns = columns;
        this.minorPerMajor = minorPerMajor;
        this.before = columns.doubles("revenue_before_minor");
        String[] lots = columns.texts("lot");
        double[] known = columns.doubles("revenue_known_minor");
        this.cut = BestCut.of(IntStream.range(0, before.length).toArray(), before, lots, topShare);
        this.cutBeforeRatings = BestCut.of(
                IntStream.range(0, known.length).filter(i -> known[i] > 0).toArray(), known, lots, topShare);
        this.best = IntStream.of(cut.best()).boxed().collect(Collectors.toUnmodifiableSet());
    }

    int size() {
        return before.length;
    }

    /** Who is among the best of the whole period. */
    BestCut cut() {
        return cut;
    }

    /** Who is among the best by what they had brought before the days in which ratings count. */
    BestCut cutBeforeRatings() {
        return cutBeforeRatings;
    }

    boolean isBest(int row) {
        return best.contains(row);
    }

    int[] best() {
        return cut.best();
    }

    /**
     * Who was among the best by what they had brought before the days in which ratings count, and then rated us: so nothing
     * that followed the rating decides who is looked at.
     */
    int[] bestWithRating() {
        return IntStream.of(bestBeforeRatings())
                .filter(i -> !columns.isNull("rating", i))
                .toArray();
    }

    /** The best by what they had brought before the days in which ratings count. */
    int[] bestBeforeRatings() {
        return cutBeforeRatings.best();
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

    long[] whole(String column, int[] rows) {
        long[] all = columns.longs(column);
        return IntStream.of(rows).mapToLong(i -> all[i]).toArray();
    }

    /** Share of the revenue that the best bring. */
    Measured shareOfRevenue() {
        Concentration revenue = new Concentration(Vector.of(before));
        return share(revenue, size() - best().length, size());
    }

    /** Share of the revenue that each tenth of customers brings, the poorest first. */
    List<Measured> tenths() {
        Concentration revenue = new Concentration(Vector.of(before));
        return IntStream.range(0, TENTHS)
                .mapToObj(tenth -> share(revenue, revenue.bound(tenth, TENTHS), revenue.bound(tenth + 1, TENTHS)))
                .toList();
    }

    int sizeOfTenth(int tenth) {
        return (int) ((long) size() * (tenth + 1) / TENTHS - (long) size() * tenth / TENTHS);
    }

    private static Measured share(Concentration revenue, int from, int until) {
        return Means.measured(revenue.share(from, until, LEVEL), Unit.share("of revenue"));
    }
}
