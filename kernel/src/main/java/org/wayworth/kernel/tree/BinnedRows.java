package org.wayworth.kernel.tree;

/**
 * Rows as bins, counted through all columns ({@link Bins#starts}). For sums over rows only what differs from each
 * column's commonest bin is listed: of the many columns that tell the levels of a factor, a row differs in one.
 */
final class BinnedRows {

    /** Column after column: {@code every[j][i]}. */
    private final char[][] every;

    private final int[] commonest;

    /** Bins that are not their column's commonest, row after row; those of row i begin at {@code starts[i]}. */
    private final char[] listed;

    private final int[] starts;

    private BinnedRows(char[][] every, int[] commonest, int listed) {
        int rows = every[0].length;
        this.every = every;
        this.commonest = commonest;
        this.listed = new char[listed];
        this.starts = new int[rows + 1];
        int next = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < every.length; j++) {
                char bin = every[j][i];
                if (bin != commonest[j]) {
                    this.listed[next++] = bin;
                }
            }
            starts[i + 1] = next;
        }
    }

    /** @param values {@code values[j][i]}: column j, row i */
    static BinnedRows of(Bins bins, double[][] values) {
        int columns = values.length;
        int rows = values[0].length;
        int[] first = bins.starts();
        if (first[columns] > Character.MAX_VALUE) {
            throw new IllegalArgumentException("columns must have at most " + (int) Character.MAX_VALUE
                    + " bins together, not " + first[columns] + ": take fewer than 1,000 columns");
        }
        char[][] every = new char[columns][rows];
        long listed = 0;
        int[] commonest = new int[columns];
        int[] counts = new int[first[columns]];
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                int bin = first[j] + bins.bin(j, values[j][i]);
                every[j][i] = (char) bin;
                counts[bin]++;
            }
            commonest[j] = first[j];
            for (int b = first[j]; b < first[j + 1]; b++) {
                commonest[j] = counts[b] > counts[commonest[j]] ? b : commonest[j];
            }
            listed += rows - counts[commonest[j]];
        }
        return new BinnedRows(every, commonest, Math.toIntExact(listed));
    }

    /** The bin of a row in a column. */
    int of(int row, int column) {
        return every[column][row];
    }

    /** The bin of a column that most rows have; the first of those that as many have. */
    int commonest(int column) {
        return commonest[column];
    }

    /** Where the list of a row begins. */
    int start(int row) {
        return starts[row];
    }

    /** A bin of the list. */
    int bin(int place) {
        return listed[place];
    }
}
