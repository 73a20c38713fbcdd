package org.wayworth.kernel;

import java.util.Arrays;

/** An immutable table of numbers, rows × columns: what a result record holds instead of nested arrays. */
public final class Matrix {

    private final int rows;
    private final int columns;
    /** Row after row. */
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /** Copies {@code values}, which lie row after row. */
    public static Matrix ofRows(int rows, int columns, double[] values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException("a " + rows + " x " + columns + " matrix needs " + rows * columns
                    + " values, not " + values.length);
        }
        return new Matrix(rows, columns, values.clone());
    }

    /** Copies {@code values[row][column]}. */
    public static Matrix of(double[][] values) {
        int rows = values.length;
        int columns = rows == 0 ? 0 : values[0].length;
        double[] flat = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            if (values[i].length != columns) {
                throw new IllegalArgumentException(
                        "row " + i + " must have " + columns + " values like row 0, not " + values[i].length);
            }
            System.arraycopy(values[i], 0, flat, i * columns, columns);
        }
        return new Matrix(rows, columns, flat);
    }

    public double at(int row, int column) {
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("column " + column + " of " + columns);
        }
        return values[row * columns + column];
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public Vector row(int row) {
        return Vector.of(Arrays.copyOfRange(values, row * columns, (row + 1) * columns));
    }

    /** A fresh copy, row after row. */
    public double[] toArray() {
        return values.clone();
    }

    /** A fresh copy, {@code [row][column]}. */
    public double[][] toRows() {
        double[][] copy = new double[rows][];
        for (int i = 0; i < rows; i++) {
            copy[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix
                && rows == matrix.rows
                && columns == matrix.columns
                && Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(toRows());
    }
}
