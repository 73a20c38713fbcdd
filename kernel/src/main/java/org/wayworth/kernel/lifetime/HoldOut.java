package org.wayworth.kernel.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.wayworth.kernel.Vector;

/**
 * What a buying model foresaw against what came: the picture to show before anyone believes a lifetime value.
 */
public final class HoldOut {

    /**
     * Customers with the same number of repeat purchases so far.
     *
     * @param x that number; in the last group, or more
     * @param expected purchases in the hold-out, mean over the group
     * @param actual mean over the group
     */
    public record Group(int x, int customers, double expected, double actual) {}

    /**
     * @param groups by purchases so far
     * @param expected purchases of all in the hold-out
     * @param actual purchases of all in the hold-out
     * @param error mean absolute error over customers
     * @param errorOfSameAgain mean absolute error of the rule "as fast as so far"
     */
    public record Result(List<Group> groups, double expected, double actual, double error, double errorOfSameAgain) {

        public Result {
            groups = List.copyOf(groups);
        }
    }

    private HoldOut() {}

    /**
     * Repeat purchases of all customers together, expected by each calendar time.
     *
     * @param firstPurchase when each customer first bought
     * @param times in the same calendar
     */
    public static Vector expectedTotals(BuyingModel<?> model, double[] firstPurchase, double[] times) {
        double[] totals = new double[times.length];
        for (int t = 0; t < times.length; t++) {
            it.unimi.dsi.fastutil.doubles.Double2DoubleOpenHashMap known =
                    new it.unimi.dsi.fastutil.doubles.Double2DoubleOpenHashMap();
            for (double first : firstPurchase) {
                double since = times[t] - first;
                if (since > 0) {
                    totals[t] += known.computeIfAbsent(since, model::expectedPurchases);
                }
            }
        }
        return Vector.of(totals);
    }

    /**
     * Compares customer by customer.
     *
     * @param horizon length of the hold-out
     * @param actual purchases in it, by customer in the order of the histories
     * @param lastGroup customers with this many purchases so far or more form one group
     */
    public static Result compare(
            BuyingModel<?> model, Histories histories, double horizon, int[] actual, int lastGroup) {
        if (actual.length != histories.size()) {
            throw new IllegalArgumentException(
                    "actual must have one value for each customer (" + histories.size() + "), not " + actual.length);
        }
        double[] expectedOf = new double[histories.groups()];
        for (int g = 0; g < expectedOf.length; g++) {
            expectedOf[g] = model.expectedPurchases(histories.x[g], histories.recency[g], histories.age[g], horizon);
        }
        int[] customers = new int[lastGroup + 1];
        double[] expected = new double[lastGroup + 1];
        double[] seen = new double[lastGroup + 1];
        double error = 0;
        double errorOfSameAgain = 0;
        for (int i = 0; i < actual.length; i++) {
            int g = histories.groupOf(i);
            int group = Math.min(lastGroup, histories.x[g]);
            customers[group]++;
            expected[group] += expectedOf[g];
            seen[group] += actual[i];
            error += Math.abs(expectedOf[g] - actual[i]) / actual.length;
            errorOfSameAgain += Math.abs(histories.x[g] * horizon / histories.age[g] - actual[i]) / actual.length;
        }
        return result(customers, expected, seen, error, errorOfSameAgain);
    }

    private static Result result(
            int[] customers, double[] expected, double[] seen, double error, double errorOfSameAgain) {
        List<Group> groups = new ArrayList<>();
        double allExpected = 0;
        double allSeen = 0;
        for (int x = 0; x < customers.length; x++) {
            allExpected += expected[x];
            allSeen += seen[x];
            if (customers[x] > 0) {
                groups.add(new Group(x, customers[x], expected[x] / customers[x], seen[x] / customers[x]));
            }
        }
        return new Result(groups, allExpected, allSeen, error, errorOfSameAgain);
    }
}
