package org.wayworth.analytics.sceptic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wayworth.kernel.Estimate;
import org.wayworth.kernel.Fit;
import org.wayworth.vocabulary.Unit;

/**
 * Customers compared with themselves: when the same customer rates higher than at another time, does more follow?
 * Whatever stays the same about a customer cannot stand behind that. Where enough customers answered four times or more,
 * each customer's own straight line over time is taken out as well, so that what rises or falls steadily cannot either.
 *
 * <p>Its own test is the lead: the next rating of the same customer cannot move what came before it. Where it seems to,
 * something else moves both, or money moves ratings. Revenue before the answer is no test here: it fails in half of the
 * companies with a true effect, since a customer's mean holds it (Wooldridge 2010, strict exogeneity).
 *
 * <p>Answers whose horizon overlaps that of an earlier one are left out, since one purchase must not count for two
 * answers. Errors are clustered by customer.
 *
 * @param slope of the outcome on the exposure within customers
 * @param lead of the next exposure, given this one; impossible where too few answered three times
 * @param isWithoutTrends whether each customer's own line is taken out
 * @param customers who took part
 * @param answers of theirs
 * @param withinShare of the exposure's variance among these answers lies within customers
 */
public record SameCustomer(
        Estimate slope, Fit<Lead> lead, boolean isWithoutTrends, int customers, int answers, double withinShare) {

    private static final int FEWEST_CUSTOMERS = 100;
    private static final int FEWEST_FOR_TRENDS = 4;
    private static final int FEWEST_FOR_LEAD = 3;
    private static final double RARE = 0.01;

    /** @param slope of the next exposure @param pValue if it were 0 */
    public record Lead(Estimate slope, double pValue) {

        public boolean isClear() {
            return pValue < RARE;
        }
    }

    /**
     * Impossible too where the lead is clear and taking out each customer's line does not mend it: then money may move
     * ratings, and no figure within customers holds.
     *
     * @param day of each answer
     * @param horizonDays the outcome is counted for so long after each answer
     */
    public static Fit<SameCustomer> of(
            double[] exposure, double[] outcome, long[] customer, double[] day, int horizonDays) {
        List<int[]> answers = apart(customer, day, horizonDays);
        if (answers.size() < FEWEST_CUSTOMERS) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    Unit.whole(answers.size()) + " customers answered more than once, " + Unit.whole(horizonDays)
                            + " days or more apart",
                    "at least " + FEWEST_CUSTOMERS + " are needed: ask the same customers again");
        }
        List<int[]> often = atLeast(FEWEST_FOR_TRENDS, answers);
        boolean withoutTrends = often.size() >= FEWEST_CUSTOMERS;
        WithinCustomers model =
                new WithinCustomers(exposure, outcome, day, withoutTrends ? often : answers, withoutTrends);
        Fit<Lead> lead = lead(exposure, outcome, day, withoutTrends ? often : answers, withoutTrends);
        boolean isClear = lead.fold(Lead::isClear, no -> false);
        if (isClear && withoutTrends) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_EVENTS,
                    "the next rating tells what came before it, also without each customer's own trend",
                    "compare customers with each other");
        }
        return model.slope()
                .map(slope -> new SameCustomer(
                        slope, lead, withoutTrends, model.customers(), model.answers(), model.withinShare()));
    }

    private static Fit<Lead> lead(
            double[] exposure, double[] outcome, double[] day, List<int[]> answers, boolean withoutTrends) {
        List<int[]> often = atLeast(FEWEST_FOR_LEAD, answers);
        if (often.size() < FEWEST_CUSTOMERS) {
            return Fit.impossible(
                    Fit.Reason.TOO_FEW_ROWS,
                    Unit.whole(often.size()) + " customers answered three times or more",
                    "at least " + FEWEST_CUSTOMERS + " are needed: ask the same customers again");
        }
        double[] next = new double[exposure.length];
        List<int[]> followed = new ArrayList<>();
        for (int[] own : often) {
            for (int k = 0; k + 1 < own.length; k++) {
                next[own[k]] = exposure[own[k + 1]];
            }
            followed.add(Arrays.copyOf(own, own.length - 1));
        }
        return new WithinCustomers(exposure, outcome, day, followed, withoutTrends).lead(next);
    }

    private static List<int[]> atLeast(int many, List<int[]> answers) {
        return answers.stream().filter(own -> own.length >= many).toList();
    }

    /** By customer, in order of time: the answers of those who have several whose horizons do not overlap. */
    private static List<int[]> apart(long[] customer, double[] day, int horizonDays) {
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
                .sorted((a, b) -> Integer.compare(a.get(0), b.get(0)))
                .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
