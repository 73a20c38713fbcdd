package org.wayworth.analytics.landmark;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;

/** What is worked out row by row. */
final class EachRow {

    private EachRow() {}

    static double[] less(double[] one, double[] other) {
        double[] less = new double[one.length];
        Arrays.setAll(less, i -> one[i] - other[i]);
        return less;
    }

    static double[] times(double[] one, double[] other) {
        double[] product = new double[one.length];
        Arrays.setAll(product, i -> one[i] * other[i]);
        return product;
    }

    static double[] scaled(double[] values, double by) {
        return Arrays.stream(values).map(value -> value * by).toArray();
    }

    static double[] sum(double[] one, double[] other) {
        double[] sum = new double[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }

    static double[] yesOrNo(double[] counts) {
        return Arrays.stream(counts).map(count -> count > 0 ? 1 : 0).toArray();
    }

    /** "2024-1", "2024-2", of 4 times a year plus 0 to 3; equal texts are one object. */
    static String[] quarters(long[] number) {
        Long2ObjectOpenHashMap<String> texts = new Long2ObjectOpenHashMap<>();
        return Arrays.stream(number)
                .mapToObj(one -> texts.computeIfAbsent(one, q -> q / 4 + "-" + (q % 4 + 1)))
                .toArray(String[]::new);
    }
}
