package org.wayworth.analytics.lifetime;

import java.util.Arrays;
import org.wayworth.kernel.Vector;
import org.wayworth.vocabulary.Measured;
import org.wayworth.vocabulary.Unit;

/** How value is spread over customers: what each tenth of them holds. */
final class LifetimeConcentration {

    private static final double LEVEL = 0.95;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final int TENTHS = 10;

    private final double[] sorted;
    private final double total;

    LifetimeConcentration(Vector values) {
        this.sorted = values.toArray();
        Arrays.sort(sorted);
        this.total = Arrays.stream(sorted).sum();
    }

    Measured topTenth() {
        return tenth(TENTHS - 1);
    }

    int size(int tenth) {
        return bound(tenth + 1) - bound(tenth);
    }

    /**
     * Share of the value that a tenth of customers holds, the poorest is 0. Its interval is normal, by the influence of
     * each customer on the two Lorenz ordinates between which the tenth lies (Beach and Davidson 1983).
     */
    Measured tenth(int tenth) {
        int n = sorted.length;
        int from = bound(tenth);
        int until = bound(tenth + 1);
        double low = sorted[from];
        double high = sorted[until - 1];
        boolean isLast = until == n;
        double share = Arrays.stream(sorted, from, until).sum() / total;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            // (v − q) for those above a bound, so that who crosses it is no jump.
            double above = (i >= from ? sorted[i] - low : 0) - (!isLast && i >= until ? sorted[i] - high : 0);
            double influence = above - share * sorted[i];
            mean += influence / n;
            squares += influence * influence / n;
        }
        double reach = NORMAL_95 * Math.sqrt(Math.max(0, squares - mean * mean) / n) / (total / n);
        return new Measured(
                share, Math.max(0, share - reach), Math.min(1, share + reach), LEVEL, Unit.share("of the value"));
    }

    private int bound(int tenth) {
        return (int) ((long) sorted.length * tenth / TENTHS);
    }
}
