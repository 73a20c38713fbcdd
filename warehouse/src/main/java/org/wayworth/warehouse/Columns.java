package org.wayworth.warehouse;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The answer of a query, column by column, in primitive arrays. Arrays are handed out without a copy: do not write.
 *
 * <p>Dates come as whole numbers of days since 1970-01-01, times as microseconds since then in UTC, yes and no as 1 and 0.
 */
public final class Columns {

    private final int size;
    private final Map<String, Object> arrays;
    private final Map<String, boolean[]> nulls;

    /**
     * @param arrays {@code double[]}, {@code long[]} or {@code String[]} of length {@code size} by column name
     * @param nulls for columns that hold nulls: where
     */
    public Columns(int size, Map<String, Object> arrays, Map<String, boolean[]> nulls) {
        this.size = size;
        this.arrays = new LinkedHashMap<>(arrays);
        this.nulls = Map.copyOf(nulls);
    }

    /** Rows. */
    public int size() {
        return size;
    }

    public Set<String> names() {
        return arrays.keySet();
    }

    /** A numeric column without nulls. */
    public double[] doubles(String name) {
        requireNoNulls(name);
        return numbers(name, 0);
    }

    /** A numeric column, with {@code instead} where the database has null. */
    public double[] doublesOr(String name, double instead) {
        return numbers(name, instead);
    }

    /** A column of whole numbers, dates, times or yes-or-no without nulls. */
    public long[] longs(String name) {
        requireNoNulls(name);
        return longsOr(name, 0);
    }

    /** A column of whole numbers, with {@code instead} where the database has null. */
    public long[] longsOr(String name, long instead) {
        if (!(column(name) instanceof long[] longs)) {
            throw new IllegalArgumentException("column " + name + " does not hold whole numbers");
        }
        boolean[] absent = nulls.get(name);
        if (absent == null) {
            return longs;
        }
        long[] filled = longs.clone();
        for (int i = 0; i < size; i++) {
            if (absent[i]) {
                filled[i] = instead;
            }
        }
        return filled;
    }

    /** A text column without nulls. */
    public String[] texts(String name) {
        requireNoNulls(name);
        return textsOr(name, "");
    }

    /** A text column, with {@code instead} where the database has null. */
    public String[] textsOr(String name, String instead) {
        if (!(column(name) instanceof String[] texts)) {
            throw new IllegalArgumentException("column " + name + " does not hold text");
        }
        boolean[] absent = nulls.get(name);
        if (absent == null) {
            return texts;
        }
        String[] filled = texts.clone();
        for (int i = 0; i < size; i++) {
            if (absent[i]) {
                filled[i] = instead;
            }
        }
        return filled;
    }

    public boolean isNull(String name, int row) {
        column(name);
        boolean[] absent = nulls.get(name);
        return absent != null && absent[row];
    }

    private double[] numbers(String name, double instead) {
        Object column = column(name);
        double[] values;
        if (column instanceof double[] doubles) {
            values = doubles;
        } else if (column instanceof long[] longs) {
            values = Arrays.stream(longs).asDoubleStream().toArray();
        } else {
            throw new IllegalArgumentException("column " + name + " does not hold numbers");
        }
        boolean[] absent = nulls.get(name);
        if (absent == null) {
            return values;
        }
        double[] filled = values.clone();
        for (int i = 0; i < size; i++) {
            if (absent[i]) {
                filled[i] = instead;
            }
        }
        return filled;
    }

    private Object column(String name) {
        Object column = arrays.get(name);
        if (column == null) {
            throw new IllegalArgumentException("there is no column " + name + " among " + arrays.keySet());
        }
        return column;
    }

    private void requireNoNulls(String name) {
        column(name);
        if (nulls.containsKey(name)) {
            throw new IllegalArgumentException(
                    "column " + name + " holds nulls: ask with a value to put in their place");
        }
    }
}
