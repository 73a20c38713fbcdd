package org.wayworth.kernel.lifetime;

import java.util.Arrays;
import org.wayworth.kernel.matrix.Magnitude;

/**
 * Purchase histories, equal ones kept once with their count: all the models here need of a customer is how many
 * repeat purchases, when the last one was, and how long ago the first.
 */
public final class Histories {

    /** {@code x[g]}, {@code recency[g]}, {@code age[g]}: group g; {@code count[g]} customers have it. */
    final int[] x;

    final double[] recency;
    final double[] age;
    final int[] count;
    private final int[] group;

    private Histories(int[] x, double[] recency, double[] age, int[] count, int[] group) {
        this.x = x;
        this.recency = recency;
        this.age = age;
        this.count = count;
        this.group = group;
    }

    /**
     * @param x repeat purchases, 0 or more (the first purchase does not count)
     * @param recency time from the first purchase to the last, 0 when {@code x} is 0
     * @param age time from the first purchase to now, above 0, not below {@code recency}
     */
    public static Histories of(int[] x, double[] recency, double[] age) {
        int n = x.length;
        if (recency.length != n || age.length != n) {
            throw new IllegalArgumentException("recency and age must have one value for each x (" + n + "), not "
                    + recency.length + " and " + age.length);
        }
        for (int i = 0; i < n; i++) {
            requireHistory(i, x[i], recency[i], age[i]);
        }
        Magnitude.require("age", age);
        return new Grouping(x, recency, age).done();
    }

    private static void requireHistory(int i, int x, double recency, double age) {
        if (x < 0) {
            throw new IllegalArgumentException("x must be 0 or more, not " + x + " in row " + i);
        }
        if (!(age > 0 && age < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("age must be finite and above 0, not " + age + " in row " + i);
        }
        if (!(recency >= 0 && recency <= age)) {
            throw new IllegalArgumentException(
                    "recency must lie from 0 to age (" + age + "), not " + recency + " in row " + i);
        }
        if (x == 0 && recency != 0) {
            throw new IllegalArgumentException("recency must be 0 where x is 0, not " + recency + " in row " + i);
        }
    }

    /** Customers. */
    public int size() {
        return group.length;
    }

    /** Distinct histories. */
    public int groups() {
        return x.length;
    }

    /** The group of customer i. */
    int groupOf(int i) {
        return group[i];
    }

    /** Every {@code step}-th distinct history: enough to start from. */
    Histories sample(int step) {
        int size = (groups() + step - 1) / step;
        int[] sampleX = new int[size];
        double[] sampleRecency = new double[size];
        double[] sampleAge = new double[size];
        int[] sampleCount = new int[size];
        for (int s = 0; s < size; s++) {
            sampleX[s] = x[s * step];
            sampleRecency[s] = recency[s * step];
            sampleAge[s] = age[s * step];
            sampleCount[s] = count[s * step];
        }
        return new Histories(sampleX, sampleRecency, sampleAge, sampleCount, new int[0]);
    }

    int largestX() {
        int most = 0;
        for (int value : x) {
            most = Math.max(most, value);
        }
        return most;
    }

    double meanAge() {
        double sum = 0;
        double customers = 0;
        for (int g = 0; g < x.length; g++) {
            sum += count[g] * age[g];
            customers += count[g];
        }
        return sum / customers;
    }

    /** Repeat purchases of all. */
    double purchases() {
        double sum = 0;
        for (int g = 0; g < x.length; g++) {
            sum += (double) count[g] * x[g];
        }
        return sum;
    }

    /** Open addressing: place of a history's group in {@code slots}, or −1. */
    private static final class Grouping {
        private final int[] x;
        private final double[] recency;
        private final double[] age;
        private final int[] first;
        private final int[] count;
        private final int[] group;
        private final int[] slots;
        private int groups;

        Grouping(int[] x, double[] recency, double[] age) {
            this.x = x;
            this.recency = recency;
            this.age = age;
            int n = x.length;
            first = new int[n];
            count = new int[n];
            group = new int[n];
            slots = new int[Integer.highestOneBit(Math.max(1, n)) * 4];
            Arrays.fill(slots, -1);
            for (int i = 0; i < n; i++) {
                add(i);
            }
        }

        private void add(int i) {
            int mask = slots.length - 1;
            int at = hash(i) & mask;
            while (slots[at] >= 0) {
                int g = slots[at];
                int other = first[g];
                if (x[other] == x[i] && recency[other] == recency[i] && age[other] == age[i]) {
                    count[g]++;
                    group[i] = g;
                    return;
                }
                at = (at + 1) & mask;
            }
            slots[at] = groups;
            first[groups] = i;
            count[groups] = 1;
            group[i] = groups++;
        }

        private int hash(int i) {
            long bits = Double.doubleToRawLongBits(recency[i]) * 0x9E3779B97F4A7C15L
                    ^ Double.doubleToRawLongBits(age[i]) * 0xC2B2AE3D27D4EB4FL
                    ^ x[i] * 0x165667B19E3779F9L;
            bits ^= bits >>> 29;
            bits *= 0xBF58476D1CE4E5B9L;
            return (int) (bits >>> 32);
        }

        Histories done() {
            int[] groupX = new int[groups];
            double[] groupRecency = new double[groups];
            double[] groupAge = new double[groups];
            for (int g = 0; g < groups; g++) {
                groupX[g] = x[first[g]];
                groupRecency[g] = recency[first[g]];
                groupAge[g] = age[first[g]];
            }
            return new Histories(groupX, groupRecency, groupAge, Arrays.copyOf(count, groups), group);
        }
    }
}
