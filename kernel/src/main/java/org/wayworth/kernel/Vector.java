package org.wayworth.kernel;

import java.util.Arrays;

/** An immutable row of numbers: what a result record holds instead of an array. */
public final class Vector {

    private final double[] values;

    private Vector(double[] values) {
        this.values = values;
    }

    /** Copies {@code values}. */
    public static Vector of(double... values) {
        return new Vector(values.clone());
    }

    public double at(int index) {
        return values[index];
    }

    public int size() {
        return values.length;
    }

    /** A fresh copy. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
