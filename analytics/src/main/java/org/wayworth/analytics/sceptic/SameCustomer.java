package org.wayworth.analytics.sceptic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.kernel.panel.PanelResult;
import org.wayworth.kernel.panel.Within;
import org.wayworth.vocabulary.Unit;

/**
 * Customers compared with themselves: when the same customer rates higher than at another time, does more follow?
 * Whatever stays the same about a customer cannot stand behind that.
 *
 * <p>Answers whose horizon overlaps that of an earlier one are left out, since one purchase must not count for two
 * answers. Effects of customer and of quarter are taken out (two-way fixed effects, Wooldridge 2010), errors are
 * clustered by customer.
 *
 * @param slope of the outcome on the exposure within customers
 * @param customers who answered more than once, far enough apart
 * @param answers of theirs that took part
 * @param withinShare of the exposure's variance among these answers lies within customers
 */
public record SameCustomer(Estimate slope, int customers, int answers, double withinShare) {

    private static final double LEVEL = 0.95;
    private static final int FEWEST_CUSTOMERS = 100;
    private static final double DAYS_A_QUARTER = 365.25 / 4;

    /**
     * @param day of each answer
     * @param horizonDays the outcome is counted for so long after each answer
     */
    public static Fit<SameCustomer> of(
            double[] exposure, double[] outcome, long[] customer, double[] day, int horizonDays) {
        int[] rows = apart(customer, day, horizonDays);
        int[] unit =
                Clusters.labels(Arrays.stream(rows).mapToLong(i -> customer[i]).toArray());
        int customers = Arrays.stream(unit).max().orElse(-1) + 1;
        if (customers < FEWEST_CUSTOMERS) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    Unit.whole(customers) + " customers answered more than once, " + Unit.whole(horizonDays)
                            + " days or more apart",
                    "at least " + FEWEST_CUSTOMERS + " are needed: ask the same customers again");
        }
        double[] x = Arrays.stream(rows).mapToDouble(i -> exposure[i]).toArray();
        double[] y = Arrays.stream(rows).mapToDouble(i -> outcome[i]).toArray();
        int[] period = Arrays.stream(rows)
                .map(i -> (int) Math.floor(day[i] / DAYS_A_QUARTER))
                .toArray();
        int[] periods = Arrays.stream(period).distinct().count() > 1 ? period : null;
        return Within.fit(new double[][] {x}, y, unit, periods, Within.WithinErrors.CLUSTERED_CORRECTED)
                .map(result -> done(result, x, unit, customers));
    }

    private static SameCustomer done(PanelResult result, double[] x, int[] unit, int customers) {
        return new SameCustomer(result.estimate(0, LEVEL), customers, x.length, withinShare(x, unit, customers));
    }

    /** The answers of those who have several whose horizons do not overlap, in the order given. */
    private static int[] apart(long[] customer, double[] day, int horizonDays) {
        Map<Long, List<Integer>> kept = new HashMap<>();
        IntStream.range(0, customer.length)
                .boxed()
                .sorted((a, b) -> Double.compare(day[a], day[b]))
                .forEach(i -> {
                    List<Integer> own = kept.computeIfAbsent(customer[i], who -> new ArrayList<>(2));
                    if (own.isEmpty() || day[i] - day[own.get(own.size() - 1)] >= horizonDays) {
                        own.add(i);
                    }
                });
        return kept.values().stream()
                .filter(own -> own.size() > 1)
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static double withinShare(double[] x, int[] unit, int customers) {
        double[] sum = new double[customers];
        int[] count = new int[customers];
        for (int i = 0; i < x.length; i++) {
            sum[unit[i]] += x[i];
            count[unit[i]]++;
        }
        double mean = Arrays.stream(x).sum() / x.length;
        double within = 0;
        double all = 0;
        for (int i = 0; i < x.length; i++) {
            double own = x[i] - sum[unit[i]] / count[unit[i]];
            within += own * own;
            all += (x[i] - mean) * (x[i] - mean);
        }
        return within / all;
    }
}
